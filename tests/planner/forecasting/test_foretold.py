"""Forecasts tried from days of the past: how many, of what, and with nothing of what came after."""

from dataclasses import astuple

import numpy as np
import pytest

from planner.forecasting.curve import DEFAULT_CURVE
from planner.forecasting.foretold import EVERY, LEAST_PAST, MOST_ITEMS, Trials, sampled, trials
from planner.model import History
from planner.policy import Policy
from tests.planner.shop import a_shop


def tried(units, lead_time: float = 30.0, state=None) -> Trials:
    units = np.atleast_2d(np.asarray(units, dtype=float))
    state = np.ones(units.shape, dtype=np.int8) if state is None else state
    items = a_shop(lead_time=np.full(len(units), lead_time), known_days=units.shape[1]).items
    return trials(History(units, state), items.known_days, np.full(len(units), lead_time), DEFAULT_CURVE, Policy())


def test_steady_sales_are_foretold_as_they_come():
    """150 days, 30 ahead: tried from day 120, 106 and 92; each mean says 30 x 4."""
    found = tried(np.full(150, 4.0))
    assert found.sold.tolist() == [120.0] * 3
    np.testing.assert_allclose(found.forecasts, 120.0)
    np.testing.assert_allclose(found.off, 0.0, atol=1e-9)


@pytest.mark.parametrize(("days", "expected"), [(119, 0), (120, 1), (133, 1), (134, 2)])
def test_it_is_tried_every_two_weeks_from_90_days_on(days, expected):
    """The last possible day to stand on is 30 before the end."""
    assert (LEAST_PAST, EVERY) == (90, 14)
    assert len(tried(np.full(days, 4.0)).sold) == expected


@pytest.mark.parametrize(("lead_time", "days"), [(3.0, 7), (7.0, 7), (29.2, 30), (60.0, 60), (200.0, 60)])
def test_a_lead_time_is_tried_between_a_week_and_two_months(lead_time, days):
    assert set(tried(np.full(200, 2.0), lead_time).sold.tolist()) == {2.0 * days}


def test_nothing_that_came_after_is_read():
    """50 a day more in the last 14 days: what was foretold 30 days before the end stays, off by 700 more."""
    calm = np.random.default_rng(3).poisson(4.0, (5, 150)).astype(float)
    wild = calm.copy()
    wild[:, 136:] += 50
    one, other = tried(calm), tried(wild)
    np.testing.assert_array_equal(one.forecasts, other.forecasts)
    assert (other.sold[:5] - one.sold[:5]).tolist() == [700.0] * 5
    np.testing.assert_allclose(other.off[:5] - one.off[:5], 700.0)
    np.testing.assert_array_equal(one.off[5:], other.off[5:])


def test_days_without_stock_sold_as_the_rest_did():
    """Out on 10 of the last 30 days: 20 x 4 stand for 30 x 4. Out on 16: nothing can be said."""
    state = np.ones((1, 120), dtype=np.int8)
    state[0, -10:] = 0
    assert tried(np.where(state, 4.0, 0.0), state=state).sold.tolist() == [120.0]
    state[0, -16:] = 0
    assert tried(np.where(state, 4.0, 0.0), state=state).sold.size == 0


@pytest.mark.parametrize(("days", "is_known"), [(364, False), (365, True)])
def test_a_spread_is_foretold_of_items_known_for_a_year_on_every_day_it_is_tried_from(days, is_known):
    """365 days, 30 ahead: from day 335, 321 … 97, 18 times, with the spread that a plan would see today."""
    units = np.random.default_rng(5).poisson(4.0, days).astype(float)
    found = tried(units)
    assert (~np.isnan(found.spread)).tolist() == [is_known] * 18


def test_of_a_large_catalogue_some_are_looked_at_evenly():
    """4,001 items: each third, 1,334 of them, is at most 2,000."""
    assert len(sampled(4001)) == 1334 <= MOST_ITEMS
    assert sampled(4001)[:3].tolist() == [0, 3, 6]


@pytest.mark.parametrize("days", [0, 1, 89])
def test_a_short_past_gives_no_trials(days):
    assert [len(column) for column in astuple(tried(np.ones((3, days))))] == [0] * 5
