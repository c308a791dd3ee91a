"""Days of which no export says what sold are no days without sales, and advice on sales known long ago is none."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from planner.intake.coverage import ANY, Span, holes, known_until, usual_pause
from planner.model import Level
from planner.policy import Policy
from planner.unseen import without_gaps, without_stock, without_unseen
from tests.planner.shop import a_shop, any_shop


@pytest.mark.parametrize(("unseen", "level"), [(0, Level.OK), (6, Level.OK), (7, Level.OK), (8, Level.STALE_DATA)])
def test_the_rate_stays_while_sales_are_not_known_and_advice_ends_after_a_week(unseen: int, level: Level) -> None:
    """30 a day, then nothing that anybody knows of: 30 a day, not (30 − unseen) · 30 ÷ 30."""
    shop = a_shop(sales_age=unseen, on_hand=900, days=400)
    shop.history.units[:, 400 - unseen :] = 0
    plan = shop.planned()
    assert (plan.daily_rate[0], plan.level[0]) == (30.0, level)
    assert (plan.in_stock_days[0], plan.left_out_days[0]) == (30 - unseen, unseen)
    known = shop.planned(Policy(demand_rule="mean"))
    assert known.daily_rate[0] == 30.0


def test_days_without_sales_that_are_known_still_lower_the_rate() -> None:
    shop = a_shop(sales_age=0, days=400)
    shop.history.units[:, 385:] = 0
    assert shop.planned(Policy(demand_rule="mean")).daily_rate[0] == 15.0


def test_what_one_of_two_shops_sold_meanwhile_makes_no_slow_days() -> None:
    shop = a_shop(sales_age=10, days=400)
    shop.history.units[:, 390:] = 4
    assert shop.planned().daily_rate[0] == 30.0


def test_no_quantity_is_asked_on_sales_that_are_long_ago() -> None:
    assert a_shop(sales_age=7, on_hand=0).planned().computed_quantity[0] > 0
    assert a_shop(sales_age=8, on_hand=0).planned().computed_quantity[0] == 0


@pytest.mark.parametrize("seed", range(5))
def test_leaving_days_out_twice_is_leaving_them_out_once_and_loses_no_other_day(seed: int) -> None:
    shop = any_shop(seed)
    ages = np.random.default_rng(seed).integers(0, 200, len(shop.items.product)).astype(float)
    before = shop.history.units.copy()
    once = without_unseen(shop.history, ages)
    assert without_unseen(once, ages) is once
    assert (shop.history.units == before).all()
    known = np.arange(shop.history.units.shape[1], 0, -1) > ages[:, None]
    assert (once.units == np.where(known, before, 0)).all()
    assert (once.in_stock == np.where(known, shop.history.in_stock, 0)).all()


@pytest.mark.parametrize(
    ("days", "each", "exported", "until"),
    [
        ([10, 11, 12], 9, 14, 14),  # a pause of two days
        ([10, 11, 12], 9, 15, 12),
        ([1, 2, 6, 7], 9, 10, 10),  # it had three days without an order before
        ([1, 2, 6, 7], 9, 11, 7),
        ([7, 1, 6, 2], 9, 11, 7),  # in any order
        ([12], 9, 10, 10),  # its clock, or its zone, is ahead
        (range(1, 11), 1, 15, 15),  # ten orders in ten days: one pause in 50 is longer than 10 · (50^⅑ − 1) = 5.4 days
        (range(1, 11), 1, 16, 10),
        ([1, 2, 3], 1, 21, 21),  # three orders in three days: 3 · (50^½ − 1) = 18.2 days
        ([1, 2, 3], 1, 22, 3),
        ([10], 1, 400, 400),  # one order tells nothing of pauses: it may be the only one of a year
    ],
)
def test_an_export_reaches_its_day_where_the_pause_before_is_an_ordinary_one(
    days: Sequence[int], each: int, exported: int, until: int
) -> None:
    assert known_until(dict.fromkeys(days, each), exported) == until


def test_a_holiday_long_ago_makes_no_later_pause_an_ordinary_one() -> None:
    """Days 11 to 29 had no order; of the 90 days up to 99 the first is day 10, of those up to 100 it is day 11."""
    before = dict.fromkeys(range(11), 5)
    assert usual_pause(before | dict.fromkeys(range(30, 100), 5)) == 19
    assert usual_pause(before | dict.fromkeys(range(30, 101), 5)) == 2


def test_days_between_two_exports_are_a_hole_where_neither_has_such_pauses() -> None:
    october, november = Span(1, 31, 2), Span(41, 61, 2)
    assert holes([november, october]) == [(32, 40)]
    assert holes([october, Span(34, 61, 2)]) == []
    assert holes([october, Span(35, 61, 2)]) == [(32, 34)]
    for pause, found in ((8, [(32, 40)]), (9, []), (ANY, [])):
        assert holes([october._replace(pause=pause), november]) == found
        assert holes([october, november._replace(pause=pause)]) == found
        assert holes([october, Span(30, 31, pause), november]) == found  # a small export that ends on the same day
    assert holes([october, november, Span(28, 45, ANY)]) == []  # imported later
    assert holes([october._replace(pause=0), november._replace(pause=0, first=33)]) == [(32, 32)]  # somebody said so


@pytest.mark.parametrize("seed", range(3))
def test_a_shop_that_always_exports_what_it_sold_has_no_hole(seed: int) -> None:
    """Exports of every ten days, each from its first to its last order, of shops that sell seldom and often."""
    random = np.random.default_rng(seed)
    for often in (0.05, 0.3, 1.0, 5.0):
        sold = random.poisson(often, 360)
        parts = [np.flatnonzero(sold[start : start + 10]) + start for start in range(0, 360, 10)]
        orders = [{int(day): int(sold[day]) for day in part} for part in parts if part.size]
        spans = [Span(min(each), known_until(each, 10 * (min(each) // 10) + 9), usual_pause(each)) for each in orders]
        assert sum(last - first + 1 for first, last in holes(spans)) <= 360 * 0.02


def test_days_between_exports_are_left_out_of_the_rate_and_named_apart_from_days_without_stock() -> None:
    shop = a_shop(days=400, on_hand=900)
    shop.history.units[:, 380:389] = 0  # 12 to 20 days ago
    seen = replace(shop, history=without_gaps(shop.history, [(np.array([True]), range(12, 21))]))
    plan = seen.planned(Policy(demand_rule="mean"))
    assert (plan.daily_rate[0], plan.in_stock_days[0], plan.left_out_days[0]) == (30.0, 21, 9)
    assert without_stock(9, 0.0, 30, range(12, 21)) == 0
    assert shop.planned(Policy(demand_rule="mean")).daily_rate[0] == 21.0


def test_leaving_gaps_out_touches_no_other_item_and_no_other_day() -> None:
    shop = any_shop(1)
    items, days = shop.history.units.shape
    mine = np.arange(items) % 2 == 0
    found = without_gaps(shop.history, [(mine, [1, 5, days, days + 1])])
    gone = np.zeros((items, days), bool)
    gone[np.ix_(mine, [days - 1, days - 5, 0])] = True
    assert (found.units == np.where(gone, 0, shop.history.units)).all()
    assert (found.in_stock == np.where(gone, 0, shop.history.in_stock)).all()
    assert without_gaps(shop.history, [(~mine & mine, [1]), (mine, [days + 1])]) is shop.history
