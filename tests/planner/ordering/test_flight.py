"""Whether flying pays."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model import NEVER
from planner.ordering.flight import flown_sales
from planner.outcome import Plan
from planner.policy import Policy
from tests.planner.shop import a_shop, any_shop

COSTS = {"price": 9.0, "unit_cost": 2.0, "sea_freight": 0.5, "air_freight": 2.0}


def sold(*, quantity: float = 900, rate: float = 30, out: int = 10, by_air: float = 7, receipt: int = NEVER) -> float:
    """Return what of a flight sells until a sea order is there in 15 days."""
    columns = (np.array([quantity]), np.array([rate]), np.array([out]), np.array([by_air]), np.array([receipt]))
    return float(flown_sales(*columns, np.array([15.0]))[0])


def flying(**columns: object) -> Plan:
    """Return the plan of 200 that sell 30 a day and are out on day 7; air takes 5 days, the sea 15."""
    return a_shop(**({"on_hand": 200.0, "air_lead_time": 5.0, "buffer": 40.0} | COSTS | columns)).planned()


@pytest.mark.parametrize(
    ("said", "units"),
    [
        ({}, 150),
        ({"out": 15}, 0),
        ({"out": 14}, 30),
        ({"out": NEVER}, 0),
        ({"by_air": 12}, 90),
        ({"by_air": 15}, 0),
        ({"by_air": np.inf}, 0),
        ({"receipt": 12}, 60),
        ({"receipt": 9}, 150),
        ({"quantity": 100}, 100),
    ],
)
def test_what_sells_from_the_stock_out_until_more_comes_is_saved(said, units):
    """Out on day 10, at sea until 15: 5 x 30. A receipt before the stock-out is sold by then."""
    assert sold(**said) == units


def test_a_flight_by_hand():
    """Out on day 7: 8 days x 30 = 240 sell; 290 fly, as 40 are kept. 240 x 6.50 = 1560 against 290 x 1.50 = 435."""
    plan = flying()
    assert (plan.stockout_day[0], plan.air_quantity[0], plan.flown_sales[0]) == (7, 290, 240)
    assert plan.air_premium[0] == 1.5
    assert plan.air_break_even[0] == pytest.approx(1560 / 290)
    assert plan.air_gain[0] == pytest.approx(1560 - 435)


def test_at_the_break_even_flying_earns_nothing():
    """1560 / 290 = 5.379 more by air, on top of 0.50 by sea."""
    even = float(flying().air_break_even[0])
    assert flying(air_freight=0.5 + even).air_gain[0] == pytest.approx(0)
    assert flying(air_freight=0.5 + even + 0.01).air_gain[0] < 0
    assert flying(air_freight=0.5 + even - 0.01).air_gain[0] > 0


def test_without_the_freight_the_break_even_is_still_known():
    plan = flying(air_freight=np.nan)
    assert np.isnan(plan.air_gain[0])
    assert plan.air_break_even[0] == pytest.approx(1560 / 290)


def test_where_nothing_need_fly_nothing_is_said():
    plan = flying(on_hand=1000.0)
    assert (plan.air_quantity[0], plan.flown_sales[0]) == (0, 0)
    assert np.isnan(plan.air_break_even[0])
    assert np.isnan(plan.air_gain[0])


def test_in_the_articles_rhythm_the_reserve_is_what_would_be_lost():
    """G9: out on day 36 of 45: 900 by air, all of which sell."""
    rhythm = Policy(order_rule="fixed_cycle")
    shop = a_shop(on_hand=3600, sold_per_day=100, lead_time=30, air_lead_time=7.0, buffer=0.0, **COSTS)
    plan = shop.planned(rhythm)
    assert (plan.air_quantity[0], plan.flown_sales[0], plan.air_break_even[0]) == (900, 900, 6.5)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.floats(0, 20))
def test_a_higher_margin_never_makes_flying_pay_less(seed, more):
    shop = any_shop(seed)
    dearer = replace(shop, items=replace(shop.items, price=shop.items.price + more))
    policy = Policy(service_level=0.95)  # by class a higher margin keeps more, which flies too
    lower, higher = shop.planned(policy), dearer.planned(policy)
    known = ~np.isnan(lower.air_break_even) & ~np.isnan(higher.air_break_even)
    assert (higher.air_break_even >= lower.air_break_even - 1e-9)[known].all()
    assert (lower.flown_sales <= lower.air_quantity)[~np.isnan(lower.air_quantity)].all()
