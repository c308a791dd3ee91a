"""Opens the Parquet files to plan from, and refuses what they lack before anything is read."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from bot.engines.refusal import FilesRefused
from bot.engines.schema import FILES, KEY, NEEDED, Column, Kind

TYPES = {"text": pa.string(), "class": pa.string(), "number": pa.float64(), "flag": pa.bool_(), "date": pa.date32()}
"""What columns are read as; days stay as they are until they are planned."""

BUFFER = 1 << 20
"""[bytes] of a column read at a time."""


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of file: a single one, or a folder of parts in the order of their names."""

    name: str  # what it is of: items, history, inbound, events
    paths: tuple[Path, ...]
    columns: tuple[Column, ...]  # those that are there
    unused: tuple[str, ...]  # columns nobody knows

    def read(self, names: tuple[str, ...]) -> pa.Table:
        """Return some columns whole; one after the other, so that none is held twice for long."""
        kinds = {column.name: column.kind for column in self.columns}
        return pa.table({name: self._column(name, TYPES[kinds[name]]) for name in names})

    @property
    def zones(self) -> dict[str, str]:
        """Return the time zone of each column of moments that names one."""
        schema = opened(self.paths[0]).schema_arrow
        found = {column.name: getattr(schema.field(column.name).type, "tz", None) for column in self.columns}
        return {name: zone for name, zone in found.items() if zone}

    def batches(self, size: int, names: tuple[str, ...]) -> Iterator[pa.RecordBatch]:
        """Yield some columns in order, at most so many rows at a time."""
        for path in self.paths:
            yield from opened(path).iter_batches(size, columns=list(names))

    def _column(self, name: str, type_: pa.DataType) -> pa.Array:
        parts = [opened(path).read(columns=[name]).column(name).cast(type_) for path in self.paths]
        return pa.chunked_array([chunk for part in parts for chunk in part.chunks], type_).combine_chunks()


def source(folder: Path, name: str) -> Source | None:
    """Return the file of a kind in the folder; None where it may be left out and is. Raises: FilesRefused."""
    paths = _paths(folder, name)
    if not paths:
        if name in NEEDED:
            raise FilesRefused("no_file", {"file": f"{name}.parquet", "folder": str(folder)})
        return None
    schemas = [opened(path).schema_arrow for path in paths]
    there = tuple(column for column in FILES[name] if column.name in schemas[0].names)
    for path, schema in zip(paths, schemas, strict=True):
        for column in FILES[name]:
            _require(schema, column, path.name, is_needed=column.is_needed or column in there)
    known = {column.name for column in FILES[name]}
    unused = tuple(f"{name}.{column}" for column in schemas[0].names if column not in known)
    return Source(name, paths, there, unused)


def opened(path: Path) -> Any:
    """Return a Parquet file that is read bit by bit, however large its row groups are. Raises: FilesRefused."""
    try:
        return pq.ParquetFile(path, pre_buffer=False, buffer_size=BUFFER)
    except (pa.ArrowException, OSError) as error:
        raise FilesRefused("unreadable", {"file": path.name}) from error


def keys(table: pa.Table, name: str) -> pa.Array:
    """Return the item of each row as one text. Raises: FilesRefused where a row names none."""
    for column in KEY:
        if table[column].null_count:
            row = table[column].is_null().index(value=True).as_py()
            raise FilesRefused("no_key", {"file": f"{name}.parquet", "column": column, "row": row + 1})
    blank = pa.compute.equal(pa.compute.utf8_trim_whitespace(table[KEY[0]].combine_chunks()), "")
    if (row := blank.index(value=True).as_py()) >= 0:
        raise FilesRefused("no_key", {"file": f"{name}.parquet", "column": KEY[0], "row": row + 1})
    joined = pa.compute.binary_join_element_wise(*(table[column].combine_chunks() for column in KEY), "\x1f")
    return joined.chunk(0) if isinstance(joined, pa.ChunkedArray) else joined


def item_at(keys: pa.Array, row: int) -> str:
    """Return how people read the item of a row.

    >>> item_at(pa.array(["SKU1\\x1fUK", "SKU2\\x1f"]), 0)
    'SKU1 UK'
    """
    return str(keys[row].as_py()).replace("\x1f", " ").strip()


def _paths(folder: Path, name: str) -> tuple[Path, ...]:
    file, parts = folder / f"{name}.parquet", folder / name
    if file.is_file():
        return (file,)
    return tuple(sorted((file if file.is_dir() else parts).glob("*.parquet")))


def _require(schema: pa.Schema, column: Column, file: str, *, is_needed: bool) -> None:
    if column.name not in schema.names:
        if is_needed:
            raise FilesRefused("missing_column", {"file": file, "column": column.name})
        return
    found = schema.field(column.name).type
    is_empty = pa.types.is_null(found) and column.kind != "days"  # as a column without any value is often written
    if not is_empty and not _is(found, column.kind):
        raise FilesRefused(f"no_{column.kind}", {"file": file, "column": column.name, "found": str(found)})


def _is(found: pa.DataType, kind: Kind) -> bool:
    types = pa.types
    match kind:
        case "text" | "class":
            inner = found.value_type if types.is_dictionary(found) else found
            return bool(types.is_string(inner) or types.is_large_string(inner) or types.is_string_view(inner))
        case "number":
            return bool(types.is_integer(found) or types.is_floating(found) or types.is_decimal(found))
        case "flag":
            return bool(types.is_boolean(found))
        case "date":
            return bool(types.is_date(found) or types.is_timestamp(found))
        case "days":
            is_list = types.is_list(found) or types.is_large_list(found) or types.is_fixed_size_list(found)
            return bool(is_list and (_is(found.value_type, "number") or types.is_boolean(found.value_type)))
