"""Turns a batch of items, each with its history, receipts and events, into what planning takes."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from bot.engines.refusal import FilesRefused
from bot.engines.schema import CLASSES, FILES, KEY, MEANT, NUMBERS, RATES, TEXTS
from planner.forecasting.giant_days import giant_days
from planner.model import UNDATED, AbcClass, Events, Flags, Floats, History, Inbound, Integers, Items
from planner.unseen import without_unseen

EPOCH = date(1970, 1, 1).toordinal()  # which Arrow counts days from


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a plan of these items is made from."""

    items: Items
    history: History
    inbound: Inbound
    events: Events
    set_apart: Floats  # [units] of each item, sold on days of one giant order, and left out of its history


def facts_of(batch: pa.RecordBatch, as_of: date, days: int, *, keeps_giants: bool = False) -> Facts:
    """Return what is known of the items of a batch.

    Args:
        batch: a row an item: the columns of items and history, and lists of its receipts and events, where there are.
        as_of: business date of day 0.
        days: that every history has.
        keeps_giants: whether days of one giant order count as any other.

    Raises:
        FilesRefused: a history of another length, or with an empty day; a class that there is not.
    """
    texts: dict[str, Any] = {name: tuple(_text(batch, name)) for name in TEXTS}
    numbers: dict[str, Any] = {name: _number(batch, name) for name in NUMBERS}
    classes: dict[str, Any] = {name: _class(batch, name) for name in CLASSES}
    history = _history(batch, days)
    unknown = np.isnan(numbers["known_days"])
    if unknown.any():
        numbers["known_days"][unknown] = _known_days(history)[unknown]
    history, set_apart = (history, np.zeros(len(batch))) if keeps_giants else _without_giants(history)
    history = without_unseen(history, numbers["sales_age"])
    items = Items(**texts, **numbers, **classes)
    return Facts(items, history, _inbound(batch, as_of), _events(batch, as_of), set_apart)


def item_of(batch: pa.RecordBatch, row: int) -> dict[str, str]:
    """Return which item stands in a row of a batch."""
    return {name: str(batch.column(name)[row].as_py()) for name in KEY}


def _history(batch: pa.RecordBatch, days: int) -> History:
    units = _numpy(_flat(batch, "units", days).cast(pa.float64())).reshape(len(batch), days)
    if np.isnan(units.min(initial=0.0)):
        row = int(np.isnan(units).any(axis=1).argmax())
        raise FilesRefused("empty_day", {"file": "history.parquet", "column": "units", **item_of(batch, row)})
    if "in_stock" not in batch.schema.names or pa.types.is_null(batch.column("in_stock").type):
        return History(units, np.full(units.shape, -1, dtype=np.int8))
    state = _flat(batch, "in_stock", days)
    if pa.types.is_boolean(state.type):
        state = state.cast(pa.int8())
    known = _numpy(state.fill_null(-1)).reshape(units.shape)
    if known.dtype != np.int8:  # a state that there is not must stay one
        known = np.clip(np.where(np.isnan(known), -1, known), -128, 127).astype(np.int8)
    return History(units, known)


def _without_giants(history: History) -> tuple[History, Floats]:
    """Return the history without days of one giant order, and how many units these were of each item."""
    rows, days = giant_days(history.units)
    set_apart = np.bincount(rows, history.units[rows, days], minlength=len(history.units)).astype(np.float64)
    if not rows.size:
        return history, set_apart
    units = history.units.copy()
    units[rows, days] = 0.0
    return History(units, history.in_stock), set_apart


def _flat(batch: pa.RecordBatch, name: str, days: int) -> pa.Array:
    """Return the days of all items, one item after the other; each has as many."""
    column = batch.column(name)
    lengths = pc.list_value_length(column).fill_null(-1).to_numpy(zero_copy_only=False)
    if (lengths != days).any():
        row = int((lengths != days).argmax())
        found: dict[str, str | int] = {"column": name, "found": max(0, int(lengths[row])), "days": days}
        raise FilesRefused("ragged", {"file": "history.parquet", **found, **item_of(batch, row)})
    return column.flatten()


def _known_days(history: History) -> Floats:
    """Return since when each item was sold or its stock known; [days], 0 where neither ever was."""
    seen = (history.units > 0) | (history.in_stock >= 0)
    first = np.where(seen.any(axis=1), seen.argmax(axis=1), seen.shape[1]) if seen.shape[1] else np.zeros(len(seen))
    return np.asarray(seen.shape[1] - first, dtype=np.float64)


