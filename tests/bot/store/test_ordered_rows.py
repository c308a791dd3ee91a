"""What the planning workbook says of an order in `/po` counts once: there."""

import pytest

from bot.store import Store
from planner.purchase import State
from tests.bot.store.builders import NOW, a_count, a_row, at, counts_in, hours, plan_in
from tests.bot.store.test_orders import ordered, stock


@pytest.fixture
def order(store: Store) -> str:
    """10 of SKU1001 were counted, and 100 are ordered as PO-0001, to arrive in 30 days."""
    counts_in(store, a_count(quantity=10), as_of=NOW)
    return ordered(store).number


@pytest.mark.parametrize("reference", ["PO-0001", "po 1", "PO#1", " po-01 "])
def test_a_delivery_that_names_the_order_is_not_on_its_way_twice(store: Store, order: str, reference: str) -> None:
    row = a_row("inbound", product="SKU1001", quantity=100, arrives="2026-04-20", reference=reference)
    done = plan_in(store, inbound=[row])
    assert (done["expected"], done["inbound_ordered"], done["inbound_alike"]) == (0, (order,), ())
    assert stock(store, NOW) == (10, [100], [30])


@pytest.mark.parametrize("reference", ["PO-0002", "PO-2026-1", "1", ""])
def test_any_other_delivery_counts_and_is_named_where_it_looks_like_the_order(
    store: Store, order: str, reference: str
) -> None:
    rows = [
        a_row("inbound", row, product="SKU1001", quantity=units, arrives="2026-04-20", reference=reference)
        for row, units in enumerate((99, 100, 101), start=3)
    ]
    done = plan_in(store, inbound=rows)
    assert (done["expected"], done["inbound_ordered"], done["inbound_alike"]) == (3, (), (f"SKU1001 {order}",))
    assert sum(stock(store, NOW)[1]) == 400


def test_an_order_of_another_product_is_not_meant_by_its_number(store: Store, order: str) -> None:
    counts_in(store, a_count("2", 5, seller_sku="CUP"), as_of=NOW)
    row = a_row("inbound", product="CUP", quantity=100, arrives="2026-04-20", reference=order)
    done = plan_in(store, inbound=[row])
    assert (done["expected"], done["inbound_ordered"], done["inbound_alike"]) == (1, (), ())


def test_a_receipt_that_names_the_order_is_received_in_po_and_nowhere_else(store: Store, order: str) -> None:
    """Until somebody presses Receive… the import says so; afterwards it has nothing to say."""
    row = a_row("receipts", product="SKU1001", day="2026-03-11", quantity=100, reference="PO 1")
    done = plan_in(store, at(3, 12), receipts=[row])
    assert (done["receipts"], done["receipts_ordered"]) == (0, (order,))
    assert stock(store, at(3, 12))[0] == 10
    kept = store.orders.one(order)
    assert kept is not None
    assert store.orders.receive(order, kept.version, {1: 100}, "U1", at(3, 12)).order.state == State.RECEIVED
    done = plan_in(store, at(3, 12, 14), receipts=[row])
    assert (done["receipts"], done["receipts_ordered"]) == (0, ())
    assert stock(store, at(3, 12, 15)) == (110, [], [])


def test_what_came_of_an_order_that_was_called_off_is_not_lost(store: Store, order: str) -> None:
    """It cannot be received in /po any more; but what the workbook still expects of it is on its way no more."""
    kept = store.orders.one(order)
    assert kept is not None
    store.orders.move(order, kept.version, State.CANCELLED, "U1", at(3, 11))
    expected = a_row("inbound", product="SKU1001", quantity=100, arrives="2026-04-20", reference=order)
    came = a_row("receipts", product="SKU1001", day="2026-03-11", quantity=100, reference=order)
    done = plan_in(store, at(3, 12), inbound=[expected], receipts=[came])
    assert (done["expected"], done["receipts"], done["receipts_ordered"]) == (0, 1, ())
    assert (done["inbound_ordered"], done["inbound_called_off"]) == ((), (order,))
    assert stock(store, at(3, 12)) == (110, [], [])


@pytest.mark.parametrize(
    ("day", "units", "is_alike"),
    [("2026-03-11", 60, True), ("2026-03-05", 60, True), ("2026-03-04", 60, False), ("2026-03-11", 59, False)],
)
def test_a_receipt_as_large_as_one_of_po_within_a_week_is_named(
    store: Store, order: str, day: str, units: int, is_alike: bool
) -> None:
    """60 were received at noon on the 11th; the 4th begins seven and a half days earlier."""
    kept = store.orders.one(order)
    assert kept is not None
    store.orders.receive(order, kept.version, {1: 60}, "U1", at(3, 11))
    row = a_row("receipts", product="SKU1001", day=day, quantity=units, reference="R-77")
    done = plan_in(store, at(3, 12), receipts=[row])
    assert done["receipts_alike"] == ((f"SKU1001 {order}",) if is_alike else ())
    again = plan_in(store, at(3, 12) + hours(1), receipts=[row])
    assert (again["receipts_new"], again["receipts_alike"]) == (0, ())
