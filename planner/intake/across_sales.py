"""Reads a table of sales with a column for each product, as pivot tables have it: a row is a day."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from planner.intake.cells import Unusable
from planner.intake.layout import Layout, Row
from planner.intake.moments import DateOrder, day
from planner.intake.problems import Problem, ProblemCode, Skipped, SkipReason, problem
from planner.intake.sale_dates import dated
from planner.intake.sales import Sale, is_total, number
from planner.intake.sales_layout import CODES, LABELS, SALES

ACROSS = Layout(
    kind="sales by product",
    required=("date",),
    optional_prefixes=("",),
    spellings=((*SALES.spellings[1], *LABELS),),
)
"""A row for each day and a column for each product."""
FEWEST_PRODUCTS = 2
_FIGURES = re.compile(
    r"\b(units?|qty|quantity|orders?|sales|sold|revenue|gmv|price|cost|spend|visit(s|ors)|sessions|views|clicks"
    r"|impressions|conversion|rate|customers|buyers|refunds?|returns?|discounts?|profit|margin|stock|aov|roi|roas"
    r"|average|avg)\b|%|\b(19|20)[0-9]{2}\b|销量|销售额|订单|访客|浏览|点击|退款|客单价|转化|成交|金额|库存",
    re.IGNORECASE,
)
"""What a column of a report is called, and no product."""
_KNOWN = {spelling.casefold() for spellings in (CODES, *SALES.spellings[2:]) for spelling in spellings}


def product_columns(columns: Sequence[str]) -> tuple[str, ...]:
    """Return the columns that are products, () where they are rather the figures of a report.

    >>> product_columns(("date", "CUP", "POT", "Grand Total")), product_columns(("date", "Orders", "Visitors"))
    (('CUP', 'POT'), ())
    """
    products = tuple(name for name in columns if name and name != "date" and not is_total(name))
    if any(_FIGURES.search(name) or name.casefold() in _KNOWN for name in products):
        return ()
    return products if len(products) >= FEWEST_PRODUCTS else ()


def may_be_sales(columns: Sequence[str], row: Row) -> bool:
    """Return whether a row has a day, and in the columns of products nothing but numbers."""
    cells = dict(zip(columns, row.cells, strict=True))
    try:
        for name in product_columns(columns):
            number(cells[name] or "0")
    except Unusable:
        return False
    return any(day(dated(cells["date"]), order) for order in DateOrder)


def read_across_sales(
    rows: Iterable[Row], columns: tuple[str, ...], order: DateOrder, today: date
) -> Iterator[Sale | Problem | Skipped]:
    """Return a sale for every day and product with a number, or the problems of those that cannot be read.

    Args: rows, in the order of the file; columns, the headers of their cells; order, which comes first in 03/04/2026;
    today: what is dated later has not happened, so there only nothing or 0 may stand. A blank cell is no sale; of the
    first product it is one of 0, so that each day is known to be in the file.
    """
    products = [(name, columns.index(name)) for name in product_columns(columns)]
    of_day = columns.index("date")
    for row_number, cells in rows:
        written = cells[of_day]
        if not written or is_total(written):
            yield Skipped(row_number, SkipReason.NOT_AN_ENTRY)
            continue
        when = day(dated(written), order)
        if when is None:
            yield problem(row_number, "date", ProblemCode.NOT_A_DATE, written)
            continue
        for nth, (name, place) in enumerate(products):
            try:
                units = number(cells[place]) if cells[place] else 0.0
                if units and when > today:
                    raise Unusable(ProblemCode.STILL_TO_COME)
            except Unusable as unusable:
                yield problem(row_number, name, unusable.code, cells[place])
            else:
                if units or (nth == 0 and when <= today):
                    yield Sale(name, when, units, None)
