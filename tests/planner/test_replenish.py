"""How much to order and by when."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model import NEVER
from planner.ordering.lots import fixed_cycle
from planner.replenish import order_by_day, round_order
from tests.planner.shop import a_shop

whole = st.integers(1, 10_000).map(float)


def split(rate: float, cycle: float = 45.0, share: float = 0.8, case_pack: float = 1.0) -> tuple[float, float, float]:
    found = fixed_cycle(np.array([rate]), cycle, share, np.array([case_pack]))
    return float(found.gross[0]), float(found.base[0]), float(found.reserve[0])


@given(st.floats(0, 1e5), st.floats(0, 400), st.floats(0, 1), whole)
def test_base_and_reserve_are_the_gross(rate, cycle, share, case_pack):
    gross, base, reserve = split(rate, cycle, share, case_pack)
    assert base + reserve == gross
    assert 0 <= base <= gross


def test_an_impossible_share_is_refused():
    with pytest.raises(ValueError, match=r"1\.2"):
        split(1, share=1.2)


def rounded(quantity: float, moq: float, case_pack: float) -> float:
    return float(round_order(np.array([quantity]), np.array([moq]), np.array([case_pack]))[0])


@given(st.floats(0.01, 1e6), whole, whole)
def test_an_order_is_whole_cartons_and_never_rounded_away(quantity, moq, case_pack):
    found = rounded(quantity, moq, case_pack)
    assert found >= max(quantity, moq) - 0.02
    assert found % case_pack == 0
    assert found < max(quantity, moq) + case_pack


def test_no_order_is_not_raised_to_the_minimum():
    assert rounded(0, 100, 24) == 0


def test_at_the_threshold_the_order_is_exactly_the_base_lot():
    """30 x 45 x 80 % = 1080."""
    assert a_shop(on_hand=500).planned().shortfall == 1080


def test_what_is_on_order_is_not_bought_again():
    """480 on hand + 40 on order = 520, above 500; with 20 on order 500: 1580 - 500."""
    assert a_shop(on_hand=480, receipts=[(0, 40, 9)]).planned().shortfall == 0
    assert a_shop(on_hand=480, receipts=[(0, 20, -3)]).planned().shortfall == 1080


@given(st.integers(0, 300), st.integers(0, 300), st.integers(-100, 4000), whole, st.integers(1, 48).map(float))
def test_more_demand_never_means_a_smaller_order(rate, more, on_hand, moq, case_pack):
    plan = a_shop(sold_per_day=[rate, rate + more], on_hand=on_hand, buffer=np.nan).planned()
    less_order, more_order = (rounded(float(units), moq, case_pack) for units in plan.shortfall)
    assert more_order >= less_order


def test_order_by_is_the_last_day_that_still_arrives_in_time():
    """650 at 30 a day: 50 on day 20, 20 on day 21; 21 - 15 = day 6."""
    assert a_shop(on_hand=650).planned().order_by_day == 6
    assert a_shop(on_hand=10).planned().order_by_day == -15
    assert order_by_day(np.array([NEVER]), np.array([15.0])) == NEVER


def test_air_bridges_until_a_sea_order_placed_today():
    """300 at 30 a day, sea in 15: 450 + 50 - 300 = 200; a receipt of 200 on day 8 makes it 0 missing."""
    assert a_shop(on_hand=300).planned().air_quantity == 200
    assert a_shop(on_hand=300, receipts=[(0, 200, 8)]).planned().air_quantity == 0


def test_air_does_not_bridge_what_it_cannot_reach():
    """Out on day 4, 1000 arrive on day 5, air takes 7: nothing to buy."""
    assert a_shop(on_hand=120, receipts=[(0, 1000, 5)]).planned().air_quantity == 0


def test_without_an_air_route_there_is_no_air_quantity():
    plan = a_shop(on_hand=300, air_lead_time=np.inf).planned()
    assert plan.air_quantity == 0
    assert plan.air_decision_day == NEVER
