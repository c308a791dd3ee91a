"""Why stock stays where it is though another location wants it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.ordering.transfers import transfers
from planner.ordering.unmoved import Stays, unmoved
from tests.planner.ordering.test_transfers import HERE_AND_THERE, PLACES, few, lanes, stances, ways


def why(stood, along):
    found = unmoved(stood, along, transfers(stood, along))
    pairs = zip(found.donor.tolist(), found.receiver.tolist(), found.reason.tolist(), strict=True)
    return {(donor, receiver): Stays(reason).name for donor, receiver, reason in pairs}


@pytest.mark.parametrize(
    ("days", "cost", "reason"),
    [
        (5, np.nan, "UNPRICED"),
        (5, 4.0, "DEARER"),
        (15, 0.5, "LATE"),
        (15, 4.0, "DEARER"),  # the first that holds
    ],
)
def test_a_lane_that_does_not_help_says_why(days, cost, reason):
    """A unit earns 4.00; more comes by itself in 15 days."""
    assert why(HERE_AND_THERE, lanes(("UK", "EU", days, cost))) == {(0, 1): reason}


def test_where_a_lane_helps_nothing_is_to_be_said():
    assert not why(HERE_AND_THERE, lanes(("UK", "EU", 14, 3.99)))


def test_no_lane_or_only_one_against_it_is_a_reason():
    assert why(HERE_AND_THERE, lanes()) == {(0, 1): "NO_LANE"}
    assert why(HERE_AND_THERE, lanes(("EU", "UK", 5, 0.5))) == {(0, 1): "NO_LANE"}


@pytest.mark.parametrize(("missing", "reasons"), [(0, {(0, 1): "SAVES_NOTHING"}), (1, {})])
def test_what_only_fills_up_a_threshold_saves_nothing(missing, reasons):
    stood = stances(("TOTE", "UK", 370, 0), ("TOTE", "EU", 0, 50), missing=missing)
    assert why(stood, lanes(("UK", "EU", 5, 0.5))) == reasons


def test_who_gets_nothing_as_it_saves_more_elsewhere_is_told_so():
    """US gains 3.50 a unit and takes all 50; EU, at 3.00, is left without."""
    three = stances(("TOTE", "UK", 50, 0), ("TOTE", "EU", 0, 50), ("TOTE", "US", 0, 50))
    found = why(three, lanes(("UK", "EU", 5, 1.0), ("UK", "US", 5, 0.5)))
    assert found == {(0, 1): "GOES_ELSEWHERE"}


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(few, few), min_size=6, max_size=6), ways, few)
def test_every_place_that_wants_what_another_can_spare_gets_some_or_a_reason(stood, along, missing):
    names = [(product, place) for product in ("TOTE", "MUG") for place in PLACES]
    shop = stances(*((*name, *units) for name, units in zip(names, stood, strict=True)), missing=missing)
    moved = set(transfers(shop, lanes(*along)).receiver.tolist())
    asked = {
        (donor, receiver)
        for donor in range(6)
        for receiver in range(6)
        if shop.product[donor] == shop.product[receiver] and shop.surplus[donor] and shop.need[receiver]
    }
    assert set(why(shop, lanes(*along))) == {pair for pair in asked if pair[1] not in moved}
