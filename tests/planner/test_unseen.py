"""Days of which no export says what sold are no days without sales, and advice on sales known long ago is none."""

import numpy as np
import pytest

from planner.intake.coverage import known_until
from planner.model import Level
from planner.policy import Policy
from planner.unseen import without_unseen
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
    ("days", "exported", "until"),
    [
        ([10], 12, 12),  # a pause of two days
        ([10], 13, 10),
        ([1, 2, 6, 7], 10, 10),  # it had three days without an order before
        ([1, 2, 6, 7], 11, 7),
        ([7, 1, 6, 2, 7], 11, 7),  # in any order
        ([12], 10, 10),  # its clock, or its zone, is ahead
    ],
)
def test_an_export_reaches_its_day_where_the_pause_before_is_an_ordinary_one(
    days: list[int], exported: int, until: int
) -> None:
    assert known_until(days, exported) == until
