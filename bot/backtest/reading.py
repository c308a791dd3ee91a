"""A file of sales comes in: our order export, or a plain table; which one, its headers tell."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.backtest.gathering import Gathering, Sales
from bot.backtest.tables import sales_tables
from bot.errors.backtest import NoSales, TwoWaysOfDates, UncertainDates, UnreadableCells
from bot.messages.importing.problems import problem_lines
from bot.sheets.reading import Progress, Table
from bot.wording import Voice
from planner.intake.across_sales import ACROSS, read_across_sales
from planner.intake.date_order import infer_date_order
from planner.intake.facts import OrderLine
from planner.intake.layout import Habits, Row
from planner.intake.moments import DateOrder
from planner.intake.money import decimals
from planner.intake.orders import ORDERS, order_dates, read_orders
from planner.intake.problems import Problem, Skipped
from planner.intake.sale_dates import dated
from planner.intake.sales import Sale, read_sales, read_weeks, sale_dates
from planner.intake.sales_layout import SALES, WEEKS, WIDE
from planner.intake.wide_sales import day_columns, read_wide_sales

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
    with sales_tables(path, on_progress) as tables:
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


def _date_order(path: Path) -> DateOrder:
    """Return which way round the file writes its dates, from all of them. Raises: UncertainDates, TwoWaysOfDates."""
    with sales_tables(path) as tables:
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


def _across(table: Table, order: DateOrder, today: date, gathering: Gathering) -> Iterator[Problem]:
    gathering.is_across = True
    return _noted(table, read_across_sales(_counted(table, gathering), table.columns, order, today), gathering)


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
    ACROSS.kind: _across,
}
DATES: Mapping[str, Callable[[Iterable[Row], tuple[str, ...]], Iterator[str]]] = {
    ORDERS.kind: order_dates,
    SALES.kind: sale_dates,
    WEEKS.kind: sale_dates,
    WIDE.kind: _wide_dates,
    ACROSS.kind: sale_dates,
}
