"""Surges: seen the next day, and hardly ever where there is none."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.forecasting.scatter import (
    BASELINE,
    BUSIEST,
    FEWEST,
    LATELY,
    LOWEST,
    USUAL,
    Scatter,
    beyond_usual,
    busyness,
    most_beyond,
)
from planner.forecasting.surge import LASTS, is_over, may_surge, sold_lately, surges
from planner.forecasting.surge_alarm import FEWEST_ITEM_DAYS, learned_scatter, past_scores
from planner.model import Flags, Floats
from tests.planner.shop import a_shop

DAYS = BASELINE + LATELY


def sold(usual: float, *lately: float) -> Floats:
    """Return an item that sold as usual for eight weeks, and then so many units on each of the last days."""
    units = np.full((1, DAYS), usual)
    units[0, DAYS - len(lately) :] = lately
    return units


def seen(units: Floats, orders: Floats | None = None, counts: Flags | None = None, scatter: Scatter | None = None):
    every = np.ones(units.shape, bool) if counts is None else counts
    return surges(units, units if orders is None else orders, every, scatter or Scatter())


def test_three_times_the_usual_to_as_many_people_is_a_surge():
    found = seen(sold(10.0, 30.0))
    assert (found.seen[0], found.days[0], found.rate[0], found.usual[0]) == (True, 1, 30.0, 10.0)


def test_it_surges_from_so_many_orders_on_and_not_from_one_less():
    """The alarm is passed at what 26 orders are beyond the usual 10, and not at what 25 are."""
    scores = [seen(sold(10.0, units)).score[0] for units in (25.0, 26.0)]
    alarm = scores[1]
    assert scores[0] < scores[1]
    assert [bool(seen(sold(10.0, n), scatter=Scatter(alarm=alarm)).seen[0]) for n in (25.0, 26.0)] == [False, True]


def test_two_days_show_what_one_does_not():
    """17 a day instead of 10 are little on one day; on two they are 34 instead of 20."""
    one, two = seen(sold(10.0, 20.0)), seen(sold(10.0, 20.0, 20.0))
    assert (one.days[0], two.days[0]) == (1, 2)
    assert two.score[0] > one.score[0]


def test_one_order_of_many_units_is_no_surge():
    assert not seen(sold(10.0, 300.0), orders=sold(10.0, 11.0)).seen[0]


def test_many_orders_of_the_usual_units_are_no_surge():
    """140 units are 1.4 times the usual: from there on it is one."""
    for units, expected in ((139.0, False), (140.0, True), (141.0, True)):
        assert bool(seen(sold(100.0, units), orders=sold(1.0, 40.0)).seen[0]) is expected


def test_from_nothing_to_a_few_is_no_surge():
    assert not seen(sold(0.0, 9.0)).seen[0]
    assert seen(sold(0.0, 40.0)).seen[0]


def test_what_the_whole_shop_sells_more_of_is_no_surge_of_one_item():
    """30 instead of 10 on a day on which three times as many items sell as usual: of the item it says nothing."""
    units, every = sold(10.0, 30.0), np.ones((1, DAYS), bool)
    day_of_all = busyness(np.append(np.full(DAYS - 1, 95), 295))
    np.testing.assert_allclose(day_of_all, [3.0, 2.0])
    assert surges(units, units, every, Scatter()).seen[0]
    assert not surges(units, units, every, Scatter(), day_of_all).seen[0]
    assert surges(units, units, every, Scatter(), busyness(np.full(DAYS, 95))).seen[0]


def test_how_busy_a_shop_is():
    """A quiet day makes nothing a surge; an item more of a handful hardly counts, and nothing beyond 5 times."""
    assert busyness(np.append(np.full(DAYS - 1, 95), 5)).tolist() == [1.0, 1.0]
    assert busyness(np.append(np.full(DAYS - 1, 1), 3))[0] == pytest.approx(8 / 6)
    assert busyness(np.append(np.full(DAYS - 1, 5), 5_000)).tolist() == [BUSIEST, BUSIEST]
    began = np.concatenate([np.zeros(28), np.full(DAYS - 28, 95)])
    assert busyness(began).tolist() == [1.0, 1.0]


def test_nobody_knows_what_is_usual_of_a_new_item():
    counts = np.zeros((1, DAYS), bool)
    for days, expected in ((FEWEST - 1, False), (FEWEST, True), (FEWEST + 1, True)):
        counts[0] = np.arange(DAYS) >= DAYS - LATELY - days
        assert bool(seen(sold(10.0, 30.0), counts=counts).seen[0]) is expected
        assert bool(may_surge(sold(10.0, 30.0), counts)[0]) is expected


def test_a_planned_event_is_no_surge():
    """The same sales, yesterday within a livestream and the day after it."""
    shop = a_shop(sold_per_day=10.0, livestreams=[(0, 20.0, -1, -1, 30.0)])
    shop.history.units[0, -1] = 30.0
    assert not shop.planned().may_surge[0]
    free = a_shop(sold_per_day=10.0)
    free.history.units[0, -1] = 30.0
    assert free.planned().may_surge[0]


def test_days_without_stock_are_not_what_is_usual():
    counts = np.ones((1, DAYS), bool)
    counts[0, 10:40] = False
    units = sold(10.0, 30.0)
    units[0, 10:40] = 0.0
    assert seen(units, counts=counts).usual[0] == 10.0


def test_a_surge_is_over_after_two_ordinary_days_or_four_weeks():
    """1.25 x 20 = 25 a day."""
    lately, usual = np.array([24.9, 25.0, 25.1]), np.full(3, 20.0)
    assert is_over(lately, usual, np.full(3, 2)).tolist() == [True, False, False]
    days = np.array([LASTS - 1, LASTS, LASTS + 1])
    assert is_over(np.full(3, 90.0), usual, days).tolist() == [False, True, True]


def test_without_stock_nobody_knows_whether_a_surge_is_over():
    """Sold out, it sells nothing: that is no end."""
    units, counts = sold(20.0, 60.0, 0.0), np.ones((1, DAYS), bool)
    counts[0, -1] = False
    assert np.isnan(sold_lately(units, counts)[0])
    assert not is_over(sold_lately(units, counts), np.array([20.0]), np.array([3]))[0]


def test_judged_at_the_rate_it_sells_now_stock_lasts_as_long_as_that():
    """1000 units at 10 a day last 100 days; at 40 a day 25."""
    plan = a_shop(sold_per_day=[10.0, 10.0], surging=np.array([np.nan, 40.0])).planned()
    assert plan.days_of_cover.tolist() == [100.0, 25.0]
    assert plan.stockout_day.tolist() == [100, 25]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 6))
def test_an_item_does_not_depend_on_its_neighbours(seed: int, count: int):
    dice = np.random.default_rng(seed)
    units = dice.poisson(dice.gamma(1.0, 10.0, (count, 1)), (count, DAYS)).astype(float)
    counts = dice.random((count, DAYS)) < 0.95
    together = seen(units, counts=counts)
    alone = [seen(units[i : i + 1], counts=counts[i : i + 1]) for i in range(count)]
    assert together.score.tolist() == [each.score[0] for each in alone]
    assert may_surge(units, counts).tolist() == [bool(may_surge(units[[i]], counts[[i]])[0]) for i in range(count)]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.floats(1.0, 50.0))
def test_more_orders_are_never_less_of_a_surge(seed: int, more: float):
    units = np.random.default_rng(seed).poisson(10.0, (5, DAYS)).astype(float)
    counts, increased = np.ones(units.shape, bool), units.copy()
    increased[:, -1] += more
    assert (beyond_usual(increased, counts, 1.25) >= beyond_usual(units, counts, 1.25)).all()


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 10_000), st.floats(1.0, 3.0), st.floats(1.0, 5.0))
def test_no_history_makes_the_same_days_more_surprising_than_none(seed: int, dispersion: float, busy: float):
    """So what is not surprising then need not be looked at further."""
    dice = np.random.default_rng(seed)
    orders = dice.poisson(dice.gamma(0.5, 6.0, (50, 1)) * dice.choice([1, 1, 6], (50, DAYS))).astype(float)
    counts = dice.random(orders.shape) < 0.9
    beyond = beyond_usual(orders, counts, dispersion, busy)
    assert (most_beyond(orders) >= beyond)[beyond > 0].all()
    hardly_any = np.where(np.arange(DAYS) < BASELINE, 0.0, orders)
    found = beyond_usual(hardly_any, counts, 0.0)
    judged = np.isfinite(found)
    assert judged.any()
    assert found[judged] == pytest.approx(most_beyond(orders)[judged])  # and that much it can be


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_whatever_surges_may_surge(seed: int):
    """The plan's own look, at units alone, never passes over what its orders would show."""
    dice = np.random.default_rng(seed)
    units = dice.poisson(dice.gamma(1.0, 10.0, (30, 1)) * (1 + 2 * (np.arange(DAYS) >= DAYS - 2)), (30, DAYS))
    counts = np.ones(units.shape, bool)
    found = seen(units.astype(float), scatter=Scatter(alarm=LOWEST)).seen
    assert not (found & ~may_surge(units.astype(float), counts)).any()


