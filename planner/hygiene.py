"""When a due warning is said at once, and when it waits: at night, when it flaps, after too many."""

from collections.abc import Sequence
from datetime import datetime, timedelta

FLAPS = 3
"""So many changes within a day are restless: the morning's digest tells them."""
FLAPPING = timedelta(hours=24)
A_CHANNEL = 4
"""So many warnings a channel gets within an hour; what comes after them waits and comes in one."""
CROWDED = timedelta(hours=1)


def is_quiet(hour: int, begins: int, ends: int) -> bool:
    """Return whether this hour is one of quiet.

    Args:
        hour: of the day where the shop is, 0 to 23.
        begins: the first quiet hour.
        ends: the first hour that is quiet no more; earlier than ``begins``: over midnight. The same: never quiet.

    >>> [is_quiet(hour, 22, 7) for hour in (21, 22, 0, 6, 7)]
    [False, True, True, True, False]
    """
    return begins <= hour < ends if begins <= ends else hour >= begins or hour < ends


def is_flapping(changes: Sequence[datetime], now: datetime) -> bool:
    """Return whether a warning came and went too often of late.

    Args:
        changes: when it began or ended, aware, in any order.
        now: aware.

    >>> noon = datetime(2026, 11, 2, 12)
    >>> [is_flapping([noon - FLAPPING, noon, noon], noon), is_flapping([noon, noon], noon)]
    [True, False]
    """
    return sum(now - change <= FLAPPING for change in changes) >= FLAPS


def is_crowded(told: Sequence[datetime], now: datetime) -> bool:
    """Return whether a channel has had enough warnings this hour.

    Args:
        told: when each of the latest was put in line, aware, in any order.
        now: aware.

    >>> noon = datetime(2026, 11, 2, 12)
    >>> [is_crowded([noon - CROWDED] + [noon] * n, noon) for n in (3, 4)]
    [False, True]
    """
    return sum(now - moment < CROWDED for moment in told) >= A_CHANNEL
