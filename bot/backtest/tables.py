"""Finds the tables of sales in a file: our order export, a plain table, or one with days or products across."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path

from bot.backtest.parquet_file import SUFFIX, read_parquet
from bot.errors.backtest import LacksColumns, NoSalesTable
from bot.sheets.limits import TERMINAL
from bot.sheets.reading import Progress, Table, read_tables
from bot.sheets.refusal import FileRefused, Refusal
from planner.intake.across_sales import ACROSS, may_be_sales, product_columns
from planner.intake.layout import Layout
from planner.intake.orders import ORDERS
from planner.intake.purposes import DAYS, PURPOSES
from planner.intake.sales_layout import SALES, WEEKS, WIDE
from planner.intake.wide_sales import FEWEST_DAYS, day_columns

LAYOUTS = {layout.kind: layout for layout in (ORDERS, SALES, WEEKS)}
ROOMY = replace(TERMINAL, columns=4_000)
"""Three years of days stand beside each other in a table with a column for each."""
NO_TABLE = {
    *(Refusal.UNKNOWN_KIND, Refusal.OTHER_LANGUAGE, Refusal.MISSING_COLUMNS),
    *map(Refusal, (*PURPOSES, DAYS)),
}


@contextmanager
def sales_tables(path: Path, on_progress: Progress | None = None) -> Iterator[Iterable[Table]]:
    """Open the file and give its tables. Raises: FileRefused, NeedsParquetReader, NoSalesTable, LacksColumns."""
    if path.suffix.lower() == SUFFIX:
        with read_parquet(path, tuple(LAYOUTS.values())) as table:
            yield (table,)
        return
    with ExitStack() as opened:
        try:
            tables: Iterable[Table] = opened.enter_context(read_tables(path, LAYOUTS, on_progress=on_progress))
        except FileRefused as refused:
            if refused.code not in NO_TABLE:
                raise
            tables = _with_something_across(opened, path, on_progress, refused)
        yield tables


def _with_something_across(
    opened: ExitStack, path: Path, on_progress: Progress | None, refused: FileRefused
) -> Iterable[Table]:
    for layout, accepted in _WAYS:
        try:
            found = read_tables(path, {layout.kind: layout}, limits=ROOMY, on_progress=on_progress)
            tables = filter(None, map(accepted, opened.enter_context(found)))
            first = next(tables, None)
        except FileRefused as other:
            if other.code not in NO_TABLE:
                raise
            continue
        if first is not None:
            return chain([first], tables)
    if refused.code is Refusal.MISSING_COLUMNS:
        raise LacksColumns(path.name, str(refused.values["missing"]), int(refused.values["row"])) from None
    raise NoSalesTable(path.name, str(refused.values.get("headers", ""))) from None


def _by_day(table: Table) -> Table | None:
    return table if len(day_columns(table.columns)) >= FEWEST_DAYS else None


def _by_product(table: Table) -> Table | None:
    first = next(table.rows, None) if product_columns(table.columns) else None
    if first is None or not may_be_sales(table.columns, first):
        return None
    return replace(table, rows=chain([first], table.rows))


_WAYS: tuple[tuple[Layout, Callable[[Table], Table | None]], ...] = ((WIDE, _by_day), (ACROSS, _by_product))
