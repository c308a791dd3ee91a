"""Draws what a few events say to what all of them say: a small group is trusted as far as it has events."""

import numpy as np

from planner.model import Flags, Floats, Integers

FEWEST = 3  # past events; fewer of them say nothing yet
TRUSTED = 3  # past events of a group that weigh as much as the wider group


def shrunk(events: Integers, median: Floats) -> Floats:
    """Return the median of the narrowest group, drawn to that of the wider ones where it has few events.

    Args:
        events: past ones in each group, shape (groups, events), from the widest to the narrowest.
        median: of theirs, same shape; nan where there is none.

    Returns:
        Shape (events,); nan where the widest group has fewer than 3 events.

    Source: shrinkage of a group to the population (Robbins 1956), 3 events weighing as much as the wider group.

    >>> shrunk(np.array([[9], [3]]), np.array([[1.0], [2.0]]))
    array([1.5])
    """
    return np.where(events[0] >= FEWEST, drawn(events, median), np.nan)


def drawn(events: Integers, median: Floats) -> Floats:
    """Return the same as ``shrunk``, however few past events are known.

    >>> drawn(np.array([[1], [1]]), np.array([[1.0], [1.0]]))
    array([1.])
    """
    found: Floats = median[0]
    for number, middle in zip(events[1:], median[1:], strict=True):
        found = np.where(number > 0, (number * np.nan_to_num(middle) + TRUSTED * found) / (number + TRUSTED), found)
    return found


def medians(values: Floats, among: Flags) -> Floats:
    """Return the median of some of the values; one far off does not move it.

    Args:
        values: shape (past,).
        among: which of them, shape (..., past).

    Returns:
        Shape (...); nan where there is none.

    >>> medians(np.array([1.0, 2.0, 99.0]), np.array([[True, True, True], [True, True, False], [False] * 3]))
    array([2. , 1.5, nan])
    """
    number = among.sum(axis=-1)
    if not values.size:
        return np.full(number.shape, np.nan)
    in_order = np.sort(np.where(among, values, np.inf), axis=-1)
    lower, upper = (
        np.take_along_axis(in_order, np.clip(place, 0, len(values) - 1)[..., None], axis=-1)[..., 0]
        for place in ((number - 1) // 2, number // 2)
    )
    return np.where(number > 0, (lower + upper) / 2, np.nan)
