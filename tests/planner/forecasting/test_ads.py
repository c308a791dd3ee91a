"""How much of what sells comes through ads."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.planner.shop import a_shop, any_shop


@pytest.mark.parametrize(
    ("ads_units", "by_ads", "organic"), [(0.0, 0, 30), (360.0, 12, 18), (900.0, 30, 0), (901.0, 30, 0)]
)
def test_ads_cannot_have_sold_more_than_was_sold(ads_units, by_ads, organic):
    """900 sold in 30 days: 360 of them are 12 a day; 901 are capped at the 900."""
    plan = a_shop(ads_units=ads_units).planned()
    assert (plan.ads_rate[0], plan.organic_rate[0]) == (by_ads, organic)


def test_days_without_stock_do_not_count_against_ads_either():
    """12 of 30 days out: 180 of 540 in 18 days are 10 a day."""
    shop = a_shop(ads_units=180.0)
    shop.history.in_stock[0, -12:], shop.history.units[0, -12:] = 0, 0
    plan = shop.planned()
    assert (plan.ads_rate[0], plan.organic_rate[0]) == (10, 20)


def test_without_ads_data_it_is_unknown():
    plan = a_shop().planned()
    assert np.isnan(plan.ads_rate[0])
    assert np.isnan(plan.organic_rate[0])


def test_a_rate_that_looks_back_further_than_the_ads_do_is_not_split():
    """Out for 30 days: the rate is that of all of history, of which the ads know only the last 30 days."""
    shop = a_shop(ads_units=100.0)
    shop.history.in_stock[0, -30:], shop.history.units[0, -30:] = 0, 0
    plan = shop.planned()
    assert plan.daily_rate == 30
    assert np.isnan(plan.ads_rate[0])


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_the_parts_are_the_whole(seed):
    plan = any_shop(seed).planned()
    known = ~np.isnan(plan.ads_rate)
    np.testing.assert_array_equal(known, ~np.isnan(plan.organic_rate))
    assert (plan.ads_rate >= 0)[known].all()
    assert (plan.organic_rate >= 0)[known].all()
    np.testing.assert_allclose((plan.ads_rate + plan.organic_rate)[known], plan.daily_rate[known])
