"""A, B and C: what the first 80 % of the gross margin come from, the next 15 %, and the rest."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.classes import Cuts, abc_class, cuts, gross_margin, units_of_margin
from planner.model import AbcClass, History

A, B, C, UNKNOWN = (int(each) for each in AbcClass)
margins = st.lists(st.integers(-1000, 100_000), min_size=1, max_size=60).map(lambda found: np.array(found, float))


def classes_of(*earned: float) -> list[int]:
    found = np.array(earned, dtype=float)
    pounds = ["GBP"] * len(found)
    return abc_class(found, pounds, cuts(found, pounds)).tolist()


@pytest.mark.parametrize(
    ("earned", "classes"),
    [
        ((80, 15, 5), [A, B, C]),
        ((79, 16, 5), [A, A, C]),
        ((81, 14, 5), [A, B, C]),
        ((80, 14, 6), [A, B, B]),
        ((80, 16, 4), [A, B, C]),
    ],
)
def test_the_item_that_reaches_a_share_still_belongs_to_it(earned, classes):
    """Of 100: at 80 exactly the next is B, at 79 it is still A; at 95 exactly the next is C, at 94 it is still B."""
    assert classes_of(*earned) == classes


def test_shares_that_decimals_cannot_hold_are_met_exactly():
    """0.7 + 0.1 is 0.7999… in binary, but 80 % of 1; with 0.08 and 0.07 they are 95 %."""
    assert classes_of(0.7, 0.1, 0.08, 0.07, 0.05) == [A, A, B, B, C]


def test_a_single_item_is_all_there_is():
    assert classes_of(3.0) == [A]


def test_who_earns_the_same_is_in_the_same_class_wherever_it_stands():
    """Ten of 10 each: the eighth reaches 80, and all earn what it earns."""
    assert classes_of(*[10.0] * 10) == [A] * 10
    assert classes_of(60, 20, 20) == classes_of(20, 60, 20) == [A, A, A]


def test_what_earns_nothing_is_c_and_what_nobody_knows_is_unknown():
    """A loss counts for nothing: 80 of the 80 earned are A's."""
    assert classes_of(80, 0, -500, np.nan) == [A, C, C, UNKNOWN]


def test_where_nothing_earns_anything_there_are_no_classes():
    assert classes_of(0, -1, np.nan) == [UNKNOWN] * 3
    assert classes_of() == []


def test_ninety_days_are_looked_back():
    """A sale 90 days ago counts, one 91 days ago does not."""
    units = np.zeros((2, 100))
    units[0, -90], units[1, -91] = 7, 7
    assert units_of_margin(History(units, np.ones(units.shape, np.int8))).tolist() == [7, 0]
    assert units_of_margin(History(np.zeros((2, 0)), np.zeros((2, 0), np.int8))).tolist() == [0, 0]


def test_margins_of_several_currencies_are_held_against_each_other_in_one():
    """90 sold at 5 EUR of margin, 0.8 GBP each: 360 GBP."""
    assert gross_margin(np.array([90.0]), np.array([5.0]), np.array([0.8])) == pytest.approx(360)


def test_without_a_rate_each_currency_is_a_catalogue_of_its_own():
    """80 of 100 pounds and 900 of 1000 euros are A; a currency nobody earns in has no class."""
    margins = np.array([80.0, 900.0, 20.0, 100.0, 0.0])
    codes = ["GBP", "EUR", "GBP", "EUR", "USD"]
    assert abc_class(margins, codes, cuts(margins, codes)).tolist() == [A, A, B, B, UNKNOWN]


BANDED = [Cuts("GBP", 100.0, 10.0, a_up=110.0, a_down=90.0, b_up=11.0, b_down=9.0)]


