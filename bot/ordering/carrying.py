"""What a button carries that approves many suggestions at once, each as it is shown, in few letters."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

CARRIED = 1700  # letters of a button that name suggestions; Slack takes 2,000 in all
SHORTEST = len("1.1,")  # letters of one of them, at the least
MOST = CARRIED // SHORTEST  # suggestions; more never fit


class Shown(NamedTuple):
    """A suggestion as it is shown."""

    number: int
    version: int
    by_air: int = 0  # [units] of it that fly


def carried(shown: Sequence[Shown]) -> tuple[str, int]:
    """Return what a button carries that approves these suggestions, and how many of the first of them that is."""
    count = min(len(shown), MOST)
    while len(approve := packed(shown[:count])) > CARRIED:
        count = count * 9 // 10
    return approve, count


def packed(shown: Iterable[Shown]) -> str:
    """Return suggestions in few letters: by number, each as the step from the one before, in base 16.

    >>> packed([Shown(13, 1, by_air=26), Shown(12, 3)])
    'c.3,1.1.1a'
    """
    by_number = sorted(shown)
    steps = zip(by_number, [0, *(each.number for each in by_number)], strict=False)
    return ",".join(
        f"{it.number - before:x}.{it.version:x}" + (f".{it.by_air:x}" if it.by_air else "") for it, before in steps
    )


def unpacked(written: str) -> tuple[Shown, ...]:
    """Return what ``packed`` was given, by number.

    >>> unpacked("c.3,1.1.1a")
    (Shown(number=12, version=3, by_air=0), Shown(number=13, version=1, by_air=26))
    """
    shown: list[Shown] = []
    number = 0
    for part in written.split(","):
        step, *rest = (int(figure, 16) for figure in part.split("."))
        number += step
        shown.append(Shown(number, *rest))
    return tuple(shown)
