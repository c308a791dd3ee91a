"""One-off bulk orders: left out of the daily rate and named on the card; people may count them, and take that back."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from bot.buttons import bulk, why
from bot.clearance.slow_stock import aged
from bot.desk import Asker, Desk, Pressed
from bot.errors import DeadButton, NotAllowed
from bot.errors.terms import BulkMoved
from bot.jobs import bulk_orders, plan
from bot.messages.stock.bulk_line import BulkLine
from bot.messages.stock.stock_card import stock_cards
from bot.sandbox.judge import check_message
from bot.sandbox.words import words_of
from bot.store import Store
from bot.telling.cards import cards
from bot.wording import Voice
from tests.bot.builders import Clock, Filled, a_desk, counted, planned, sells, terms
from tests.bot.store.builders import a_line

ANA, BEN = Asker("U0ANA", "C0UK", Voice()), Asker("U0BEN", "C0UK", Voice())


def order(store: Store, clock: Clock, units: int, *, ago: int, number: str = "big", **changes: Any) -> None:
    """Import an order of that many units, placed so many days ago."""
    paid = (clock.now - timedelta(days=ago)).replace(hour=12, minute=0)
    said = {"seller_sku": "SKU123", "name": "Bag", "shipped": paid} | changes
    run = store.imports.begin("UK Home", "orders", f"{number} {clock.now} {changes}", "o.csv", clock.now, clock.now)
    store.imports.stage(run, "orders", [a_line(number, "id-SKU123", units, paid, **said)])
    store.imports.switch(run, clock.now)


@pytest.fixture
def desk(store: Store, clock: Clock, filled: Filled) -> Desk:
    """5 a day for 45 days, and one order of 300 on 23 October, ten days ago."""
    return filled(a_desk(store, clock), one_giant)


def one_giant(desk: Desk) -> None:
    store, now = desk.store, desk.now()
    sells(store, now, 5)
    order(store, Clock(now), 300, ago=10)
    counted(store, now, SKU123=300)
    for asker in (ANA, BEN):
        store.people.set_role(asker.user, "planner", now=now)
    bulk_orders.run(desk)


def line(desk: Desk) -> BulkLine:
    (card,) = cards(desk, "SKU123")
    (found,) = card.bulk
    return found


def rate(desk: Desk) -> float:
    return cards(desk, "SKU123")[0].daily_rate


def words(desk: Desk) -> str:
    message = stock_cards(cards(desk, "SKU123"), Voice())
    check_message(message.text, list(message.blocks))
    return words_of({"text": message.text, "blocks": list(message.blocks)}, {}, "Europe/London")


def press(desk: Desk, it: BulkLine, asker: Asker = ANA, *, counts: bool = True) -> Iterator[Any]:
    value = f"{it.id}:{it.version}:{int(counts)}"
    return bulk.press(desk, asker, Pressed(value, is_private=True, moment="1"))


def test_it_is_left_out_of_the_rate_and_named(desk: Desk) -> None:
    assert rate(desk) == pytest.approx(5.0)
    assert "Left out of the daily rate: one order of 300 on Oct 23, 2026, far outside the others." in words(desk)
    assert "Count it" in words(desk)


def test_why_says_what_the_rate_is_made_without(desk: Desk) -> None:
    asker = Asker("U0ANA", "C0UK", Voice())
    (answer,) = why.press(desk, asker, Pressed("SKU123", is_private=True, moment="1"))
    assert "300 units of one-off bulk orders" in str(answer)
    list(press(desk, line(desk)))
    (answer,) = why.press(desk, asker, Pressed("SKU123", is_private=True, moment="2"))
    assert "one-off bulk orders" not in str(answer)


def test_who_counts_it_gets_the_rate_with_it_and_may_take_that_back(desk: Desk) -> None:
    (card,) = press(desk, line(desk))
    assert "The order of *300* on Oct 23, 2026 is counted, as <@U0ANA> said." in str(card.blocks)
    assert rate(desk) > 5.5
    list(press(desk, line(desk), counts=False))
    assert rate(desk) == pytest.approx(5.0)
    done = [entry.action for entry in desk.store.audit.entries(f"bulk_order:{line(desk).id}")]
    assert done == ["bulk order left out", "bulk order counted"]


def test_what_turns_over_counts_it_whatever_the_rate_does(desk: Desk, clock: Clock) -> None:
    """35 days after the first count 5 a day and an order of 300 have left: 450 in 30 days, counted or set apart."""
    clock.passes(days=35)
    sells(desk.store, clock.now, 5)
    order(desk.store, clock, 300, ago=5, number="again")
    planned(desk.store, clock.now, [terms()])
    bulk_orders.run(desk)
    latest = cards(desk, "SKU123")[0].bulk[0]

    def found() -> tuple[float, float]:
        (part,) = aged(desk, ["SKU123"])
        return float(part.judged.sold[0]), float(part.flow.cost_sold[0])

    apart = found()
    assert apart == (450, pytest.approx((35 * 5 + 300) / 35 * 365 * 1.2))
    list(press(desk, latest))
    assert found() == apart


def test_what_is_asked_follows_at_once(desk: Desk, clock: Clock) -> None:
    """Of 230 nothing is due at 5 a day; with the 300 in the rate an order is, and without them no more."""
    clock.passes(minutes=10)
    counted(desk.store, clock.now, SKU123=230)
    planned(desk.store, clock.now, [terms()])
    plan.run(desk)
    assert desk.store.suggestions.open() == ()
    (card,) = press(desk, line(desk))
    (asked,) = desk.store.suggestions.open()
    assert f"Order *{asked.quantity}*" in str(card.blocks)
    (card,) = press(desk, line(desk), counts=False)
    assert desk.store.suggestions.open() == ()
    assert "Order *" not in str(card.blocks)


def test_of_two_who_press_the_second_is_told(desk: Desk) -> None:
    seen = line(desk)
    list(press(desk, seen))
    with pytest.raises(BulkMoved):
        list(press(desk, seen, BEN))
    assert line(desk).decided_by == "U0ANA"


def test_a_viewer_decides_nothing(desk: Desk) -> None:
    desk.store.people.set_role("U0VIC", "viewer", now=desk.now())
    with pytest.raises(NotAllowed):
        list(press(desk, line(desk), Asker("U0VIC", "C0UK", Voice())))
    assert not line(desk).counts


def test_what_was_decided_stays_when_they_are_looked_for_again(desk: Desk, clock: Clock) -> None:
    list(press(desk, line(desk)))
    clock.passes(days=1)
    bulk_orders.run(desk)
    assert line(desk).counts


def test_a_cancelled_one_is_none_any_more(desk: Desk, clock: Clock) -> None:
    it, paid = line(desk), clock.now - timedelta(days=10)
    clock.passes(minutes=10)
    order(desk.store, clock, 300, ago=10, cancelled=paid.replace(hour=12, minute=30), shipped=None)
    assert bulk_orders.due(desk)
    bulk_orders.run(desk)
    assert cards(desk, "SKU123")[0].bulk == ()
    with pytest.raises(DeadButton):
        list(press(desk, it))


def test_it_asks_for_a_plan_only_where_something_changed(desk: Desk, clock: Clock) -> None:
    asked = desk.store.jobs.errands("plan").asked
    assert desk.store.bulk_orders.look(clock.now.date()) == 0
    assert desk.store.jobs.errands("plan").asked == asked


def test_after_a_year_nobody_needs_to_know(desk: Desk, clock: Clock) -> None:
    assert line(desk).day == date(2026, 10, 23)
    clock.passes(days=360)
    assert cards(desk, "SKU123")[0].bulk == ()


@pytest.mark.parametrize("value", ["", "1:1", "x:1:1", "1:1:2", "99:1:1"])
def test_a_button_of_nothing_is_dead(desk: Desk, value: str) -> None:
    with pytest.raises(DeadButton):
        list(bulk.press(desk, ANA, Pressed(value, is_private=True, moment="1")))