@pytest.mark.parametrize(
    ("margin", "before", "found"),
    [
        *[(111.0, B, A), (110.0, B, A), (109.9, B, B), (90.1, A, A), (90.0, A, A), (89.9, A, B)],
        *[(11.1, C, B), (11.0, C, B), (10.9, C, C), (9.1, B, B), (9.0, B, B), (8.9, B, C)],
        *[(110.0, C, A), (109.9, C, B), (8.9, A, C), (9.0, A, B)],
        *[(100.0, UNKNOWN, A), (99.9, np.nan, B), (np.nan, A, UNKNOWN), (-5.0, A, C)],
    ],
)
def test_a_class_is_left_only_well_beyond_a_cut(margin, before, found):
    """Up at 110 and 11, down below 90 and 9; of what was in no class its margin alone tells: A from 100, B from 10."""
    assert abc_class(np.array([margin]), ["GBP"], BANDED, np.array([before], float)).tolist() == [found]


def test_lessons_of_before_know_no_band():
    """Until the next night 100 is the cut for whatever class an item was in."""
    found = abc_class(np.array([100.0, 99.0]), ["GBP"] * 2, [Cuts("GBP", 100.0, 10.0)], np.array([B, A], float))
    assert found.tolist() == [A, B]


@pytest.mark.parametrize(("earned", "found"), [((79, 21), B), ((78, 22), B), ((77, 23), A)])
def test_of_two_items_the_second_becomes_a_once_the_first_earns_less_than_78_percent(earned, found):
    """By its margin alone it would from 79 on. So it is too in a shop whose item at the cut is the cut."""
    margins, pounds = np.array(earned, float), ["GBP"] * 2
    assert abc_class(margins, pounds, cuts(margins, pounds), np.array([A, B], float)).tolist() == [A, found]


@pytest.mark.parametrize(("earned", "found"), [((81, 14, 5), A), ((82, 13, 5), B), ((83, 12, 5), B)])
def test_and_is_a_no_more_once_it_earns_82_percent(earned, found):
    margins, pounds = np.array(earned, float), ["GBP"] * 3
    assert abc_class(margins, pounds, cuts(margins, pounds), np.array([A, A, C], float))[1] == found


@given(margins, st.integers(0, 3))
def test_judged_twice_by_the_same_cuts_nothing_changes_and_each_is_one_step_around_its_margins_class(earned, before):
    pounds, was = ["GBP"] * len(earned), np.full(len(earned), float(before))
    found = cuts(earned, pounds)
    once = abc_class(earned, pounds, found, was)
    assert abc_class(earned, pounds, found, once.astype(float)).tolist() == once.tolist()
    for each in found:
        assert each.a_up >= each.a_from >= each.a_down
        assert each.b_up >= each.b_from >= each.b_down


@given(margins)
def test_each_class_earns_at_least_its_share_and_no_item_more_than_needed(earned):
    pounds = ["GBP"] * len(earned)
    found = cuts(earned, pounds)
    if not found:
        assert (earned <= 0).all()
        return
    classes, whole = abc_class(earned, pounds, found), earned[earned > 0].sum()
    for last, share in ((A, 0.80), (B, 0.95)):
        within = earned[classes <= last]
        assert within.sum() >= share * whole * (1 - 1e-9)
        assert within.sum() - within.min() * (within == within.min()).sum() < share * whole


@given(margins, st.randoms(use_true_random=False))
def test_the_order_in_which_items_stand_changes_nothing(earned, dice):
    mixed, pounds = earned.tolist(), ["GBP"] * len(earned)
    dice.shuffle(mixed)
    assert cuts(np.array(mixed), pounds) == cuts(earned, pounds)


@given(margins, st.floats(0, 1e6), st.floats(0, 1e6))
def test_a_higher_margin_is_never_in_a_lower_class(earned, one, other):
    """In the order A, B, C."""
    lower, higher = sorted([one, other])
    found = cuts(earned, ["GBP"] * len(earned)) or [Cuts("GBP", 1.0, 1.0)]
    low, high = abc_class(np.array([lower, higher]), ["GBP"] * 2, found).tolist()
    assert high <= low