def _inbound(batch: pa.RecordBatch, as_of: date) -> Inbound:
    entries = _entries(batch, "inbound", as_of)
    return Inbound(entries.item, entries.numbers["quantity"], entries.days["day"])


def _events(batch: pa.RecordBatch, as_of: date) -> Events:
    entries = _entries(batch, "events", as_of)
    for name in ("start", "end"):
        if (entries.days[name] == UNDATED).any():
            row = int(entries.item[(entries.days[name] == UNDATED).argmax()])
            raise FilesRefused("no_day", {"file": "events.parquet", "column": name, **item_of(batch, row)})
    return Events(
        item=entries.item,
        planned=entries.numbers["planned"],
        start=entries.days["start"],
        end=entries.days["end"],
        sold=entries.numbers["sold"],
        pauses_ads=entries.flags["pauses_ads"],
        factor=entries.numbers["factor"],
    )


@dataclass(frozen=True, slots=True)
class _Entries:
    item: Integers
    numbers: dict[str, Floats]
    days: dict[str, Integers]
    flags: dict[str, Flags]


def _entries(batch: pa.RecordBatch, name: str, as_of: date) -> _Entries:
    """Return the entries of all items, in an order that does not depend on how they came here."""
    columns = [column for column in FILES[name] if column.name not in KEY]
    if name in batch.schema.names:
        lists = batch.column(name)
        item, entries = _numpy(pc.list_parent_indices(lists)).astype(np.int64), lists.flatten()
    else:
        item, entries = np.zeros(0, dtype=np.int64), pa.array([], pa.struct([]))
    there = {field.name: entries.field(field.name) for field in entries.type}
    numbers = {c.name: _number(there, c.name, len(item)) for c in columns if c.kind == "number"}
    days = {c.name: _day(there[c.name], as_of) if c.name in there else item for c in columns if c.kind == "date"}
    flags = {c.name: _flag(there, c.name, len(item)) for c in columns if c.kind == "flag"}
    parts: tuple[dict[str, Any], ...] = (numbers, days, flags)
    order = np.lexsort((*(column for part in parts for column in part.values()), item))
    return _Entries(item[order], *({name: column[order] for name, column in part.items()} for part in parts))


def _text(batch: pa.RecordBatch, name: str) -> list[str]:
    if name not in batch.schema.names:
        return [""] * len(batch)
    return list(batch.column(name).cast(pa.string()).fill_null("").to_pylist())


def _class(batch: pa.RecordBatch, name: str) -> Floats:
    """Return which AbcClass each item was in; nan: in none."""
    if name not in batch.schema.names:
        return np.full(len(batch), np.nan)
    words = batch.column(name).cast(pa.string())
    found = pc.index_in(words, value_set=pa.array([each.name for each in AbcClass]))
    slips = pc.and_(words.is_valid(), found.is_null())
    if (row := slips.index(value=True).as_py()) >= 0:
        values = {"file": "items.parquet", "column": name, "found": words[row].as_py(), **item_of(batch, row)}
        raise FilesRefused("no_such_class", values)
    return _numpy(found.cast(pa.float64()))


def _number(there: Any, name: str, length: int = 0) -> Floats:
    """Return a column of numbers; where there is none, what that means."""
    meant = MEANT.get(name, np.nan)
    if isinstance(there, pa.RecordBatch):
        length, there = len(there), {name: there.column(name)} if name in there.schema.names else {}
    if name not in there:
        return np.full(length, meant)
    found = _numpy(there[name].cast(pa.float64()))
    return found if name in RATES else np.where(np.isnan(found), meant, found)


def _day(column: pa.Array, as_of: date) -> Integers:
    days = column.cast(pa.date32()).cast(pa.int32())
    since = _numpy(days.fill_null(0)).astype(np.int64) + EPOCH - as_of.toordinal()
    return np.where(_numpy(days.is_null()), UNDATED, since)


def _flag(there: dict[str, pa.Array], name: str, length: int) -> Flags:
    if name not in there:
        return np.zeros(length, dtype=np.bool_)
    return np.asarray(_numpy(there[name].cast(pa.bool_()).fill_null(fill_value=False)), dtype=np.bool_)


def _numpy(column: pa.Array) -> NDArray[Any]:
    return np.asarray(column.to_numpy(zero_copy_only=False))
