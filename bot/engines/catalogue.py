"""The catalogue to plan: its items with what is coming to them, and its history, read a batch at a time.

The history is by far the largest file and is never held whole; of the others a few hundred bytes an item are. Which
row of the history belongs to which item is found first, so that nothing is planned of files that do not fit together.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from bot.engines.files import Source, item_at, keys, opened, source
from bot.engines.refusal import FilesRefused
from bot.engines.schema import ENTRIES, KEY

SAMPLE = 16_384
"""Items that are enough to learn from what only a whole catalogue teaches."""
GROUPS = 32
"""Places of the history the sample is taken from, spread evenly over it."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What there is to plan."""

    sources: dict[str, Source]  # by name; those that are there
    items: pa.RecordBatch  # a row an item; its receipts and events as lists
    rows: NDArray[np.int64]  # which item each row of the history is of
    days: int  # of history, the same for every item

    @classmethod
    def of(cls, folder: Path) -> "Catalogue":
        """Look at the files of a folder. Raises: FilesRefused, naming file, column and row."""
        found = {name: source(folder, name) for name in ("items", "history", *ENTRIES)}
        sources = {name: each for name, each in found.items() if each is not None}
        items = sources["items"].read(tuple(column.name for column in sources["items"].columns))
        if not items.num_rows:
            raise FilesRefused("no_rows", {"file": "items.parquet"})
        index = keys(items, "items")
        _once_each(index, "items")
        rows = _history_of(sources["history"], index)
        for name in ENTRIES:
            if name in sources:
                items = items.append_column(name, _by_item(sources[name], index))
        return cls(sources, items.to_batches()[0], rows, _days(sources["history"]))

    @property
    def unused(self) -> tuple[str, ...]:
        """Columns nobody knows; often a slip in a name."""
        return tuple(name for each in self.sources.values() for name in each.unused)

    def batches(self, size: int) -> Iterator[pa.RecordBatch]:
        """Yield all items with their history, in the order of the history."""
        start = 0
        for days in self.sources["history"].batches(size, self._days_columns):
            yield self._joined(days, start)
            start += len(days)

    def sample(self) -> pa.RecordBatch:
        """Return some items with their history: all of a small catalogue, else the first rows of some row groups."""
        groups = list(_row_groups(self.sources["history"]))
        if len(self.rows) > SAMPLE:
            groups = groups[:: -(-len(groups) // GROUPS)]
        each = -(-SAMPLE // len(groups))
        parts = []
        for path, group, start in groups:
            wanted = min(each, opened(path).metadata.row_group(group).num_rows)
            batches = opened(path).iter_batches(wanted, row_groups=[group], columns=list(self._days_columns))
            parts.append(self._joined(next(batches), start))
        return pa.Table.from_batches(parts).combine_chunks().to_batches()[0]

    def row_of(self, file: str, item: dict[str, str]) -> int:
        """Return the first row of a file that is of an item, counted from 1."""
        wanted = "\x1f".join(item[name] for name in KEY)
        return int(pc.index(keys(self.sources[file].read(KEY), file), wanted).as_py()) + 1

    @property
    def _days_columns(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.sources["history"].columns if column.kind == "days")

    def _joined(self, days: pa.RecordBatch, start: int) -> pa.RecordBatch:
        mine = self.items.take(pa.array(self.rows[start : start + len(days)]))
        columns = {field.name: column for part in (mine, days) for field, column in zip(part.schema, part, strict=True)}
        return pa.RecordBatch.from_pydict(columns)


def _once_each(index: pa.Array, name: str) -> None:
    """Return where no item stands twice: each new one then gets the next number."""
    number = index.dictionary_encode().indices.to_numpy()
    again = np.flatnonzero(number != np.arange(len(number)))
    if again.size:
        row = int(again[0])
        found: dict[str, str | int] = {"item": item_at(index, row), "row": row + 1, "first": int(number[row]) + 1}
        raise FilesRefused("twice", {"file": f"{name}.parquet", **found})


def _history_of(history: Source, index: pa.Array) -> NDArray[np.int64]:
    """Return which item each row of the history is of; each item has exactly one."""
    mine = keys(history.read(KEY), "history")
    _once_each(mine, "history")
    rows = _found(mine, index, "history")
    without = np.ones(len(index), dtype=np.bool_)
    without[rows] = False
    if without.any():
        row = int(without.argmax())
        raise FilesRefused("no_history", {"item": item_at(index, row), "row": row + 1, "n": int(without.sum())})
    return rows


def _found(mine: pa.Array, index: pa.Array, name: str) -> NDArray[np.int64]:
    rows = pc.index_in(mine, value_set=index)
    if rows.null_count:
        row = int(pc.index(rows.is_null(), value=True).as_py())
        raise FilesRefused("unknown_item", {"file": f"{name}.parquet", "item": item_at(mine, row), "row": row + 1})
    return np.asarray(rows.to_numpy(), dtype=np.int64)


def _by_item(entries: Source, index: pa.Array) -> pa.Array:
    """Return the entries of each item as a list of its own."""
    table = entries.read(tuple(column.name for column in entries.columns))
    rows = _found(keys(table, entries.name), index, entries.name)
    order = np.argsort(rows, kind="stable")
    columns = [column.name for column in entries.columns if column.name not in KEY]
    sorted_ = table.select(columns).take(pa.array(order)).combine_chunks()
    values = pa.StructArray.from_arrays([_whole(sorted_[name]) for name in columns], columns)
    ends = np.searchsorted(rows[order], np.arange(len(index) + 1)).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(ends), values)


def _whole(column: pa.ChunkedArray) -> pa.Array:
    found = column.combine_chunks()
    return found.chunk(0) if isinstance(found, pa.ChunkedArray) else found


def _days(history: Source) -> int:
    for batch in history.batches(1, ("units",)):
        if (days := pc.list_value_length(batch.column("units"))[0].as_py()) is not None:
            return int(days)
    return 0


def _row_groups(history: Source) -> Iterator[tuple[Path, int, int]]:
    """Yield each row group that holds something: its file, its number there, and its first row in all of them."""
    start = 0
    for path in history.paths:
        metadata = opened(path).metadata
        for group in range(metadata.num_row_groups):
            if metadata.row_group(group).num_rows:
                yield path, group, start
            start += metadata.row_group(group).num_rows
