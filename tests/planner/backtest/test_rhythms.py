"""Ordering seldom: what it costs, over the same days for every rhythm."""

import numpy as np
import pytest

from planner.backtest.record import record_of
from planner.backtest.rhythms import rhythms
from planner.backtest.turnover import CARE_DAYS, orders_at, turnover_at


def played(units, reviews=(91, 28, 7), **terms):
    units = np.atleast_2d(np.asarray(units, dtype=float))
    return rhythms(record_of(units), np.ones(len(units)), lead_time=30, reviews=reviews, first=60, **terms)


def test_steady_sales_by_hand():
    """10 a day, nothing strays: a quarter's order of 910 lies there for 45.5 days in the mean, a week's of 70 for 3.5.

    365 / 45.5 is 8.02 turns a year, 365 / 3.5 is 104.3: thirteen times as many.
    """
    found = played(np.full(500, 10.0))
    exact = CARE_DAYS.tolist().index(0.0)
    stock = {review: float(it.stock[exact, 0]) for review, it in found.items()}
    assert stock == pytest.approx({91: 455.0, 28: 140.0, 7: 35.0}, rel=0.02)  # 273 days are not quite ten times 28
    assert turnover_at(1.0, found[91]) == pytest.approx(365 / 45.5)
    assert turnover_at(1.0, found[7]) / turnover_at(1.0, found[91]) == pytest.approx(13)


def test_whole_quarters_are_judged_and_the_newest():
    """500 days less 60, a lead time and a first quarter are 319: three quarters of 91."""
    found = played(np.full(500, 10.0))
    assert {it.days for it in found.values()} == {273}
    exact = CARE_DAYS.tolist().index(0.0)
    assert {review: int(it.orders[exact, 0]) for review, it in found.items()} == {91: 3, 28: 10, 7: 39}
    assert orders_at(1.0, found[91]) == pytest.approx(4, abs=0.02)


@pytest.mark.parametrize(("days", "slowest"), [(271, 28), (272, 91), (273, 91), (145, 7), (146, 28), (103, None)])
def test_a_rhythm_that_does_not_fit_twice_behind_the_first_order_is_left_out(days, slowest):
    """60 days before, 30 on the way, the first round and one that is judged: 272 for a quarter, 146 for four weeks."""
    found = played(np.full(days, 10.0))
    assert next(iter(found), None) == slowest


def test_wild_sales_turn_over_more_often_in_small_batches_too():
    units = np.random.default_rng(8).poisson(3.0, (40, 600))
    found = played(units)
    turns = [turnover_at(0.97, it) for it in found.values()]
    assert turns[0] < turns[1] < turns[2]


def test_a_minimum_order_takes_the_gain_of_small_batches_back():
    """At least 1,000 at a time is more than a quarter's worth, whatever the rhythm."""
    found = played(np.full(800, 10.0), moq=1000.0)
    orders = [float(it.orders[CARE_DAYS.tolist().index(0.0), 0]) / it.days * 365 for it in found.values()]
    assert max(orders) < 4.02


def test_late_orders_lower_what_is_served_in_every_rhythm():
    """Twenty days late each: some of what was served before is not."""
    units = np.full(500, 10.0)
    exact = CARE_DAYS.tolist().index(0.0)
    certain, late = played(units), played(units, late=np.full((440, 1), 20))
    for review in certain:
        assert certain[review].lost[exact, 0] == 0
        assert late[review].lost[exact, 0] > 0
