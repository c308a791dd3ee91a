"""When to reorder."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.policy import Policy
from planner.threshold import lead_time_demand, reorder_point, safety_stock
from planner.whole import whole_cartons, whole_units
from tests.planner.shop import a_shop


def point(rate: float, lead_time: float, buffer: float) -> float:
    kept = safety_stock(np.array([buffer]), np.array([rate]), 15.0)
    return float(reorder_point(lead_time_demand(np.array([rate]), np.array([lead_time])), kept)[0])


def test_decimal_dust_does_not_buy_a_unit():
    """0.1 x 3 is 0.30000000000000004 to a computer; 1.1 x 150 + 35 is 200, not 201."""
    assert point(1.1, 150.0, 35.0) == 200
    assert point(0.1, 3.0, 0.0) == 1
    assert whole_units(np.array([0.0, -0.0, 1e-9])).tolist() == [0, 0, 0]
    assert whole_cartons(np.array([0.1 * 3 * 10]), np.array([3.0])) == [3]


def test_nothing_sells_and_nothing_typed_keeps_nothing():
    assert point(0.0, 15.0, np.nan) == 0


def test_the_learned_buffer_is_rounded_up():
    """15 days x 0.7 a day = 10.5, so 11; + 0.7 x 10 = 18."""
    assert point(0.7, 10.0, np.nan) == 18


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0, 700), st.floats(0, 1e6))
def test_more_demand_never_lowers_the_reorder_point(rate, more, lead_time, buffer):
    assert point(rate + more, lead_time, buffer) >= point(rate, lead_time, buffer)


@given(st.floats(0, 1e5), st.integers(-30, 60), st.integers(0, 20), st.floats(0, 1e5))
def test_an_event_never_lowers_the_threshold(planned, start, length, sold):
    without = a_shop(on_hand=700).planned()
    raised = a_shop(on_hand=700, livestreams=[(0, planned, start, start + length, sold)]).planned()
    assert raised.threshold >= without.threshold
    assert raised.threshold == raised.reorder_point + raised.event_units


@pytest.mark.parametrize("typed", [0.0, 1e12])
def test_absurd_buffers_stay_numbers(typed):
    assert np.isfinite(a_shop(buffer=typed).planned(Policy()).threshold).all()


@pytest.mark.parametrize(("days", "kept"), [(0.0, 0), (10.0, 300), (None, 450)])
def test_days_of_buffer_that_somebody_said_hold_over_what_was_learned(days, kept):
    """30 a day: 10 days of it are 300, and 15 days, as long as nobody says otherwise, 450."""
    shop = a_shop(sold_per_day=30.0, buffer=np.nan)
    assert shop.planned(Policy(rule="buffer", buffer_days=days)).safety_stock[0] == kept


@pytest.mark.parametrize("days", [-0.1, 731.0, np.nan])
def test_a_buffer_of_days_nobody_keeps_is_refused(days):
    with pytest.raises(ValueError, match="buffer of"):
        a_shop().planned(Policy(buffer_days=days))
