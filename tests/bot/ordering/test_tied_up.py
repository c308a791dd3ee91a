"""The cash in stock and on order is that of this moment, not of the last check."""

import pytest

from bot.clearance.clearing import stock_money
from bot.desk import Desk
from bot.jobs import age_stock, plan
from bot.ordering.reordering import to_decide
from bot.ordering.tied_up import tied_up, values_now
from bot.store import Store
from planner.purchase import State
from tests.bot.builders import Clock, planned, stocked, terms

ON_HAND, ORDERED = 200 * 120, 205 * 120  # [cents] 200 on hand and 205 asked for, at $1.20


@pytest.fixture
def asked(store: Store, desk: Desk, clock: Clock) -> Desk:
    """SKU123 stands below its threshold; it was checked an hour ago."""
    stocked(store, clock.now, 200)
    planned(store, clock.now, [terms()])
    plan.run(desk)
    clock.passes(hours=1)
    return desk


def approved(desk: Desk, clock: Clock) -> int:
    (suggestion,) = desk.store.suggestions.open()
    desk.store.deciding.approve(suggestion.id, suggestion.version, "U1", clock.now, clock.now.date())
    return suggestion.id


def test_before_any_check_nothing_is_known(desk: Desk) -> None:
    assert not tied_up(desk)


def test_what_was_approved_since_the_check_is_in_it(asked: Desk, clock: Clock) -> None:
    """$240.00 on hand; $246.00 more once the order is a draft; all of it together stays what it was."""
    before = to_decide(asked, "")
    assert (before.cash, before.cash_after) == ({"USD": ON_HAND}, {"USD": ON_HAND + ORDERED})
    approved(asked, clock)
    after = to_decide(asked, "")
    assert after.cash == after.cash_after == {"USD": ON_HAND + ORDERED}
    assert tied_up(asked, "UK Home") == {"USD": ON_HAND + ORDERED}
    assert not tied_up(asked, "Atlantis")
    plan.run(asked)
    assert tied_up(asked) == {"USD": ON_HAND + ORDERED}


def test_clearance_says_the_same_of_what_is_on_hand_and_on_order(asked: Desk, clock: Clock) -> None:
    """What was looked at before the approval is $240.00 on hand; the $246.00 are on order at once, and in a receipt."""
    age_stock.run(asked)
    approved(asked, clock)
    assert [(it.on_hand_minor, it.on_order_minor) for it in values_now(asked, "uk home")] == [(ON_HAND, ORDERED)]
    assert stock_money(asked, asked.store.ages.values()).on_order == {}
    (order,) = asked.store.orders.all()
    clock.passes(minutes=1)
    shipped = asked.store.orders.move(order.number, order.version, State.ORDERED, "U1", clock.now).order
    asked.store.orders.receive(order.number, shipped.version, {1: 200}, "U1", clock.now)
    (now,) = values_now(asked)
    assert (now.on_hand_minor, now.on_order_minor) == (ON_HAND + 200 * 120, 5 * 120)
    plan.run(asked)
    assert values_now(asked) == (now,)
    assert stock_money(asked, [now]).on_order == {"USD": 5 * 120}


def test_what_is_taken_back_or_cancelled_is_in_it_no_more(asked: Desk, clock: Clock) -> None:
    number = approved(asked, clock)
    suggestion = asked.store.suggestions.one(number)
    assert suggestion is not None
    clock.passes(hours=1)
    asked.store.deciding.undo(number, suggestion.version, "U1", clock.now)
    assert tied_up(asked) == {"USD": ON_HAND}
    approved(asked, clock)
    plan.run(asked)
    clock.passes(hours=1)
    order = next(order for order in asked.store.orders.all() if order.state != State.CANCELLED)
    asked.store.orders.move(order.number, order.version, State.CANCELLED, "U1", clock.now)
    assert tied_up(asked) == {"USD": ON_HAND}
