"""How an accepted step goes: against what was expected, and against leaving it alone."""

from typing import Any

import numpy as np
import pytest

from planner.blocks import rows_of
from planner.clearance.following import AcceptedSteps, Followed, Progress, follow

NONE = float("nan")


def going(**changes: Any) -> Followed:
    """Follow a step of 100 units, given 90 days, expected to sell 2 a day instead of 1; ten days on, 20 sold."""
    said = {"units": 100, "days": 10, "given": 90, "pace": 2, "pace_before": 1, "sold": 20, "gross": 100}
    said |= {"commission": 0, "fee": 0.09, "handling": 0.5, "left": NONE, "price": 5, "price_before": NONE}
    return follow(AcceptedSteps(**{name: np.array([value], float) for name, value in (said | changes).items()}))


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


@pytest.mark.parametrize(
    ("sold", "said"), [(1, Progress.BEHIND), (2, Progress.UNSURE), (3, Progress.GOOD), (9, Progress.GOOD)]
)
def test_few_of_few_may_be_chance(sold, said):
    """5 were expected: one or none comes by chance 4 times in 100, two or fewer 12 times."""
    assert progress(pace=0.5, sold=sold, gross=5 * sold) == said


@pytest.mark.parametrize(("sold", "is_ahead"), [(39, False), (40, True), (41, True)])
def test_twice_what_was_expected_is_ahead(sold, is_ahead):
    assert (progress(sold=sold) == Progress.AHEAD) == is_ahead


@pytest.mark.parametrize(("left", "is_gone"), [(NONE, False), (0, True), (1, False)])
def test_it_is_gone_when_a_count_finds_nothing_left(left, is_gone):
    assert (progress(left=left) == Progress.GONE) == is_gone


@pytest.mark.parametrize(("paid", "is_done"), [(7.51, False), (7.5, True), (7.49, True)])
def test_a_markdown_that_nobody_made_is_told_by_what_customers_pay(paid, is_done):
    """From 10.00 to 5.00: above the middle it still sells at the price of before."""
    found = going(price=5, price_before=10, gross=20 * paid)
    assert found.is_done[0] == is_done
    assert (Progress(int(found.progress[0])) == Progress.NOT_DONE) != is_done


@pytest.mark.parametrize(("left", "moved"), [(NONE, 0), (100, 0), (30, 70), (0, 100), (120, 0)])
def test_what_goes_at_once_is_told_by_the_newest_count(left, moved):
    """At 0.50 a unit; what nobody sold in the shop costs no fee."""
    found = going(pace=NONE, given=14, sold=0, gross=0, left=left, price=0.5)
    assert (found.moved[0], found.net[0]) == (moved, moved * 0.5)


@pytest.mark.parametrize(("days", "expected"), [(13, 0), (14, 100), (15, 100)])
def test_what_goes_at_once_is_expected_when_its_days_are_over(days, expected):
    assert going(pace=NONE, given=14, days=days, sold=0).expected[0] == expected


def test_a_step_is_followed_alone_as_among_others():
    columns = {"units": [100, 5], "days": [10, 99], "given": [90, 90], "pace": [2, NONE], "pace_before": [1, 0]}
    columns |= {"sold": [20, 1], "gross": [100, 7], "commission": [0, 0.2], "fee": [0.09, 0.02], "handling": [0, 1]}
    columns |= {"left": [NONE, 2], "price": [5, 7], "price_before": [10, NONE]}
    steps = AcceptedSteps(**{name: np.array(values, float) for name, values in columns.items()})
    both, alone = follow(steps), follow(rows_of(steps, slice(1)))
    for name in Followed.__slots__:
        assert getattr(both, name)[0] == getattr(alone, name)[0], name
