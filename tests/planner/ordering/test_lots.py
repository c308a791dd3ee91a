"""How big a lot is."""

from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.ordering.lots import base_share, critical_ratio, economic_order, fixed_cycle, newsvendor
from planner.service import z_at
from tests.planner.shop import a_shop

shares = st.floats(0.0001, 0.9999)
DAYS_BY_AIR = np.array([7.0])


def share_of(sea: float, air: float, salvage: float, variation: float) -> float:
    ratio = critical_ratio(np.array([sea]), np.array([air]), np.array([salvage]))
    return float(base_share(ratio, np.array([variation]), usual=0.8, air_lead_time=DAYS_BY_AIR)[0])


@given(shares)
def test_the_quantile_is_that_of_the_normal_distribution(share):
    assert z_at(np.array([share]))[0] == pytest.approx(NormalDist().inv_cdf(share), abs=1e-8)


def test_eighty_percent_is_right_when_the_premium_is_a_quarter_of_air_less_salvage():
    """(10 - 8.9900) / (10 - 6) = 0.2525 at a variation of 0.30: 1 - 0.6667 x 0.30 = 0.80."""
    assert share_of(8.99, 10, 6, 0.30) == pytest.approx(0.80, abs=0.0005)


@pytest.mark.parametrize(
    ("sea", "air", "salvage", "expected"),
    [
        (8, 8, 2, 0.5),
        (9, 8, 2, 0.5),
        (2, 8, 2, 1.0),
        (2, 8, 3, 1.0),
        (5, 8, 2, 1.0),
        (8, 9, np.nan, 0.8),
        (8, 9, 9, 0.8),
    ],
)
def test_a_lot_is_half_to_all_of_a_cycle(sea, air, salvage, expected):
    """Air as cheap as sea: half. What is left over loses nothing: all. Costs unknown or absurd: the usual share."""
    assert share_of(sea, air, salvage, 0.3) == expected


@pytest.mark.parametrize("sea", [8.99, 10, 6])
def test_a_demand_that_never_strays_is_bought_whole(sea):
    """Also where air costs as much as the sea, or a unit left over loses nothing: without a warning of NumPy."""
    assert share_of(sea, 10, 6, 0.0) == 1.0


@given(shares, shares, st.floats(0, 5))
def test_a_dearer_air_freight_never_means_a_smaller_sea_lot(one, other, variation):
    low, high = base_share(np.sort(np.array([one, other])), np.full(2, variation), 0.8, DAYS_BY_AIR)
    assert 0.5 <= low <= high <= 1


@given(st.floats(0, 1e5), st.floats(0, 1e4), shares)
def test_a_newsvendor_who_cannot_miss_anything_buys_more(mean, spread, ratio):
    timid, bold = newsvendor(np.full(2, mean), np.full(2, spread), np.array([min(ratio, 0.5), max(ratio, 0.5)]))
    assert timid <= mean + 1e-6
    assert bold >= mean - 1e-6


@given(st.floats(0.01, 1e4), st.floats(0.01, 100), st.floats(1, 1e6))
def test_at_the_economic_order_orders_cost_as_much_as_stock(order_cost, holding_cost, demand):
    lot = float(economic_order(np.array([order_cost]), np.array([holding_cost]), np.array([demand]))[0])
    assert order_cost * demand / lot == pytest.approx(holding_cost * lot / 2)


def test_a_negative_cycle_is_refused():
    with pytest.raises(ValueError, match="-1"):
        fixed_cycle(np.ones(1), -1.0, 0.8, np.ones(1))


COSTS = {"unit_cost": 5.0, "sea_freight": 1.0, "air_freight": 4.0, "salvage": 1.0}


def test_known_costs_decide_the_sea_lot():
    """(9 - 6) / (9 - 1) = 0.375: below half, so that sales that stray go to sea with less than all of a cycle."""
    shop = a_shop(on_hand=500, **COSTS)
    shop.history.units[0, ::2] = 50
    shop.history.units[0, 1::2] = 10
    plan = shop.planned()
    assert plan.cost_ratio == 0.375
    assert 0.8 < plan.base_share < 1
    assert plan.base_lot + plan.air_reserve == np.ceil(plan.daily_rate * 45)
    assert plan.shortfall == plan.base_lot


def test_without_one_of_the_costs_it_is_the_usual_share():
    for name in COSTS:
        plan = a_shop(on_hand=500, **(COSTS | {name: np.nan})).planned()
        assert np.isnan(plan.cost_ratio[0])
        assert (plan.base_share[0], plan.base_lot[0], plan.air_reserve[0]) == (0.8, 1080, 270)


@pytest.mark.parametrize("costs", [{}, COSTS])
def test_where_nothing_flies_nothing_is_kept_for_air(costs):
    """A cycle of 45 days at 30 a day is 1350, all of it by sea, and at the threshold all of it is ordered."""
    plan = a_shop(on_hand=500, air_lead_time=np.inf, **costs).planned()
    assert (plan.base_share[0], plan.base_lot[0], plan.air_reserve[0]) == (1, 1350, 0)
    assert plan.shortfall == 1350
