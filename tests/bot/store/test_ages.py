"""How old stock was, and what it is worked out from: counts, receipts and what customers took."""

from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from sqlalchemy.exc import StatementError

from bot.store import Database, Standing, StockAge, StockValue, Store
from bot.store.movements.shelf import shelves
from planner.ageing import Looked, lying
from planner.inflow import Shelf, came_in, stock_at
from planner.model import Level
from planner.purchase import State
from tests.bot.store.builders import (
    NOW,
    a_count,
    a_line,
    a_proposal,
    a_row,
    a_shop,
    a_store,
    at,
    counts_in,
    hours,
    orders_in,
    plan_in,
)

TODAY = NOW.date()
DAYS = TODAY.toordinal() - date(1970, 1, 1).toordinal()


def shelf_of(store: Store, now: datetime = NOW, since: int = 0) -> tuple[Shelf, np.ndarray]:
    """Return the shelf of all items, and what is estimated to be on hand."""
    (catalogue,) = store.facts.gather(now)
    ((_, shelf),) = store.ages.shelves(catalogue, now, since)
    return shelf, catalogue.items.on_hand


def layers(store: Store, now: datetime = NOW) -> list[tuple[int, float, bool]]:
    """Return (age, units, at least) of what is left, the oldest first."""
    shelf, on_hand = shelf_of(store, now)
    left = lying(came_in(shelf, now.toordinal() - date(1970, 1, 1).toordinal()), on_hand)
    each = zip(left.age.tolist(), left.quantity.tolist(), left.is_at_least.tolist(), strict=True)
    return sorted((layer for layer in each if layer[1] > 0), reverse=True)


def received(store: Store, units: int, when: datetime, product: str = "SKU1001") -> None:
    """A purchase order of so many units arrives."""
    applied = store.suggestions.apply(when, opened=[a_proposal(product, quantity=units)])
    decision = store.deciding.approve(applied.opened[0].id, 1, "U1", when, arrives=when.date())
    number = decision.orders[0].number
    ordered = store.orders.move(number, 1, State.ORDERED, "U1", when).order
    store.orders.receive(number, ordered.version, {1: units}, "U1", when)


def an_age(product: str = "SKU1", **changes: Any) -> StockAge:
    said: dict[str, Any] = {
        "product": product, "location": "Mugs", "name": "A mug", "is_slow": True, "units": 100, "old_units": 40,
        "oldest": 74, "mean_age": 50.5, "is_at_least": True, "sold": 3, "opening": 90, "received": 10,
        "cash_minor": 8000, "currency": "USD", "as_of": TODAY,
    }  # fmt: skip
    return StockAge(**(said | changes))


def a_value(day: date = TODAY, **changes: Any) -> StockValue:
    said: dict[str, Any] = {
        "location": "Mugs", "day": day, "currency": "USD", "items": 2, "sold_items": 1, "slow_items": 1,
        "old_units": 40, "on_hand_minor": 20000, "on_order_minor": 0, "slow_minor": 8000, "days": 90,
        "cost_sold_minor": 60000, "average_minor": 10000, "margin_minor": None, "at": NOW,
    }  # fmt: skip
    return StockValue(**(said | changes))


# -- what it is worked out from ---------------------------------------------------------------------------------


def test_a_first_count_is_at_least_that_old(store: Store) -> None:
    counts_in(store, a_count(quantity=80), as_of=at(1, 9))
    assert layers(store) == [(60, 80, True)]


def test_what_a_later_count_finds_beyond_came_then(store: Store) -> None:
    """80 on 9 January, 30 shipped on the 16th, 120 on 8 February: 70 came, and the first 50 of 120 are left."""
    orders_in(store, a_line("1", quantity=30, paid=at(1, 15), shipped=at(1, 16)))
    counts_in(store, a_count(quantity=80), as_of=at(1, 9))
    counts_in(store, a_count(quantity=120), as_of=at(2, 8))
    assert layers(store) == [(60, 50, True), (30, 70, False)]


