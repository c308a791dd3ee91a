"""What is taken back is asked as it stands at this moment, in every list, before the next check of all."""

import pytest
from sqlalchemy import text

from bot.buttons import po_undo, undo
from bot.desk import Asker, Desk, Pressed
from bot.errors import ListsFollow
from bot.errors.order import OrderMoved
from bot.jobs import plan
from bot.numbered import decided
from bot.ordering.purchasing import outcome_rechecked
from bot.ordering.rechecking import MOST, is_too_many
from bot.ordering.reordering import all_to_decide
from bot.store import Standing, Store, Suggestion
from bot.wording import Voice
from planner.model import Level
from planner.purchase import State
from tests.bot.builders import Clock, counted, planned, sells, stocked, terms

PIA = Asker("U0PIA", "C0UK", Voice())


@pytest.fixture
def approved(store: Store, desk: Desk, clock: Clock) -> Suggestion:
    """SKU123 has 200 and sells 5 a day: 205 are asked for and approved; SKU9 sells as much and has 300."""
    store.people.set_role(PIA.user, "approver", now=clock.now)
    stocked(store, clock.now, 200)
    stocked(store, clock.now, 300, sku="SKU9")
    planned(store, clock.now, [terms(), terms("SKU9")])
    plan.run(desk)
    (asked,) = store.suggestions.open()
    store.deciding.approve(asked.id, asked.version, PIA.user, clock.now, clock.now.date())
    plan.run(desk)
    return asked


def undone(desk: Desk, number: int) -> str:
    return decided(desk, PIA, "undo", str(number), ()).text


def stands(desk: Desk) -> tuple[set[Standing], object]:
    """Return what lists say of each item, and the overview; not since when a row is so."""
    return {it._replace(as_of=desk.now()) for it in desk.store.levels.all()}, desk.store.levels.overview()


def sold_and_counted(desk: Desk, clock: Clock, left: int, *, days: int) -> None:
    """Some days pass on which 5 a day are sold; then it is counted."""
    for _ in range(days):
        clock.passes(days=1)
        sells(desk.store, clock.now, 5, days=1)
    counted(desk.store, clock.now, SKU123=left, SKU9=300)
    plan.run(desk)


def test_it_is_asked_as_it_stands_now_and_the_check_of_all_finds_nothing_to_change(
    desk: Desk, clock: Clock, approved: Suggestion
) -> None:
    """Three days later 185 are left: 220 bring them up to 405, and everything that lists say is what a check says."""
    sold_and_counted(desk, clock, 185, days=3)
    assert "It will be asked again as #1: order *220*." in undone(desk, approved.id)
    (line,) = all_to_decide(desk)
    assert (line.number, line.quantity, line.days_of_cover, line.level) == (approved.id, 220, 37.0, Level.REORDER)
    at_once = stands(desk)
    plan.run(desk)
    assert stands(desk) == at_once
    assert [each.version for each in desk.store.suggestions.open()] == [line.version]


def test_where_the_rest_is_asked_meanwhile_that_number_is_said_with_all_of_it(
    desk: Desk, clock: Clock, approved: Suggestion
) -> None:
    """20 of 205 are ordered: the check asks for the rest as number 2, and after Undo number 2 asks for all."""
    undone(desk, approved.id)
    (asked,) = desk.store.suggestions.open()
    desk.store.deciding.approve(asked.id, asked.version, PIA.user, clock.now, clock.now.date(), 20)
    plan.run(desk)
    assert [(each.id, each.quantity) for each in desk.store.suggestions.open()] == [(2, 185)]
    assert "It will be asked again as #2: order *205*." in undone(desk, asked.id)
    assert [(each.id, each.quantity) for each in desk.store.suggestions.open()] == [(2, 205)]


def test_where_nothing_is_to_order_any_more_it_says_so(desk: Desk, clock: Clock, approved: Suggestion) -> None:
    sold_and_counted(desk, clock, 900, days=1)
    said = undone(desk, approved.id)
    assert said == "`SKU123` It is undone. There is nothing to order now: `/stock SKU123` says why."
    assert not desk.store.suggestions.open()


def test_a_store_that_was_never_checked_counts_nothing(store: Store, desk: Desk, approved: Suggestion) -> None:
    (row,) = store.levels.of(["SKU123"])
    store.levels.save([])
    store.levels.save_some([row])
    assert store.levels.overview() == ()
    assert store.levels.of(["SKU123"]) == (row,)


def test_a_receipt_and_a_cancelled_order_are_in_every_list_at_once(
    desk: Desk, clock: Clock, approved: Suggestion
) -> None:
    """100 of 205 come: 300 on hand, 105 to come. The rest is cancelled: 300 are above the threshold of 225."""
    clock.passes(minutes=1)  # since it was counted
    (order,) = desk.store.orders.all()
    sent = desk.store.orders.move(order.number, order.version, State.ORDERED, PIA.user, clock.now).order
    got = desk.store.orders.receive(order.number, sent.version, {1: 100}, PIA.user, clock.now)
    list(outcome_rechecked(desk, PIA, got))
    at_once = stands(desk)
    assert {(it.product, it.available) for it in at_once[0]} == {("SKU123", 300), ("SKU9", 300)}
    plan.run(desk)
    assert stands(desk) == at_once
    gone = desk.store.orders.move(order.number, got.order.version, State.CANCELLED, PIA.user, clock.now)
    list(outcome_rechecked(desk, PIA, gone))
    at_once = stands(desk)
    plan.run(desk)
    assert stands(desk) == at_once
    assert not desk.store.suggestions.open()


def test_who_was_too_late_has_nothing_checked(desk: Desk, approved: Suggestion) -> None:
    (order,) = desk.store.orders.all()
    before = stands(desk)
    late = desk.store.orders.move(order.number, order.version + 1, State.CANCELLED, PIA.user, desk.now())
    with pytest.raises(OrderMoved):
        list(outcome_rechecked(desk, PIA, late))
    assert stands(desk) == before


def test_what_counts_is_said_to_count_where_checking_it_fails(desk: Desk, approved: Suggestion) -> None:
    """The sales of an item cannot be read any more: the undo stands, the card of the order comes, the lists follow."""
    (order,) = desk.store.orders.all()
    sent = desk.store.orders.move(order.number, order.version, State.ORDERED, PIA.user, desk.now()).order
    with desk.store.access.writing() as session:
        session.connection().execute(text("UPDATE packed_month SET days = :days"), {"days": b"unreadable"})
    shown = po_undo.press(desk, PIA, Pressed(f"{order.number}:{sent.version}", is_private=True, moment="1"))
    assert "undone by" in str(next(shown).blocks)
    with pytest.raises(ListsFollow):
        next(shown)
    assert desk.store.orders.one(order.number).state == State.DRAFT
    with pytest.raises(ListsFollow):
        list(undo.press(desk, PIA, Pressed(f"{approved.id}:{approved.version + 1}", is_private=True, moment="2")))
    assert [each.id for each in desk.store.suggestions.open()] == [approved.id]


def test_more_products_than_somebody_waits_for_are_left_to_the_next_check() -> None:
    assert [is_too_many([f"SKU{k}" for k in range(n)]) for n in (MOST, MOST + 1)] == [False, True]
