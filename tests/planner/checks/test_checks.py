"""The reasons to speak up."""

from planner.checks import CHECKS
from planner.model import Level


def test_the_most_pressing_comes_first_and_each_can_be_read():
    assert [check.NAME for check in CHECKS] == [
        "oversold",
        "running_out",
        "reorder",
        "expedite",
        "expired",
        "expiring",
        "late_order",
        "stale",
        "dead",
    ]
    assert all((check.__doc__ or "").strip().endswith(".") for check in CHECKS)


def test_every_level_worth_a_word_has_one_reason():
    spoken = [level for check in CHECKS for level in check.LEVELS]
    assert sorted(spoken) == sorted(set(Level) - {Level.NO_DATA, Level.WATCH, Level.OVERSTOCK, Level.OK})
