"""Ids whose last digits a spreadsheet has made zeros are told from ids that end so by chance."""

import pytest

from planner.intake.problems import ProblemCode
from planner.intake.zeroed import Zeroed


def _said(*ids: str) -> list[tuple[int, str]]:
    zeroed = Zeroed()
    for row, identity in enumerate(ids, start=2):
        zeroed.note(row, "Order ID", identity)
    found = list(zeroed.problems())
    assert {each.code for each in found} <= {ProblemCode.ID_ZEROED}
    return [(each.row, each.value) for each in found]


def _ids(zeroed: int, whole: int, digits: int = 18) -> list[str]:
    """Return ids of so many digits: those that end in zeros behind the 15th, then those that end in 7."""
    lost = digits - 15
    ended = [f"{576_461_413_038_000 + number}{'0' * lost}" for number in range(zeroed)]
    return ended + [f"{576_461_413_999_000 + number}{'7' * lost}" for number in range(whole)]


@pytest.mark.parametrize("digits", [17, 18, 19])
def test_a_file_saved_by_a_spreadsheet_is_told_whole_by_its_first_row(digits: int) -> None:
    ids = _ids(40, 0, digits)
    assert _said(*ids) == [*enumerate(ids, start=2)]


@pytest.mark.parametrize(
    ("ended", "others", "is_told"),
    [
        (1, 0, False),  # the only id of a file: one shop of a thousand
        (2, 0, True),  # both ids of a file: one of a million
        (2, 1, False),
        (3, 0, True),
        (3, 33, True),  # 36 ids of 18 digits: 0.036 are expected, eighty times as many are 2.88
        (3, 36, False),  # 39: 3.12
        (1, 999, False),  # one of a thousand ends so by itself
        (3, 997, False),
        (81, 919, True),  # some were saved by a spreadsheet, and merged with others that were not
        (79, 921, False),
    ],
)
def test_eighty_times_as_many_as_by_chance_are_needed(ended: int, others: int, *, is_told: bool) -> None:
    assert len(_said(*_ids(ended, others))) == (ended if is_told else 0)


def test_ids_no_longer_than_a_spreadsheet_keeps_are_whole() -> None:
    assert _said(*_ids(50, 0, 15)) == []
