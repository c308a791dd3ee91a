"""What a button carries that approves many suggestions at once: their numbers and versions, in few letters."""

from collections.abc import Iterable, Sequence
from typing import Protocol

CARRIED = 1700  # letters of a button that name suggestions; Slack takes 2,000 in all
SHORTEST = len("1.1,")  # letters of one of them, at the least
MOST = CARRIED // SHORTEST  # suggestions; more never fit

Shown = tuple[int, int]  # number and version of a suggestion


class Numbered(Protocol):
    """A suggestion as it is shown."""

    @property
    def number(self) -> int: ...

    @property
    def version(self) -> int: ...


def carried(lines: Sequence[Numbered]) -> tuple[str, int]:
    """Return what a button carries that approves these lines, and how many of the first of them that is."""
    count = min(len(lines), MOST)
    while len(approve := packed((line.number, line.version) for line in lines[:count])) > CARRIED:
        count = count * 9 // 10
    return approve, count


def packed(shown: Iterable[Shown]) -> str:
    """Return suggestions in few letters: by number, each as the step from the one before, in base 16.

    >>> packed([(13, 1), (12, 3)])
    'c.3,1.1'
    """
    by_number = sorted(shown)
    steps = zip(by_number, [0, *(number for number, _ in by_number)], strict=False)
    return ",".join(f"{number - before:x}.{version:x}" for (number, version), before in steps)


def unpacked(written: str) -> tuple[Shown, ...]:
    """Return what ``packed`` was given, by number.

    >>> unpacked("c.3,1.1")
    ((12, 3), (13, 1))
    """
    shown: list[Shown] = []
    number = 0
    for part in written.split(","):
        step, version = (int(figure, 16) for figure in part.split("."))
        number += step
        shown.append((number, version))
    return tuple(shown)
