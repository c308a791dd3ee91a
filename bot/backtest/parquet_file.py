"""The door to pyarrow: a Parquet file as numbered rows, where pyarrow is installed."""

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

from bot.errors.backtest import LacksColumns, NeedsParquetReader, NoSalesTable
from bot.errors.refused_file import FILE_REFUSED, RefusedFile
from bot.sheets.headers import Header, NearMiss, find_header
from bot.sheets.limits import TERMINAL
from bot.sheets.reading import Table
from planner.intake.layout import Layout, Row

SUFFIX = ".parquet"
BATCH = 10_000  # rows


@contextmanager
def read_parquet(path: Path, layouts: Sequence[Layout]) -> Iterator[Table]:
    """Open the one table of the file. Raises: NeedsParquetReader, RefusedFile, NoSalesTable, LacksColumns."""
    try:
        from pyarrow import ArrowException, parquet  # noqa: PLC0415 - whoever has no Parquet needs no pyarrow
    except ImportError:
        raise NeedsParquetReader(path.name) from None
    if not path.is_file():
        raise RefusedFile(FILE_REFUSED["not_found"], {"name": path.name})
    try:
        with parquet.ParquetFile(path) as file:
            names = file.schema_arrow.names
            header = find_header(path.name, [names], layouts, TERMINAL)
            if isinstance(header, NearMiss):
                raise LacksColumns(path.name, ", ".join(header.missing), 1)
            if not isinstance(header, Header):
                raise NoSalesTable(path.name, ", ".join(names[:12]))
            yield Table(header.kind, path.name, header.columns, _rows(file, [names[at] for at in header.places]))
    except (ArrowException, OSError) as error:
        raise RefusedFile(FILE_REFUSED["unreadable"], {"name": path.name}) from error


def _rows(file: Any, columns: list[str]) -> Iterator[Row]:
    number = 1
    for batch in file.iter_batches(BATCH, columns=columns):
        listed = [batch.column(name).to_pylist() for name in columns]
        for cells in zip(*listed, strict=True):
            number += 1
            yield Row(number, tuple(_text(cell) for cell in cells))


def _text(cell: object) -> str:
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return ""
    text = str(cell).strip()
    is_number = isinstance(cell, float | Decimal)
    return f"{text}0" if is_number and text[-4:-3] == "." else text  # so that 1.250 is no thousand
