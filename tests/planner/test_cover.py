"""How long stock lasts."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from planner.cover import breach_day, days_of_cover, next_receipt_day, projection, receipts_by_day, stockout_day
from planner.model import NEVER, Inbound


def out_on(stock: float, rate: float, receipts=(), days: int = 180) -> int:
    arriving = np.zeros((1, days + 1))
    for day, quantity in receipts:
        arriving[0, day] += quantity
    return int(stockout_day(projection(np.array([stock]), np.array([rate]), arriving, arriving * 0))[0])


def test_cover_is_available_over_the_rate():
    """120 / 8 = 15; nothing left: 0; oversold: 0, not negative; idle: without end; never counted: unknown."""
    cover = days_of_cover(np.array([120.0, 0.0, -5.0, 0.0, np.nan]), np.array([8.0, 8.0, 8.0, 0.0, 0.0]))
    np.testing.assert_array_equal(cover, [15.0, 0.0, 0.0, np.inf, np.nan])


def test_stock_runs_out_on_the_day_it_reaches_zero():
    """3600 at 100 a day: 0 left at the close of day 36; 3601 lasts into day 37."""
    assert [out_on(3600, 100), out_on(3601, 100), out_on(0, 100), out_on(-5, 0)] == [36, 37, 0, 0]


def test_decimal_dust_does_not_lend_a_day():
    """3 units at 0.1 a day: 0.1 x 30 is 3.0000000000000004 or 2.9999999999999996 to a computer, 3 to a clerk."""
    assert out_on(3, 0.1) == 30
    assert out_on(7, 7 / 30) == 30


def test_what_arrives_on_the_day_counts_and_a_day_later_does_not():
    """60 at 30 a day: 0 on day 2, unless 30 arrive on day 2."""
    assert out_on(60, 30, [(2, 30)]) == 3
    assert out_on(60, 30, [(3, 30)]) == 2


def test_beyond_the_horizon_is_never():
    assert out_on(1e12, 1) == NEVER
    assert out_on(1, 0) == NEVER
    assert out_on(np.nan, 5) == NEVER


def test_the_safety_stock_is_breached_before_stock_is_out():
    """80 at 30 a day: 50, then 20: under 50 on day 2."""
    projected = projection(np.array([80.0]), np.array([30.0]), np.zeros((1, 9)), np.zeros((1, 9)))
    assert [int(breach_day(projected, np.array([units]))[0]) for units in (50.0, 51.0, 81.0)] == [2, 1, 0]


def test_overdue_receipts_are_on_no_day():
    coming = Inbound(np.array([0, 0, 0]), np.array([5.0, 7.0, 9.0]), np.array([-1, -3, 200]))
    assert receipts_by_day(coming, 1, 180).sum() == 0
    assert next_receipt_day(coming, 2).tolist() == [200, NEVER]


def test_what_is_due_today_is_awaited_and_there_tomorrow():
    coming = Inbound(np.array([0]), np.array([5.0]), np.array([0]))
    assert receipts_by_day(coming, 1, 3).tolist() == [[0, 5, 0, 0]]
    assert next_receipt_day(coming, 1).tolist() == [0]


@given(st.floats(0, 1e6), st.floats(0.01, 1e3), st.integers(1, 90), st.floats(0, 1e6))
def test_a_receipt_never_brings_the_stock_out_forward(stock, rate, day, quantity):
    assert out_on(stock, rate, [(day, quantity)]) >= out_on(stock, rate)
