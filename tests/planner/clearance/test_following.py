"""How an accepted step goes: against what was expected, and against leaving it alone."""

from typing import Any

import numpy as np
import pytest

from planner.clearance.following import Followed, Progress, follow

NONE = float("nan")


def going(**changes: Any) -> Followed:
    """Follow a step of 100 units, given 90 days, expected to sell 2 a day instead of 1; ten days on, 20 sold."""
    said = {"units": 100, "days": 10, "given": 90, "pace": 2, "pace_before": 1, "sold": 20, "gross": 100}
    said |= {"commission": 0, "fee": 0.09, "handling": 0.5}
    return follow(**{name: np.array([value], float) for name, value in (said | changes).items()})


def progress(**changes: Any) -> Progress:
    return Progress(int(going(**changes).progress[0]))


def test_expected_and_usual_are_paces_times_days():
    found = going()
    assert (found.expected[0], found.usual[0]) == (20, 10)


def test_never_more_is_expected_than_is_there():
    found = going(days=80)
    assert (found.expected[0], found.usual[0]) == (100, 80)


def test_cash_back_is_after_fees_commission_and_handling():
    """100.00 less 9 % and 20 %, and 20 x 0.50."""
    assert going(commission=0.2).net[0] == pytest.approx(61)


@pytest.mark.parametrize(("sold", "is_gone"), [(99, False), (100, True), (101, True)])
def test_it_is_gone_when_all_units_are_moved(sold, is_gone):
    assert (progress(sold=sold) == Progress.GONE) == is_gone


@pytest.mark.parametrize(("days", "is_over"), [(89, False), (90, True), (91, True)])
def test_its_time_is_over_after_the_days_it_was_given(days, is_over):
    assert (progress(days=days, sold=99) == Progress.OVER) == is_over


@pytest.mark.parametrize(("days", "is_early"), [(6.9, True), (7, False), (7.1, False)])
def test_in_the_first_week_nothing_can_be_said(days, is_early):
    assert (progress(days=days, sold=0) == Progress.EARLY) == is_early


@pytest.mark.parametrize(("sold", "is_behind"), [(9, True), (10, False), (11, False)])
def test_less_than_half_of_what_was_expected_is_behind(sold, is_behind):
    assert (progress(sold=sold) == Progress.BEHIND) == is_behind


@pytest.mark.parametrize(("days", "expected"), [(13, 0), (14, 100), (15, 100)])
def test_what_goes_at_once_is_expected_when_its_days_are_over(days, expected):
    assert going(pace=NONE, given=14, days=days, sold=0).expected[0] == expected


def test_a_step_is_followed_alone_as_among_others():
    columns = {"units": [100, 5], "days": [10, 99], "given": [90, 90], "pace": [2, NONE], "pace_before": [1, 0]}
    columns |= {"sold": [20, 1], "gross": [100, 7], "commission": [0, 0.2], "fee": [0.09, 0.02], "handling": [0, 1]}
    both = follow(**{name: np.array(values, float) for name, values in columns.items()})
    alone = follow(**{name: np.array(values[:1], float) for name, values in columns.items()})
    for name in Followed.__slots__:
        assert getattr(both, name)[0] == getattr(alone, name)[0], name