def test_what_waits_to_be_shipped_is_on_the_shelf_still(store: Store) -> None:
    """A count of 80 to sell while 5 wait is 85 on the shelf, and the next of 80 after they left finds nothing new."""
    orders_in(store, a_line("1", quantity=5, paid=at(1, 8), shipped=at(1, 12)))
    counts_in(store, a_count(quantity=80), as_of=at(1, 9))
    counts_in(store, a_count(quantity=80), as_of=at(2, 8))
    assert layers(store) == [(60, 80, True)]


def test_a_cancelled_line_comes_back_without_being_a_receipt(store: Store) -> None:
    orders_in(store, a_line("1", quantity=5, paid=at(1, 8), cancelled=at(1, 12)))
    counts_in(store, a_count(quantity=80), as_of=at(1, 9))
    counts_in(store, a_count(quantity=85), as_of=at(2, 8))
    assert layers(store) == [(60, 85, True)]


def test_a_line_paid_on_delivery_is_never_promised_twice(store: Store) -> None:
    orders_in(store, a_line("1", quantity=5, created=at(1, 10), paid=at(1, 20), shipped=at(1, 12)))
    counts_in(store, a_count(quantity=80), as_of=at(1, 9))
    counts_in(store, a_count(quantity=75), as_of=at(1, 15))
    assert layers(store) == [(60, 75, True)]


def test_received_orders_are_layers(store: Store) -> None:
    counts_in(store, a_count(quantity=80), as_of=at(1, 9))
    received(store, 60, at(2, 8))
    counts_in(store, a_count(quantity=140), as_of=at(2, 20))
    assert layers(store) == [(60, 80, True), (30, 60, False)]


def test_g18_by_the_receipts_of_the_planning_workbook(store: Store) -> None:
    """300 @ 1 Jan, 500 @ 15 Feb, 400 @ 10 Mar; 750 counted on 31 Mar, so 450 left: 350 aged 44 d, 400 aged 21 d."""
    now = at(3, 31)
    counts_in(store, a_count(quantity=750), as_of=now)
    rows = [
        a_row("receipts", row, product="SKU1001", day=day, quantity=units)
        for row, (day, units) in enumerate((("2026-01-01", 300), ("2026-02-15", 500), ("2026-03-10", 400)), start=3)
    ]
    plan_in(store, now, receipts=rows)
    assert layers(store, now) == [(44, 350, False), (21, 400, False)]


def test_what_other_channels_sold_has_left(store: Store) -> None:
    counts_in(store, a_count(quantity=80), as_of=at(1, 9))
    plan_in(store, at(2, 1), other_sales=[a_row("other_sales", product="SKU1001", day="2026-01-20", quantity=30)])
    counts_in(store, a_count(quantity=120), as_of=at(2, 8))
    assert layers(store) == [(60, 50, True), (30, 70, False)]


def test_a_count_of_tomorrow_is_not_known_today(store: Store) -> None:
    counts_in(store, a_count(quantity=80), as_of=at(1, 9))
    counts_in(store, a_count(quantity=500), as_of=NOW + hours(24))
    assert layers(store) == [(60, 80, True)]


@pytest.mark.parametrize("seed", range(6))
def test_the_shelf_agrees_with_what_is_estimated_on_hand(store: Store, seed: int) -> None:
    """Whatever is imported in whatever order: layers add up to the estimate the cards show."""
    dice = np.random.default_rng(seed)
    start = NOW - timedelta(days=60)

    def some_day() -> datetime:
        return start + timedelta(hours=int(dice.integers(0, 60 * 24)))

    for number in range(40):
        paid = some_day()
        ends = paid + timedelta(hours=int(dice.integers(-3, 90)))
        how = dice.choice(["shipped", "cancelled", "waits"], p=[0.7, 0.1, 0.2])
        done = {} if how == "waits" else {str(how): ends}
        sku = str(1001 + number % 3)
        orders_in(store, a_line(str(number), sku, int(dice.integers(1, 9)), paid, **done))
        if number % 5 == 0:
            counts_in(store, a_count(sku, int(dice.integers(0, 120))), as_of=some_day())
        if number % 13 == 1:
            received(store, int(dice.integers(1, 60)), some_day(), f"SKU{sku}")
    (catalogue,) = store.facts.gather(NOW)
    ((_, shelf),) = store.ages.shelves(catalogue, NOW, 0)
    now = stock_at(shelf, np.full(len(catalogue.about), int(NOW.timestamp())))
    assert now == pytest.approx(np.maximum(0, catalogue.items.on_hand), nan_ok=True)
    left = lying(came_in(shelf, DAYS), catalogue.items.on_hand)
    there = np.bincount(left.item, left.quantity, len(now))
    assert there == pytest.approx(np.nan_to_num(now))


