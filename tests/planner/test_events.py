"""Livestreams and campaigns."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.events import expected_by_day, past_days, still_expected
from planner.model import Events
from tests.planner.shop import a_shop


def event(planned: float, start: int, end: int, sold: float = 0.0) -> Events:
    return Events(*(np.array([value]) for value in (0, planned, start, end, sold, False)))


def expected(planned: float, start: int, end: int, sold: float = 0.0, rate: float = 30.0) -> float:
    return float(still_expected(event(planned, start, end, sold), np.array([rate]))[0])


def test_what_is_still_expected_decays_as_the_event_sells():
    """2 days in, 460 sold, 60 of them ordinary: 1000 - 400 = 600."""
    assert expected(1000, -2, 3, sold=460) == 600


def test_a_sold_out_or_past_event_expects_nothing():
    assert expected(1000, -2, 3, sold=5000) == 0
    assert expected(1000, -9, -1) == 0


def test_a_flop_does_not_expect_more_than_was_planned():
    """3 days in, 10 sold of 90 ordinary: still 1000, not 1080."""
    assert expected(1000, -3, 3, sold=10) == 1000


@pytest.mark.parametrize(("start", "end", "units"), [(22, 25, 0), (21, 25, 1000), (-2, 0, 1000), (-2, -1, 0)])
def test_the_threshold_is_raised_from_the_last_safe_preparation_until_the_end(start, end, units):
    """Lead time 15 + review 1 + decision 5 = 21 days before the start."""
    assert a_shop(livestreams=[(0, 1000, start, end, 0)]).planned().event_units == units


def test_two_events_add_up():
    assert a_shop(livestreams=[(0, 100, 2, 2, 0), (0, 50, 5, 6, 0)]).planned().threshold == 650


def test_an_event_empties_the_shelf_on_its_day():
    """1000 at 30 a day would last to day 34; 800 more on day 5 end it: 1000 - 150 - 800 = 50, out on day 7."""
    assert a_shop(livestreams=[(0, 800, 5, 5, 0)]).planned().stockout_day == 7


def test_an_event_that_ends_today_still_sells_tomorrow_at_the_latest():
    assert expected_by_day(event(90, -3, 0), np.array([90.0]), 1, 5)[0].tolist() == [0, 90, 0, 0, 0, 0]


@given(st.integers(-50, 250), st.integers(0, 100), st.floats(0, 1e6))
def test_every_expected_unit_falls_on_one_day(start, length, units):
    """Days beyond the projection are not in it."""
    spread = expected_by_day(event(units, start, start + length), np.array([units]), 1, 400)
    assert spread.sum() == pytest.approx(units)
    assert spread.min() >= -1e-6


@given(st.integers(-40, 5), st.integers(0, 30))
def test_past_days_are_the_days_an_event_ran(start, length):
    """Column t is day t - 20."""
    ran = past_days(event(1, start, start + length), 1, 20)[0]
    assert ran.tolist() == [start <= day <= start + length for day in range(-20, 0)]
