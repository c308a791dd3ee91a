"""Slow stock in the house: looked at every night and after imports, with the money in it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.desk import Desk
from bot.jobs import age_stock, learn, plan
from tests.bot.builders import Clock, counted, planned, sells, terms


def lies(desk: Desk, clock: Clock, *, days: int = 74, units: int = 300, per_day: int = 1, sku: str = "SKU123") -> None:
    """A SKU counted so many days ago and now, that sells ``per_day`` and costs $1.20; nothing came meanwhile."""
    now = clock.now
    sells(desk.store, now, per_day, sku=sku)
    counted(desk.store, now - timedelta(days=days), **{sku: units + 45 * per_day})
    counted(desk.store, now, **{sku: units})
    planned(desk.store, now, [terms(sku)])


def test_old_stock_that_hardly_sells_is_slow(desk: Desk, clock: Clock) -> None:
    """345 counted 74 days ago, 45 sold since: 300 of at least 74 days, 30 of 330 sold in 30 days, 300 x $1.20."""
    desk = replace(desk, standard=replace(desk.standard, demand_rule="mean"))
    lies(desk, clock)
    plan.run(desk)
    age_stock.run(desk)
    (slow,) = desk.store.ages.slow()
    assert (slow.units, slow.old_units, slow.oldest, slow.is_at_least) == (300, 300, 74, True)
    assert (slow.sold, slow.opening, slow.received) == (30, 330, 0)
    assert (slow.cash_minor, slow.currency, slow.days_of_cover) == (36000, "USD", 300.0)


@pytest.mark.parametrize(("days", "slow"), [(60, 0), (61, 1)])
def test_day_60_is_not_slow_and_day_61_is(desk: Desk, clock: Clock, days: int, slow: int) -> None:
    lies(desk, clock, days=days)
    age_stock.run(desk)
    assert len(desk.store.ages.slow()) == slow


def test_what_sells_a_fifth_in_30_days_is_not_slow(desk: Desk, clock: Clock) -> None:
    """7 a day: 210 of 1050 that were there, exactly a fifth; of 1051 it would be less."""
    lies(desk, clock, per_day=7, units=840)
    lies(desk, clock, per_day=7, units=841, sku="SKU9")
    age_stock.run(desk)
    assert [age.product for age in desk.store.ages.slow()] == ["SKU9"]


def test_the_money_in_stock_is_summed_by_currency(desk: Desk, clock: Clock) -> None:
    """300 x $1.20 on hand, old and slow. Sold 45 in 74 days: 222 a year; on average 345 down to 300 at $1.20."""
    lies(desk, clock)
    counted(desk.store, clock.now, SKU9=10)
    age_stock.run(desk)
    dollars, unknown = sorted(desk.store.ages.values(), key=lambda value: value.currency, reverse=True)
    assert (dollars.currency, dollars.items, dollars.sold_items, dollars.slow_items) == ("USD", 1, 1, 1)
    assert (dollars.on_hand_minor, dollars.slow_minor, dollars.on_order_minor, dollars.old_units) == (
        36000,
        36000,
        0,
        300,
    )
    assert dollars.days == 74
    assert dollars.cost_sold_minor == round(45 * 120 * 365 / 74)
    assert 36000 < dollars.average_minor < 41400
    assert dollars.margin_minor is None  # sold in pounds, bought in dollars, and no rate is known
    assert (unknown.currency, unknown.items, unknown.on_hand_minor, unknown.days) == ("", 1, 0, 0)


def test_is_looked_at_once_a_day_and_after_an_import(desk: Desk, clock: Clock) -> None:
    assert age_stock.due(desk)
    age_stock.run(desk)
    assert not age_stock.due(desk)
    clock.passes(hours=9)  # 23:30 in London
    assert not age_stock.due(desk)
    clock.passes(minutes=30)
    assert age_stock.due(desk)
    age_stock.run(desk)
    clock.passes(minutes=1)
    counted(desk.store, clock.now, SKU123=5)
    assert age_stock.due(desk)


def test_is_looked_at_again_once_thresholds_or_what_was_learned_change(desk: Desk, clock: Clock) -> None:
    age_stock.run(desk)
    clock.passes(minutes=1)
    desk.store.rules.change(0, {"clear_days": 60.0}, "U1", clock.now)
    assert age_stock.due(desk)
    age_stock.run(desk)
    assert not age_stock.due(desk)
    clock.passes(minutes=1)
    learn.run(desk)
    assert age_stock.due(desk)


def test_an_empty_store_has_no_ages(desk: Desk) -> None:
    age_stock.run(desk)
    assert (desk.store.ages.slow(), desk.store.ages.values(), desk.store.ages.looked().items) == ((), (), 0)
