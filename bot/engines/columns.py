"""Writes a plan as columns: enums by their names, days as dates, and nothing where there is no number."""

from dataclasses import fields
from datetime import date
from enum import IntEnum
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from planner.model import AbcClass, Confidence, Floats, Items, Level, SafetyRule
from planner.outcome import Allocation, Plan

NAMES: dict[str, type[IntEnum]] = {
    "level": Level,
    "confidence": Confidence,
    "rule": SafetyRule,
    "abc_class": AbcClass,
}
EPOCH = date(1970, 1, 1).toordinal()
FAR = 1_000_000
"""[days] a day beyond it never comes."""


def columns_of(items: Items, plan: Plan, allocation: Allocation, set_apart: Floats) -> pa.RecordBatch:
    """Return the plan of each item, then what to order of it; the columns are those of ``planner.outcome``.

    The last one is ``set_apart`` [units], what was sold on days of one giant order.
    """
    columns: dict[str, pa.Array] = {
        "product": pa.array(items.product, pa.string()),
        "location": pa.array(items.location, pa.string()),
        "as_of": pa.array(np.full(len(items.product), _since_epoch(plan.as_of), np.int32)).cast(pa.date32()),
    }
    for noun in (plan, allocation):
        for field in fields(noun):
            value = getattr(noun, field.name)
            if isinstance(value, np.ndarray):
                columns[field.name] = _column(field.name, value, plan.as_of)
    return pa.RecordBatch.from_pydict(columns | {"set_apart": pa.array(set_apart)})


def _column(name: str, values: NDArray[Any], as_of: date) -> pa.Array:
    if name in NAMES:
        words = pa.array([each.name for each in NAMES[name]])
        return pa.DictionaryArray.from_arrays(pa.array(values.astype(np.int8)), words).cast(pa.string())
    if values.ndim == 2:
        ends = np.arange(0, values.size + 1, values.shape[1], dtype=np.int32)
        return pa.ListArray.from_arrays(pa.array(ends), _column(name, values.ravel(), as_of))
    if values.dtype == np.float64:
        return pa.array(values, mask=~np.isfinite(values))
    if values.dtype == np.int64 and (name.endswith("_day") or name == "needed_by"):
        never = np.abs(values.astype(np.float64)) > FAR
        days = np.where(never, 0, values) + _since_epoch(as_of)
        return pa.array(days.astype(np.int32), mask=never).cast(pa.date32())
    return pa.array(values)


def _since_epoch(day: date) -> int:
    return day.toordinal() - EPOCH
