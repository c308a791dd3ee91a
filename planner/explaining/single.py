"""Asks the planner's functions, which work on columns, about a single item."""

from collections.abc import Callable
from math import inf, isinf
from typing import TypeAlias

import numpy as np

from planner.model import NEVER, Floats, Integers

Input: TypeAlias = float | int | tuple[float, ...]
Rule: TypeAlias = Callable[..., float]


def column(value: float) -> Floats:
    """Return a number as a column of one item."""
    return np.array([value], dtype=np.float64)


def days(value: float) -> Integers:
    """Return a day offset [days] as a column of one item; inf: NEVER."""
    return np.array([NEVER if isinf(value) else value], dtype=np.int64)


def first(found: Floats | Integers) -> float:
    """Return what was found for the one item; inf: NEVER."""
    return inf if found[0] == NEVER else float(found[0])


def of_columns(formula: Callable[..., Floats]) -> Rule:
    """Return ``formula`` for a single item."""
    return lambda **inputs: first(formula(**{name: column(value) for name, value in inputs.items()}))
