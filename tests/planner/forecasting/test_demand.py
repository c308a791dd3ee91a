"""How fast an item sells while it can be bought."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.forecasting.demand import confidence, daily_rate, is_unsold, seen_on_shelf
from planner.model import Confidence, History


def seen(sold, in_stock, *, known=999.0, window=30, fewest=7, events=None):
    units, state = np.array([sold], dtype=float), np.array([in_stock], dtype=np.int8)
    ran = np.zeros(units.shape, dtype=bool) if events is None else np.array([events], dtype=bool)
    return seen_on_shelf(History(units, state), np.array([known]), ran, window, fewest)


def rate(found) -> float:
    return float(daily_rate(found.sold, found.in_stock_days)[0])


def test_a_day_with_sales_was_in_stock_whatever_the_record_says():
    """10 a day on 30 days recorded as out: 300 / 30."""
    assert rate(seen([10] * 30, [0] * 30)) == 10.0


def test_unknown_days_count_and_lower_the_confidence():
    """300 sold on 15 days, 15 unknown without sales: 300 / 30, medium."""
    found = seen([20, 0] * 15, [1, -1] * 15)
    assert rate(found) == 10.0
    assert found.unknown_days == 15
    assert confidence(found.in_stock_days, found.unknown_days, 7) == [Confidence.MEDIUM]


@pytest.mark.parametrize(("days", "expected"), [(6, Confidence.LOW), (7, Confidence.HIGH), (8, Confidence.HIGH)])
def test_below_seven_days_in_stock_the_confidence_is_low(days, expected):
    found = seen([0] * (30 - days) + [5] * days, [0] * (30 - days) + [1] * days)
    assert confidence(found.in_stock_days, found.unknown_days, 7) == [expected]


def test_only_the_days_an_item_was_known_count():
    """Known for 10 days, 8 a day: 80 / 10, not 80 / 30."""
    found = seen([0] * 20 + [8] * 10, [-1] * 20 + [1] * 10, known=10.0)
    assert (rate(found), int(found.in_stock_days[0]), int(found.left_out_days[0])) == (8.0, 10, 0)


def test_a_history_shorter_than_the_window_is_read_whole():
    assert rate(seen([8] * 5, [1] * 5)) == 8.0


def test_no_history_is_no_rate():
    assert rate(seen([], [])) == 0.0


def test_a_best_seller_that_was_out_all_month_still_sells():
    """60 days at 30, then 30 days out: nothing counts in the window, so the whole history does: 1800 / 60."""
    found = seen([30] * 60 + [0] * 30, [1] * 60 + [0] * 30)
    assert rate(found) == 30.0
    assert found.looked_back == 90
    assert confidence(found.in_stock_days * 0, found.unknown_days, 7) == [Confidence.LOW]


@pytest.mark.parametrize(("whole", "expected"), [(6, 108 / 30), (7, 10.0), (8, 10.0)])
def test_days_it_ran_out_on_are_left_out_where_a_week_of_whole_days_is_there(whole, expected):
    """10 on a whole day, 2 on one that ran out. 6 whole days are too few: 6 x 10 + 24 x 2 = 108 on 30 days."""
    found = seen([2] * (30 - whole) + [10] * whole, [2] * (30 - whole) + [1] * whole)
    assert rate(found) == expected
    assert found.left_out_days == (30 - whole if whole >= 7 else 0)


def test_an_item_that_always_runs_out_sells_what_it_sells():
    assert rate(seen([5] * 30, [2] * 30)) == 5.0


def test_past_event_days_are_left_out():
    """10 a day, 500 on each of 2 livestream days: 280 / 28."""
    found = seen([10] * 20 + [500] * 2 + [10] * 8, [1] * 30, events=[False] * 20 + [True] * 2 + [False] * 8)
    assert rate(found) == 10.0
    assert found.event_days == 2


def test_a_new_item_in_a_campaign_since_its_first_day_is_not_idle():
    """Nothing but event days: they count, once there is more history than the window to look at."""
    assert rate(seen([0] * 30 + [40] * 30, [0] * 30 + [1] * 30, known=30.0, events=[True] * 60)) == 40.0


def test_dead_after_ninety_days_on_the_shelf_without_a_sale():
    def unsold(quiet: int, out: int = 0) -> bool:
        units = np.array([[1.0] + [0.0] * (quiet + out)])
        state = np.array([[1] + [0] * out + [1] * quiet], dtype=np.int8)
        return bool(is_unsold(History(units, state), np.array([999.0]), 90)[0])

    assert [unsold(89), unsold(90), unsold(91)] == [False, True, True]
    assert not unsold(quiet=1, out=100)


@given(st.lists(st.tuples(st.integers(0, 99), st.sampled_from([-1, 0, 1])), min_size=1, max_size=60))
def test_every_known_day_is_counted_or_left_out(days):
    """counted + out + event = the days of the window."""
    found = seen(*zip(*days, strict=True), fewest=0)
    assert found.in_stock_days + found.left_out_days + found.event_days == min(30, len(days))
    assert 0 <= rate(found) <= 99
