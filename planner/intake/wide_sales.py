"""Reads a table of sales with a column for each day, as planners and pivot tables have it: a row is a product."""

from collections.abc import Iterable, Iterator
from datetime import date

from planner.intake.cells import Unusable, words
from planner.intake.layout import Row
from planner.intake.moments import DateOrder, day
from planner.intake.problems import Problem, ProblemCode, Skipped, SkipReason, problem
from planner.intake.sale_dates import dated
from planner.intake.sales import Sale, is_total, number, price_of
from planner.intake.sales_layout import WIDE

FEWEST_DAYS = 3
"""Columns of days; with fewer the table is of something else."""


def day_columns(columns: tuple[str, ...]) -> tuple[str, ...]:
    """Return the columns that are days, as the file writes them.

    >>> day_columns(("sku", "2026-11-05", "6/11/2026", "30-day total"))
    ('2026-11-05', '6/11/2026')
    """
    return tuple(
        name
        for name in columns
        if name not in WIDE.required + WIDE.optional and any(day(dated(name), order) for order in DateOrder)
    )


def read_wide_sales(
    rows: Iterable[Row], columns: tuple[str, ...], order: DateOrder, today: date
) -> Iterator[Sale | Problem | Skipped]:
    """Return a sale for every product and day with a number, or the problems of those that cannot be read.

    Args: rows, in the order of the file; columns, the headers of their cells; order, which comes first in 03/04/2026;
    today: what is dated later has not happened, so there only nothing or 0 may stand. A blank cell is no sale.
    Of what did not sell only the first row tells, so that each day is known to be in the file.
    """
    sku_place = columns.index("sku")
    price_place = columns.index("price") if "price" in columns else -1
    days = [(columns.index(name), day(dated(name), order)) for name in day_columns(columns)]
    marks_days = True
    for row_number, cells in rows:
        if is_total(cells[sku_place]):
            yield Skipped(row_number, SkipReason.NOT_AN_ENTRY)
            continue
        place = sku_place
        try:
            sku = words(cells[place])
            place = price_place
            price, currency = price_of(cells[place]) if place >= 0 else (None, "")
            for place, when in days:
                units = number(cells[place]) if cells[place] else 0.0
                if units:
                    yield Sale(sku, _past(when, today), units, price, currency)
                elif marks_days and when and when <= today:
                    yield Sale(sku, when, 0.0, price, currency)
            marks_days = False
        except Unusable as unusable:
            yield problem(row_number, columns[place], unusable.code, cells[place])


def _past(when: date | None, today: date) -> date:
    if when is None:
        raise Unusable(ProblemCode.NOT_A_DATE)
    if when > today:
        raise Unusable(ProblemCode.STILL_TO_COME)
    return when
