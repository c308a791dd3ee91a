"""Stock that falls along a straight line is judged as if each of its days had been looked at."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import air, cover, steady
from planner.model import NEVER

DAYS = 180
some_stock = st.one_of(st.floats(-1e3, 1e6), st.integers(0, 900).map(float), st.just(np.nan))
some_rate = st.one_of(st.just(0.0), st.floats(1e-9, 1e5), st.integers(1, 30).map(lambda day: day / 7))
some_kept = st.one_of(st.just(0.0), st.integers(0, 500).map(float))
some_days = st.floats(0, DAYS)


@given(some_stock, some_rate, some_kept, some_days, st.one_of(some_days, st.just(np.inf)))
def test_a_straight_line_is_read_as_its_days_are(stock, rate, kept, until, by_air):
    stock, rate, kept, until, by_air = (np.array([value]) for value in (stock, rate, kept, until, by_air))
    nothing, days = np.zeros((1, DAYS + 1)), np.array([float(DAYS)])
    projected = cover.projection(stock, rate, nothing, nothing)
    on_day = np.ceil(until).astype(np.int64)
    np.testing.assert_array_equal(steady.stockout_day(stock, rate, days), cover.stockout_day(projected))
    np.testing.assert_array_equal(steady.breach_day(stock, rate, kept, days), cover.breach_day(projected, kept))
    np.testing.assert_array_equal(steady.missing_on(on_day, stock, rate), cover.missing_on(on_day, projected, nothing))
    np.testing.assert_array_equal(
        steady.air_quantity(stock, rate, kept, until, by_air),
        air.air_quantity(projected, nothing, kept, until, by_air),
    )


@pytest.mark.parametrize(("stock", "day"), [(5370.0, 179), (5400.0, 180), (5401.0, NEVER)])
def test_out_on_the_last_day_of_the_projection_and_not_beyond_it(stock, day):
    """180 days of 30 are 5400."""
    assert steady.stockout_day(np.array([stock]), np.array([30.0]), np.array([float(DAYS)])) == day


@pytest.mark.parametrize("days", range(1, 181))
def test_decimal_dust_does_not_lend_a_day(days):
    for rate in (0.1, 0.3, 1 / 7, 7 / 30):
        assert steady.stockout_day(np.array([rate * days]), np.array([rate]), np.array([float(DAYS)])) == days
