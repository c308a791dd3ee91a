"""Works through a catalogue of any size in pieces, so that memory stays bounded."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from itertools import chain
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from planner.model import Events, History, Inbound, Integers, Items
from planner.outcome import Plan

Columns = TypeVar("Columns", Items, History)
Entries = TypeVar("Entries", Inbound, Events)


def pieces(items: int, size: int) -> Iterator[slice]:
    """Return slices that cover ``items`` in order, each of at most ``size``; one empty slice where there are none.

    >>> list(pieces(5, 2))
    [slice(0, 2, None), slice(2, 4, None), slice(4, 5, None)]
    """
    return (slice(start, min(start + size, items)) for start in range(0, max(items, 1), size))


def rows_of(columns: Columns, rows: slice) -> Columns:
    """Return the same columns with only ``rows``."""
    return replace(columns, **{field.name: getattr(columns, field.name)[rows] for field in fields(columns)})


def by_item(entries: Entries) -> Entries:
    """Return the same entries ordered by item, as ``entries_of`` needs them."""
    return chosen(entries, np.argsort(entries.item, kind="stable"))


def entries_of(entries: Entries, rows: slice) -> Entries:
    """Return the entries of the items in ``rows``, which then count from 0; entries ordered by item."""
    first, last = np.searchsorted(entries.item, [rows.start, rows.stop])
    mine = chosen(entries, slice(first, last))
    return replace(mine, item=mine.item - rows.start)


def joined(plans: Sequence[Plan]) -> Plan:
    """Return the plans of consecutive pieces as one plan."""
    names = [field.name for field in fields(Plan) if field.name != "as_of"]
    columns: dict[str, Any] = {name: np.concatenate([getattr(plan, name) for plan in plans]) for name in names}
    return replace(plans[0], **columns)


def joined_columns(pieces: Sequence[Items]) -> Items:
    """Return the columns of consecutive pieces as one."""
    columns: dict[str, Any] = {}
    for field in fields(Items):
        parts = [getattr(piece, field.name) for piece in pieces]
        columns[field.name] = (
            tuple(chain.from_iterable(parts)) if isinstance(parts[0], tuple) else np.concatenate(parts)
        )
    return Items(**columns)


def joined_entries(pieces: Sequence[Entries], starts: Integers) -> Entries:
    """Return the entries of consecutive pieces as one; the items of a piece count from its entry of ``starts``."""
    columns: dict[str, Any] = {
        field.name: np.concatenate([getattr(piece, field.name) for piece in pieces]) for field in fields(pieces[0])
    }
    item = np.concatenate([piece.item + start for piece, start in zip(pieces, starts, strict=True)])
    return replace(pieces[0], **(columns | {"item": item}))


def chosen(entries: Entries, which: slice | NDArray[np.intp] | NDArray[np.bool_]) -> Entries:
    """Return some of the entries, in the order of ``which``."""
    return replace(entries, **{field.name: getattr(entries, field.name)[which] for field in fields(entries)})
