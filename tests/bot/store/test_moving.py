"""What one location sends to another leaves the first, is on its way to the second, and arrives or stays."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime

import numpy as np
import pytest

from bot.store import Database, Move, Outgoing, PurchaseOrder, Store
from bot.store.access import seconds
from bot.store.movements.history import differing
from planner.inflow import stock_at
from planner.purchase import State
from tests.bot.store.builders import a_count, a_shop, a_store, at, counts_in, hours

MOVE = Move("RED", "Mugs", "Cups", 40, date(2026, 3, 15))
SENT = at(3, 10)


@pytest.fixture
def both(database: Database) -> Store:
    """RED lies in Mugs, 100, and in Cups, 5."""
    store = a_store(database, "W1", a_shop("Mugs"), a_shop("Cups", channel="C2"))
    counts_in(store, a_count("1", 100, seller_sku="RED"), as_of=at(3, 9))
    counts_in(store, a_count("2", 5, seller_sku="RED"), shop="Cups", as_of=at(3, 9))
    return store


def quietly(_order: PurchaseOrder) -> tuple[Outgoing, ...]:
    return ()


def accepted(store: Store, move: Move = MOVE, now: datetime = SENT) -> PurchaseOrder:
    order = store.moves.accept(move, store.moves.so_far(move.product), "U1", now, quietly)
    assert order is not None
    return order


def stands(store: Store, now: datetime) -> dict[str, tuple[float, float]]:
    """Return what is on hand and what is on its way, by location."""
    (catalogue,) = store.facts.gather(now)
    coming = dict.fromkeys(range(2), 0.0)
    for item, units in zip(catalogue.inbound.item.tolist(), catalogue.inbound.quantity.tolist(), strict=True):
        coming[item] += units
    on_hand = catalogue.items.on_hand.tolist()
    return {place: (on_hand[i], coming[i]) for i, place in enumerate(catalogue.items.location)}


def test_it_leaves_the_one_and_is_on_its_way_to_the_other(both: Store) -> None:
    order = accepted(both)
    assert (order.state, order.origin, order.arrives) == (State.ORDERED, "Mugs", date(2026, 3, 15))
    assert stands(both, at(3, 11)) == {"Mugs": (60, 0), "Cups": (5, 40)}


def test_when_it_arrives_it_is_on_the_shelf_there_and_gone_here(both: Store) -> None:
    order = accepted(both)
    both.orders.receive(order.number, 1, {1: 40}, "U2", at(3, 14))
    assert stands(both, at(3, 15)) == {"Mugs": (60, 0), "Cups": (45, 0)}


def test_what_arrives_beyond_it_left_as_well_until_that_is_undone(both: Store) -> None:
    order = accepted(both)
    over = both.orders.receive(order.number, 1, {1: 50}, "U2", at(3, 14)).order
    assert stands(both, at(3, 15)) == {"Mugs": (50, 0), "Cups": (55, 0)}
    assert both.orders.take_back(order.number, over.version, "U2", at(3, 15)).won
    assert stands(both, at(3, 16)) == {"Mugs": (60, 0), "Cups": (5, 40)}


def in_stock(store: Store) -> list[int]:
    """Return whether it was there on the days from 8 to 12 March, and that what is packed is as it should be."""
    assert differing(store.access) == 0
    (catalogue,) = store.facts.gather(at(3, 13))
    return catalogue.history.in_stock[catalogue.items.location.index("Mugs"), -5:].tolist()


def was_left(store: Store, now: datetime) -> float:
    """Return what is known to have lain there at a moment, as slow stock is held against it."""
    (catalogue,) = store.facts.gather(at(3, 13))
    ((_, shelf),) = store.ages.shelves(catalogue, at(3, 13), 0)
    moment = np.full(2, seconds(now))
    return float(stock_at(shelf, moment)[catalogue.items.location.index("Mugs")])


def test_what_is_called_off_is_back_where_it_was(both: Store) -> None:
    order = accepted(both)
    assert was_left(both, at(3, 11)) == 60
    both.orders.move(order.number, 1, State.CANCELLED, "U1", at(3, 11))
    assert stands(both, at(3, 12)) == {"Mugs": (100, 0), "Cups": (5, 0)}
    assert was_left(both, at(3, 11)) == 100


@pytest.mark.parametrize(
    ("sent", "then"),
    [
        (at(3, 10), [-1, 1, 1, 0, 0]),
        (at(3, 9) + hours(1), [-1, 1, 0, 0, 0]),  # the count of that day still found it
        (at(3, 9) - hours(1), [-1, 1, 1, 1, 1]),  # and here no more
    ],
)
def test_days_after_all_of_it_left_are_days_without_stock(both: Store, sent: datetime, then: list[int]) -> None:
    order = accepted(both, replace(MOVE, units=100), sent)
    assert in_stock(both) == then
    both.orders.move(order.number, 1, State.CANCELLED, "U1", at(3, 11))
    assert in_stock(both) == [-1, 1, 1, 1, 1]


def test_of_what_is_called_off_later_what_arrived_stays_there(both: Store) -> None:
    order = accepted(both)
    both.orders.receive(order.number, 1, {1: 30}, "U2", at(3, 14))
    both.orders.move(order.number, 2, State.CANCELLED, "U1", at(3, 15))
    assert stands(both, at(3, 16)) == {"Mugs": (70, 0), "Cups": (35, 0)}


@pytest.mark.parametrize(("late", "on_hand", "differs"), [(-1, 50, -10), (0, 90, 30), (1, 90, 30)])
def test_a_count_after_it_left_holds_it_no_more(both: Store, late: int, on_hand: float, differs: int) -> None:
    """90 were found of 100, 40 of them sent: an hour before it left, at that moment, an hour later."""
    accepted(both)
    switched = counts_in(both, a_count("1", 90, seller_sku="RED"), as_of=SENT + hours(late))
    assert stands(both, at(3, 12))["Mugs"][0] == on_hand
    assert switched.changes["differences"] == (("RED", 90, differs),)


def test_nothing_has_left_before_it_was_accepted(both: Store) -> None:
    accepted(both)
    assert stands(both, at(3, 9, 18))["Mugs"][0] == 100


def test_of_many_who_accept_the_same_one_does(database: Database, both: Store) -> None:
    seen = both.moves.so_far("RED")

    def press(number: int) -> bool:
        return database.store("W1").moves.accept(MOVE, seen, f"U{number}", SENT, quietly) is not None

    with ThreadPoolExecutor(8) as people:
        assert sum(people.map(press, range(24))) == 1
    assert [order.quantity for order in both.orders.all()] == [40]


def test_it_is_remembered_who_sent_it_and_told_with_it(both: Store) -> None:
    said = Outgoing("transfer:1", "C2", "transfer", "order:PO-0001", {"order": "PO-0001"})
    both.moves.accept(MOVE, 0, "U1", SENT, lambda _: [said])
    (entry,) = both.audit.entries("transfer:PO-0001")
    assert (entry.user, entry.action, entry.after["origin"], entry.after["units"]) == ("U1", "transferred", "Mugs", 40)
    leased = both.outbox.lease(SENT, hours(1))
    assert leased is not None
    both.outbox.sent(leased.id, leased.revision, "1.0")
    both.orders.move("PO-0001", 1, State.SHIPPED, "U1", SENT)
    assert both.outbox.backlog(SENT).waiting == 1