def test_until_enough_days_are_known_the_usual_alarm_stands():
    quiet, none = np.zeros(0), FEWEST_ITEM_DAYS - 1
    assert learned_scatter(quiet, quiet, none) == Scatter(1.25, USUAL, 0)
    assert learned_scatter(quiet, quiet, FEWEST_ITEM_DAYS) == Scatter(1.25, LOWEST, FEWEST_ITEM_DAYS)


def test_the_alarm_rings_6_times_in_a_hundred_thousand_item_days_of_the_past():
    """50,000 item-days: three alarms, so the third highest score."""
    assert learned_scatter(np.array([1.5]), np.array([4.0, 2.2, 3.0, 3.5]), 50_000) == Scatter(1.5, 3.0, 50_000)


def test_a_surge_of_several_days_is_one():
    """Two weeks at three times the usual, a month of quiet, and again."""
    units = np.full((1, 150), 20.0)
    units[0, 70:84] = units[0, 140:] = 60.0
    scores = past_scores(units, units, np.ones(units.shape, bool), 1.25, np.ones(units.shape[1]))
    assert scores.shape == (2,)


@pytest.mark.parametrize("days", [0, 1, 2, 29])
def test_too_short_a_history_shows_no_surge(days: int):
    units = np.full((2, days), 99.0)
    assert not may_surge(units, units > 0).any()
