"""Works through a catalogue of any size in pieces, so that memory stays bounded."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from itertools import chain
from typing import Any, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from planner.coded import Coded
from planner.model import Events, Inbound, Integers, Items

Columns = TypeVar("Columns", bound=Any)  # a dataclass
Entries = TypeVar("Entries", Inbound, Events)

GRID = 500
"""Items whose days are looked at together: one such table stays within the processor's cache. It is no power of two, at
which the days of an item would all lie in the same few lines of the cache."""

Across: TypeAlias = Callable[[Callable[[slice], Any], Iterable[slice]], Iterable[Any]]
"""How to go through the pieces: ``map``, or that of a pool of threads; NumPy lets them work side by side."""


def pieces(items: int, size: int) -> Iterator[slice]:
    """Return slices that cover ``items`` in order, each of at most ``size``; one empty slice where there are none.

    >>> list(pieces(5, 2))
    [slice(0, 2, None), slice(2, 4, None), slice(4, 5, None)]
    """
    return (slice(start, min(start + size, items)) for start in range(0, max(items, 1), size))


def rows_of(columns: Columns, rows: slice | NDArray[np.intp] | NDArray[np.bool_]) -> Columns:
    """Return the same columns with only ``rows``, in their order; every field must be a column."""
    return replace(columns, **{field.name: getattr(columns, field.name)[rows] for field in fields(columns)})


def by_item(entries: Entries) -> Entries:
    """Return the same entries ordered by item, as ``entries_of`` needs them."""
    return rows_of(entries, np.argsort(entries.item, kind="stable"))


def entries_of(entries: Entries, rows: slice) -> Entries:
    """Return the entries of the items in ``rows``, which then count from 0; entries ordered by item."""
    first, last = np.searchsorted(entries.item, [rows.start, rows.stop])
    mine = rows_of(entries, slice(first, last))
    return replace(mine, item=mine.item - rows.start)


def stacked(pieces: Sequence[Columns], order: Integers | NDArray[np.intp] | None = None) -> Columns:
    """Return the columns of consecutive pieces as one; what is no column is that of the first.

    Columns of a kind lie in one table: fresh memory comes in large pages then, which takes a third of the time.

    Args:
        pieces: the same dataclass again and again, with at least one piece.
        order: to which row each row of the pieces belongs, shape (rows of all pieces,); None: they are in order.
    """
    first = pieces[0]
    if len(pieces) == 1 and order is None:
        return first
    kinds: dict[Any, list[str]] = defaultdict(list)
    for field in fields(first):
        if isinstance(column := getattr(first, field.name), np.ndarray):
            kinds[column.dtype, column.shape[1:]].append(field.name)
    columns = {}
    for (kind, shape), names in kinds.items():
        rows = sum(len(getattr(piece, names[0])) for piece in pieces)
        for name, column in zip(names, np.empty((len(names), rows, *shape), kind), strict=True):
            column[slice(None) if order is None else order] = np.concatenate([getattr(piece, name) for piece in pieces])
            columns[name] = column
    return replace(first, **columns)


def joined_columns(pieces: Sequence[Items]) -> Items:
    """Return the columns of consecutive pieces as one."""
    columns: dict[str, Any] = {}
    for field in fields(Items):
        columns[field.name] = joined_column([getattr(piece, field.name) for piece in pieces])
    return Items(**columns)


def joined_column(parts: Sequence[Any]) -> Any:
    """Return consecutive parts of a column as one: numbers, what is coded, or words."""
    if isinstance(parts[0], np.ndarray):
        return np.concatenate(parts)
    return Coded.joined(parts) if isinstance(parts[0], Coded) else tuple(chain.from_iterable(parts))


def column_rows(column: Any, rows: Integers | slice) -> Any:
    """Return only some entries of such a column."""
    if isinstance(column, tuple) and not isinstance(rows, slice):
        return tuple(map(column.__getitem__, rows.tolist()))
    return column[rows]


def joined_entries(pieces: Sequence[Entries], starts: Integers) -> Entries:
    """Return the entries of consecutive pieces as one; the items of a piece count from its entry of ``starts``."""
    columns: dict[str, Any] = {
        field.name: np.concatenate([getattr(piece, field.name) for piece in pieces]) for field in fields(pieces[0])
    }
    item = np.concatenate([piece.item + start for piece, start in zip(pieces, starts, strict=True)])
    return replace(pieces[0], **(columns | {"item": item}))