def test_many_items_are_looked_at_some_at_a_time(store: Store) -> None:
    counts_in(store, *(a_count(str(1000 + n), n) for n in range(1, 8)), as_of=at(1, 9))
    (catalogue,) = store.facts.gather(NOW)
    parts = list(shelves(store.access, catalogue.numbers, NOW, 0, at_once=3))
    assert [rows for rows, _ in parts] == [slice(0, 3), slice(3, 6), slice(6, 9)]
    found = np.concatenate([shelf.on_hand for _, shelf in parts])
    assert found.tolist() == catalogue.items.on_hand.tolist()


# -- what is kept -----------------------------------------------------------------------------------------------


def test_only_slow_movers_are_listed(store: Store) -> None:
    store.ages.save([an_age("SKU1"), an_age("SKU2", is_slow=False)], [])
    assert [age.product for age in store.ages.slow()] == ["SKU1"]
    assert store.ages.slow()[0] == an_age("SKU1")
    assert store.ages.looked() == Looked(items=2, slow_items=1, old_items=2, oldest=74, guessed=2)


def test_the_cash_that_the_best_steps_bring_back_is_summed_up(store: Store) -> None:
    """Of slow movers whose step is known, an amount a currency; more than fits into a small whole number."""
    steps = {"SKU1": ("USD", 3_000_000_000), "SKU2": ("USD", 200), "SKU3": ("EUR", -5), "SKU5": ("GBP", 0)}
    of_each = {sku: {"currency": code, "cash_minor": coins} for sku, (code, coins) in steps.items()}
    slow = [an_age(sku, best=of_each.get(sku)) for sku in ("SKU1", "SKU2", "SKU3", "SKU4", "SKU5")]
    store.ages.save([*slow, an_age("SKU6", is_slow=False, best=of_each["SKU1"])], [])
    assert store.ages.brought_back() == {"USD": 3_000_000_200, "EUR": -5}
    assert store.ages.slow_items() == 5
    assert (store.ages.brought_back("Plates"), store.ages.slow_items("Plates")) == ({}, 0)


def test_a_new_look_replaces_the_one_before(store: Store) -> None:
    store.ages.save([an_age("SKU1"), an_age("SKU2")], [a_value()])
    store.ages.save([an_age("SKU2", old_units=39)], [a_value(on_hand_minor=1)])
    assert [(age.product, age.old_units) for age in store.ages.slow()] == [("SKU2", 39)]
    assert [value.on_hand_minor for value in store.ages.values()] == [1]
    store.ages.save([], [])
    assert store.ages.slow() == ()


def test_the_most_cash_comes_first_whatever_the_currency(store: Store) -> None:
    """A yuan is worth 0.14 dollars; nobody knows what a euro is worth, and SKU5's cost."""
    ages = [
        an_age("SKU1", cash_minor=100),
        an_age("SKU2", cash_minor=600, currency="CNY"),
        an_age("SKU3", cash_minor=800, currency="CNY"),
        an_age("SKU4", cash_minor=9, currency="EUR"),
        an_age("SKU5", cash_minor=None, currency=""),
        an_age("SKU6", cash_minor=100, old_units=41),
    ]
    store.ages.save(ages, [])
    worth = {"USD": 1.0, "CNY": 0.14}
    listed = ["SKU3", "SKU6", "SKU1", "SKU2", "SKU4", "SKU5"]
    assert [age.product for age in store.ages.slow(worth=worth)] == listed
    assert [age.product for age in store.ages.slow(worth=worth, first=2, count=3)] == listed[2:5]
    assert [age.product for age in store.ages.slow()] == ["SKU3", "SKU2", "SKU4", "SKU6", "SKU1", "SKU5"]


