"""The reasons to speak up."""

import numpy as np
import pytest

from planner.checks import CHECKS, dead, expedite, reorder, running_out, stale
from planner.model import Level
from tests.planner.shop import a_shop, any_shop


@pytest.mark.parametrize(
    ("check", "facts"),
    [
        (running_out, {"on_hand": 0}),
        (running_out, {"on_hand": 100}),
        (running_out, {"on_hand": 300}),
        (reorder, {"on_hand": 500}),
        (expedite, {"on_hand": 600, "receipts": [(0, 1000, 25)]}),
        (stale, {"count_age": 72}),
        (dead, {"sold_per_day": 0}),
    ],
)
def test_each_reason_speaks_for_its_items_and_no_other_does(check, facts):
    plan = a_shop(**facts).planned()
    assert [other.NAME for other in CHECKS if other.applies(plan)[0]] == [check.NAME]


def test_a_quiet_item_gives_no_reason():
    plan = a_shop().planned()
    assert not any(check.applies(plan).any() for check in CHECKS)


def test_no_item_is_listed_twice():
    plan = any_shop(7, count=300).planned()
    assert np.sum([check.applies(plan) for check in CHECKS], axis=0).max() == 1


def test_the_most_pressing_comes_first_and_each_can_be_read():
    assert [check.NAME for check in CHECKS] == ["running_out", "reorder", "expedite", "stale", "dead"]
    assert all((check.__doc__ or "").strip().endswith(".") for check in CHECKS)


def test_every_level_worth_a_word_has_one_reason():
    spoken = [level for check in CHECKS for level in check.LEVELS]
    assert sorted(spoken) == sorted(set(Level) - {Level.NO_DATA, Level.WATCH, Level.OVERSTOCK, Level.OK})
