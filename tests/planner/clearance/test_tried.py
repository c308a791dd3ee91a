"""What a step that was tried teaches of taking it again."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.clearance.tried import fell_short, gain_that_came, slope_that_came


def of(*values: float) -> np.ndarray:
    return np.array(values, float)


@pytest.mark.parametrize(("days", "sold", "is_short"), [(6.9, 0, False), (7, 0, True), (7, 19, True), (7, 20, False)])
def test_it_fell_short_after_a_week_with_less_than_half(days: float, sold: float, *, is_short: bool) -> None:
    """40 were expected: 19 are less than half, 20 are not."""
    assert fell_short(of(sold), of(40), of(days)).tolist() == [is_short]


def test_what_sold_no_faster_teaches_that_the_price_does_nothing() -> None:
    came = gain_that_came(of(10, 5), of(10, 10), of(2, 2), of(1, 1))
    assert came.tolist() == [0.0, 0.0]
    assert np.abs(slope_that_came(of(0.35, 0.35), of(-1.5, -1.5), came)).tolist() == [0.0, 0.0]


@given(st.floats(0.05, 0.9), st.floats(-4, 0), st.floats(0, 1), st.floats(0, 1))
def test_the_more_came_the_steeper_and_never_beyond_what_was_expected(
    discount: float, slope: float, less: float, more: float
) -> None:
    less, more = sorted((less, more))
    flat, steep = slope_that_came(of(discount, discount), of(slope, slope), of(less, more)).tolist()
    assert slope - 1e-9 <= steep <= flat + 1e-9
    assert flat <= 1e-9
