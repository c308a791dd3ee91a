"""A file of sales comes in: our order export, or a plain table; which one, its headers tell."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.backtest.gathering import Gathering, Sales
from bot.backtest.parquet_file import SUFFIX, read_parquet
from bot.errors.backtest import LacksColumns, NoSales, NoSalesTable, TwoWaysOfDates, UncertainDates, UnreadableCells
from bot.messages.importing.problems import problem_lines
from bot.sheets.limits import TERMINAL
from bot.sheets.reading import Progress, Table, read_tables
from bot.sheets.refusal import FileRefused, Refusal
from bot.wording import Voice
from planner.intake.facts import OrderLine
from planner.intake.foreign import PURPOSES
from planner.intake.layout import Habits, Row
from planner.intake.moments import DateOrder, infer_date_order
from planner.intake.money import decimals
from planner.intake.orders import ORDERS, order_dates, read_orders
from planner.intake.problems import Problem, Skipped
from planner.intake.sale_dates import dated
from planner.intake.sales import Sale, read_sales, read_weeks, sale_dates
from planner.intake.sales_layout import SALES, WEEKS, WIDE
from planner.intake.wide_sales import FEWEST_DAYS, day_columns, read_wide_sales

LAYOUTS = {layout.kind: layout for layout in (ORDERS, SALES, WEEKS)}
ROOMY = replace(TERMINAL, columns=4_000)
"""Three years of days stand beside each other in a table with a column for each."""
NO_TABLE = {Refusal.UNKNOWN_KIND, Refusal.OTHER_LANGUAGE, Refusal.MISSING_COLUMNS, *map(Refusal, PURPOSES)}
WALL = ZoneInfo("UTC")  # an export's times are the shop's own, and only their days count
KEPT = 20  # problems


def read_file(
    path: Path,
    *,
    today: date,
    most: int,
    voice: Voice,
    on_progress: Progress,
    order: DateOrder | None = None,
    rates: Mapping[str, float] | None = None,
) -> Sales:
    """Return the sales of the file, at most so many products of them.

    Args: rates, what one of a currency is worth in that of the other prices.
    Raises: FileRefused, RefusedFile, NeedsParquetReader, NoSalesTable, LacksColumns, UncertainDates, TwoWaysOfDates,
    UnreadableCells, NoSales.
    """
    order = order or _date_order(path)
    gathering, problems, count = Gathering(rates=rates or {}), [], 0
    with _tables(path, on_progress) as tables:
        for table in tables:
            for problem in READ[table.kind](table, order, today, gathering):
                count += 1
                if count <= KEPT:
                    problems.append(problem)
    if count:
        raise UnreadableCells(path.name, count, problem_lines(problems, count, voice))
    sales = gathering.sales(path.name, most)
    if sales is None:
        raise NoSales(path.name)
    return sales


@contextmanager
def _tables(path: Path, on_progress: Progress | None = None) -> Iterator[Iterable[Table]]:
    if path.suffix.lower() == SUFFIX:
        with read_parquet(path, tuple(LAYOUTS.values())) as table:
            yield (table,)
        return
    try:
        with read_tables(path, LAYOUTS, on_progress=on_progress) as tables:
            yield tables
    except FileRefused as refused:
        if refused.code not in NO_TABLE:
            raise
        if refused.code is Refusal.MISSING_COLUMNS:
            missing, row = str(refused.values["missing"]), int(refused.values["row"])
            none: Exception = LacksColumns(path.name, missing, row)
        else:
            none = NoSalesTable(path.name, str(refused.values["headers"]))
    else:
        return
    try:
        with read_tables(path, {WIDE.kind: WIDE}, limits=ROOMY, on_progress=on_progress) as tables:
            yield _with_days(tables, none)
    except FileRefused as refused:
        raise none if refused.code in NO_TABLE else refused from None


def _with_days(tables: Iterable[Table], none: Exception) -> Iterator[Table]:
    """Yield the tables that have a column for each day; where one has not, that there is no table of sales."""
    for table in tables:
        if len(day_columns(table.columns)) < FEWEST_DAYS:
            raise none
        yield table


def _date_order(path: Path) -> DateOrder:
    """Return which way round the file writes its dates, from all of them. Raises: UncertainDates, TwoWaysOfDates."""
    with _tables(path) as tables:
        found = infer_date_order(day for table in tables for day in DATES[table.kind](table.rows, table.columns))
    if isinstance(found, DateOrder):
        return found
    if found.contradiction:
        raise TwoWaysOfDates(found.example, found.contradiction)
    if found.day_first is None or found.month_first is None:
        return DateOrder.DAY_FIRST
    raise UncertainDates(found.example, found.day_first, found.month_first)


def _plain(table: Table, order: DateOrder, today: date, gathering: Gathering) -> Iterator[Problem]:
    return _noted(table, read_sales(_counted(table, gathering), table.columns, order, today), gathering)


def _weeks(table: Table, order: DateOrder, today: date, gathering: Gathering) -> Iterator[Problem]:
    return _noted(table, read_weeks(_counted(table, gathering), table.columns, order, today), gathering)


def _wide(table: Table, order: DateOrder, today: date, gathering: Gathering) -> Iterator[Problem]:
    return _noted(table, read_wide_sales(_counted(table, gathering), table.columns, order, today), gathering)


def _noted(table: Table, found: Iterable[Sale | Problem | Skipped], gathering: Gathering) -> Iterator[Problem]:
    gathering.unread.update(dict.fromkeys(table.others))
    for it in found:
        if isinstance(it, Problem):
            yield it
        elif isinstance(it, Skipped):
            gathering.totals += 1
        elif not it.is_sold:
            gathering.unsold += 1
        elif it.units < 0:
            gathering.returned += 1
        else:
            gathering.add(it.sku, it.day, it.units, it.price, it.currency)


def _wide_dates(_rows: Iterable[Row], columns: tuple[str, ...]) -> Iterator[str]:
    yield from map(dated, day_columns(columns))


def _orders(table: Table, order: DateOrder, _today: date, gathering: Gathering) -> Iterator[Problem]:
    noted: dict[int, int] = {}
    for it in read_orders(_counted(table, gathering), table.columns, Habits(WALL, "", order)):
        if isinstance(it, Problem):
            yield it
        elif not isinstance(it, Skipped):
            key = hash((it.order_id, it.sku_id))
            if key in noted:
                gathering.take_back(noted.pop(key))
            if it.is_sale:
                noted[key] = _note_line(it, gathering)
            else:
                gathering.unsold += 1


def _note_line(it: OrderLine, gathering: Gathering) -> int:
    price, currency = None, ""
    if it.subtotal_minor is not None:
        price, currency = it.subtotal_minor / 10 ** decimals(it.currency) / it.quantity, it.currency
    return gathering.add(it.sku_id, it.demanded.date(), float(it.quantity), price, currency, it.seller_sku)


def _counted(table: Table, gathering: Gathering) -> Iterator[Row]:
    for row in table.rows:
        gathering.rows += 1
        if table.letters and not gathering.guessed:
            gathering.letters, gathering.guessed = table.letters, next((it for it in row.cells if not it.isascii()), "")
        yield row


READ: Mapping[str, Callable[[Table, DateOrder, date, Gathering], Iterator[Problem]]] = {
    ORDERS.kind: _orders,
    SALES.kind: _plain,
    WEEKS.kind: _weeks,
    WIDE.kind: _wide,
}
DATES: Mapping[str, Callable[[Iterable[Row], tuple[str, ...]], Iterator[str]]] = {
    ORDERS.kind: order_dates,
    SALES.kind: sale_dates,
    WEEKS.kind: sale_dates,
    WIDE.kind: _wide_dates,
}
