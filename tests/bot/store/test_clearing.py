"""Accepted steps of the clearance ladder: each accepted once, taken back, finished, and followed by later sales."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from bot.store import ClearanceStep, Database, Outgoing, StepChanged, StepPlan, Store
from tests.bot.store.builders import NOW, a_count, a_line, a_row, counts_in, hours, orders_in, plan_in

LATER = NOW + hours(1)


def a_plan(product: str = "SKU1", **changes: Any) -> StepPlan:
    said: dict[str, Any] = {
        "product": product, "location": "Mugs", "name": "A mug", "shop": "Mugs", "rung": {"step": "MARKDOWN"},
        "units": 100, "given": 90.0, "pace": 1.5, "pace_before": 0.5, "commission": 0.0, "currency": "GBP",
    }  # fmt: skip
    return StepPlan(**(said | changes))


def told(step: ClearanceStep) -> Sequence[Outgoing]:
    return [Outgoing(step.subject, "C1", "clearance_step", step.subject, {"step": step.id})]


def accepted(store: Store, seen: ClearanceStep | None = None, user: str = "U1", **changes: Any) -> StepChanged:
    return store.clearing.accept(a_plan(**changes), seen, user, NOW, told)


def running(store: Store) -> list[int]:
    return [step.id for step in store.clearing.running()]


def test_what_is_accepted_is_kept_as_it_was_shown(store: Store) -> None:
    changed = accepted(store)
    assert changed.won
    assert store.clearing.one(changed.step.id) == changed.step
    assert (changed.step.plan, changed.step.state, changed.step.accepted_by) == (a_plan(), "accepted", "U1")
    (entry,) = store.audit.entries(changed.step.subject)
    assert (entry.user, entry.action, entry.after["state"]) == ("U1", "clearance step accepted", "accepted")
    leased = store.outbox.lease(NOW, timedelta(seconds=90))
    assert leased is not None
    assert leased.kind == "clearance_step"


def test_of_two_who_accept_the_first_wins(store: Store) -> None:
    first, second = accepted(store), accepted(store, user="U2")
    assert (second.won, second.step) == (False, first.step)
    assert running(store) == [first.step.id]


def test_a_step_takes_the_place_of_the_one_that_was_seen(store: Store) -> None:
    first = accepted(store).step
    second = accepted(store, first, "U2").step
    assert running(store) == [second.id]
    before = store.clearing.one(first.id)
    assert before is not None
    assert (before.state, before.ended_by) == ("replaced", "U2")
    assert not accepted(store, first).won


def test_two_locations_and_products_have_a_step_each(store: Store) -> None:
    assert all(accepted(store, **place).won for place in ({}, {"location": "Cups"}, {"product": "SKU2"}))
    assert len(store.clearing.running(["SKU1"])) == 2


def test_taken_back_it_is_as_if_it_had_never_been(store: Store) -> None:
    step = accepted(store).step
    assert store.clearing.undo(step.id, step.version, "U2", LATER).won
    assert running(store) == []
    assert accepted(store).won


def test_what_a_step_replaced_runs_again_when_it_is_taken_back(store: Store) -> None:
    first = accepted(store).step
    second = accepted(store, first).step
    store.clearing.undo(second.id, second.version, "U1", LATER)
    (again,) = store.clearing.running()
    assert (again.id, again.ended_at, again.version) == (first.id, None, first.version + 2)


def test_each_end_comes_once(store: Store) -> None:
    step = accepted(store).step
    assert store.clearing.finish(step.id, step.version, "U1", LATER).won
    late = store.clearing.undo(step.id, step.version, "U2", LATER)
    assert (late.won, late.step.state, late.step.ended_by) == (False, "finished", "U1")
    assert [step.state for step in store.clearing.over(9)] == ["finished"]


def test_people_who_race_accept_one_step(database: Database, store: Store) -> None:
    def press(person: int) -> bool:
        return accepted(database.store("W1"), user=f"U{person}").won

    with ThreadPoolExecutor(8) as people:
        assert sum(people.map(press, range(24))) == 1
    assert len(running(store)) == 1


# -- what later sales brought -----------------------------------------------------------------------------------------


def sold(store: Store, step: ClearanceStep, days: float = 10) -> tuple[int, int]:
    found = store.clearing.sold([step], NOW + timedelta(days=days))[step.id]
    return found.units, found.gross_minor


def test_sales_from_the_acceptance_on_count(store: Store) -> None:
    """2 units an hour before it do not; 3 at 5.00 at that moment and 4 a day later do."""
    for order, units, after in (("a", 2, -1.0), ("b", 3, 0.0), ("c", 4, 24.0)):
        orders_in(store, a_line(order, "1", units, NOW + hours(after)))
    step = accepted(store).step
    assert sold(store, step) == (7, 3500)
    assert sold(store, step, days=0.5) == (3, 1500)


def test_sales_until_the_step_ended_count(store: Store) -> None:
    orders_in(store, a_line("a", "1", 3, NOW + hours(1)), a_line("b", "1", 4, NOW + hours(3)))
    step = accepted(store).step
    ended = store.clearing.finish(step.id, step.version, "U1", NOW + hours(2)).step
    assert sold(store, ended) == (3, 1500)


def test_cancelled_lines_and_samples_bring_nothing(store: Store) -> None:
    orders_in(store, a_line("a", "1", 3, LATER, cancelled=LATER), a_line("b", "1", 4, LATER, subtotal_minor=0))
    assert sold(store, accepted(store).step) == (0, 0)


def test_of_a_bundle_each_product_has_its_part(store: Store) -> None:
    """A set of one SKU1 and three SKU2 at 20.00: a quarter of it is SKU1's."""
    counts_in(store, a_count("1"), a_count("2"), a_count("9", seller_sku="SET"))
    listings = [
        a_row("listings", row, shop="Mugs", sku_id="9", product=product, units_each=units)
        for row, product, units in ((3, "SKU1", 1), (4, "SKU2", 3))
    ]
    plan_in(store, listings=listings)
    orders_in(store, a_line("a", "9", 1, LATER, seller_sku="SET", subtotal_minor=2000))
    assert sold(store, accepted(store).step) == (1, 500)
    assert sold(store, accepted(store, product="SKU2").step) == (3, 1500)


def test_other_channels_move_units_whose_price_nobody_knows(store: Store) -> None:
    counts_in(store, a_count("1", 90))
    at_the_fair = {"product": "SKU1", "location": "Mugs", "channel": "Fair", "quantity": 6}
    day = (NOW + timedelta(days=1)).date().isoformat()
    plan_in(store, NOW + timedelta(days=3), other_sales=[a_row("other_sales", day=day, **at_the_fair)])
    assert sold(store, accepted(store).step) == (6, 0)


@pytest.mark.parametrize(("currency", "gross"), [("GBP", 500), ("EUR", 0)])
def test_money_of_another_currency_is_not_mixed_in(store: Store, currency: str, gross: int) -> None:
    orders_in(store, a_line("a", "1", 1, LATER, currency=currency))
    assert sold(store, accepted(store).step) == (1, gross)