def test_how_long_it_lasts_is_what_the_newest_plan_says(store: Store) -> None:
    standing = Standing(
        *("SKU1", "A mug", "Mugs", "Mugs", Level.OK, 100, 333.0, None, 0, 0, None, "GBP", None, None, "", None),
        as_of=NOW,
    )
    store.levels.save([standing])
    store.ages.save([an_age("SKU1"), an_age("SKU2")], [])
    assert {age.product: age.days_of_cover for age in store.ages.slow()} == {"SKU1": 333.0, "SKU2": None}


def test_a_shop_sees_what_lies_where_its_stock_lies(database: Database) -> None:
    store = a_store(database, "W1", a_shop("Mugs"), a_shop("Cups"))
    store.ages.save([an_age("SKU1"), an_age("SKU2", location="Cups")], [a_value(), a_value(location="Cups")])
    assert [age.product for age in store.ages.slow("cups")] == ["SKU2"]
    assert [value.location for value in store.ages.values("MUGS")] == ["Mugs"]
    assert store.ages.looked("Cups").items == 1
    assert store.ages.looked("Plates") == Looked(0, 0, 0, 0, 0)
    assert store.ages.slow("Plates") == ()
    assert store.ages.values("Plates") == ()


def test_the_money_of_earlier_days_is_kept(store: Store) -> None:
    """Looked at on three days; in two currencies on the second."""
    days = [TODAY - timedelta(days=ago) for ago in (40, 10, 0)]
    store.ages.save([], [a_value(days[0], on_hand_minor=1)])
    store.ages.save([], [a_value(days[1], on_hand_minor=2), a_value(days[1], currency="EUR", on_hand_minor=3)])
    store.ages.save([], [a_value(days[2], on_hand_minor=4)])

    def known(until: date | None) -> list[int]:
        return sorted(value.on_hand_minor for value in store.ages.values("Mugs", until))

    assert known(None) == [4]
    assert known(days[2] - timedelta(days=1)) == [2, 3]
    assert known(days[1]) == [2, 3]
    assert known(days[1] - timedelta(days=1)) == [1]
    assert known(days[0] - timedelta(days=1)) == []


def test_each_location_has_a_newest_day_of_its_own(database: Database) -> None:
    store = a_store(database, "W1", a_shop("Mugs"), a_shop("Cups"))
    store.ages.save([], [a_value(), a_value(TODAY - timedelta(days=1), location="Cups")])
    assert sorted(value.location for value in store.ages.values()) == ["Cups", "Mugs"]


def test_an_import_leaves_jobs_behind_and_taking_it_back_does_so_again(store: Store) -> None:
    assert store.jobs.is_behind("age_stock")
    store.jobs.beat("age_stock", NOW)
    assert not store.jobs.is_behind("age_stock")
    counts_in(store, a_count(), as_of=NOW + hours(1))
    assert store.jobs.is_behind("age_stock")
    store.jobs.beat("age_stock", NOW + hours(1))
    assert not store.jobs.is_behind("age_stock")
    last = store.import_undo.last("Mugs")
    assert last is not None
    store.import_undo.undo(last, NOW + hours(2))
    assert store.jobs.is_behind("age_stock")


def test_workspaces_have_ages_of_their_own(database: Database) -> None:
    ours, theirs = a_store(database, "W1"), a_store(database, "W2")
    theirs.ages.save([an_age("SKU9")], [a_value()])
    ours.ages.save([an_age("SKU1")], [])
    assert [age.product for age in theirs.ages.slow()] == ["SKU9"]
    assert ours.ages.values() == ()


def test_a_look_that_ends_midway_keeps_what_was_written_and_the_next_one_does_the_rest(store: Store) -> None:
    """5,000 ages a transaction: the last of 5,001 cannot be written. What is no longer there goes with the next."""
    before, after = ([an_age(f"SKU{n:04}", units=units) for n in range(5_001)] for units in (100, 7))
    store.ages.save([*before, an_age("SKU9")], [])
    with pytest.raises((StatementError, TypeError)):
        store.ages.save([*after[:-1], an_age("SKU5000", units=7, best={"step": object()})], [])
    units = {age.product: age.units for age in store.ages.slow()}
    assert (units["SKU0000"], units["SKU4999"], units["SKU5000"], units["SKU9"]) == (7, 7, 100, 100)
    store.ages.save(after, [])
    assert {(age.product, age.units) for age in store.ages.slow()} == {(age.product, 7) for age in after}
