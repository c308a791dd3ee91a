"""Reads the planning workbook, in which a seller tells how products are bought and what is on its way."""

from collections.abc import Iterable, Iterator

from planner.intake.cells import (
    Reader,
    Unusable,
    business_day,
    count,
    currency_code,
    money,
    positive,
    present,
    problems_in,
    whole,
    words,
)
from planner.intake.facts import InboundLine, ProductTerms
from planner.intake.layout import Habits, Layout, Row
from planner.intake.problems import Problem, ProblemCode, problem
from planner.refuse import LONGEST_LEAD_TIME

PRODUCTS = Layout(
    kind="products",
    required=("SKU", "Lead time days"),
    optional=(
        "Name", "Supplier", "Unit cost", "Currency", "Max lead time days", "Air lead time days", "Buffer units", "MOQ",
        "Units per carton",
    ),
)  # fmt: skip
INBOUND = Layout(kind="inbound", required=("SKU", "Quantity", "Arrives on"), optional=("Shop", "Reference"))


def read_products(rows: Iterable[Row], columns: tuple[str, ...], habits: Habits) -> Iterator[ProductTerms | Problem]:
    """Return the terms of every product, or the problems of its row; a SKU that comes twice is a problem.

    Args: rows, in the order of the file; columns, the headers of their cells; habits, the shop's own.
    """
    seen, currency = set[str](), habits.currency
    for row in rows:
        cells = PRODUCTS.named(columns, row.cells)
        try:
            terms = _terms(cells, currency)
        except Unusable:
            yield from _problems_of_product(row.number, cells, currency)
            continue
        if terms.product in seen:
            yield problem(row.number, "SKU", ProblemCode.REPEATED, terms.product)
        elif terms.max_lead_time is not None and terms.max_lead_time < (terms.lead_time or 0):
            column = "Max lead time days"
            yield problem(row.number, column, ProblemCode.MAXIMUM_BELOW_USUAL, cells[column])
        else:
            yield terms
        seen.add(terms.product)


def read_inbound(rows: Iterable[Row], columns: tuple[str, ...], habits: Habits) -> Iterator[InboundLine | Problem]:
    """Return every delivery on its way, or the problems of its row.

    Args: rows, in the order of the file; columns, the headers of their cells; habits, the shop's own (dates
    that a spreadsheet knows as dates do not need them).
    """
    order = habits.date_order
    readers: dict[str, Reader] = {
        "SKU": words,
        "Quantity": count,
        "Arrives on": lambda text: present(business_day(text, order)),
    }
    for row in rows:
        cells = INBOUND.named(columns, row.cells)
        try:
            yield InboundLine(
                product=words(cells["SKU"]),
                shop=cells["Shop"],
                quantity=count(cells["Quantity"]),
                arrives=present(business_day(cells["Arrives on"], order)),
                reference=cells["Reference"],
            )
        except Unusable:
            yield from problems_in(row.number, cells, readers)


def _terms(cells: dict[str, str], currency: str) -> ProductTerms:
    stated = currency_code(cells["Currency"]) or currency
    cost = money(cells["Unit cost"], stated)
    return ProductTerms(
        product=words(cells["SKU"]),
        name=cells["Name"],
        supplier=cells["Supplier"],
        unit_cost_minor=cost.minor if cost else None,
        currency=cost.currency if cost else stated,
        lead_time=_lead_time(cells["Lead time days"]),
        max_lead_time=_lead_time(cells["Max lead time days"]),
        air_lead_time=_lead_time(cells["Air lead time days"]),
        buffer=whole(cells["Buffer units"]),
        moq=positive(cells["MOQ"]),
        case_pack=positive(cells["Units per carton"]),
    )


def _lead_time(text: str) -> int | None:
    days = whole(text)
    if days is not None and days > LONGEST_LEAD_TIME:
        raise Unusable(ProblemCode.TOO_LONG)
    return days


def _problems_of_product(row: int, cells: dict[str, str], currency: str) -> Iterator[Problem]:
    readers: dict[str, Reader] = {
        "SKU": words,
        "Unit cost": lambda text: money(text, currency),
        "Currency": currency_code,
        "Lead time days": _lead_time,
        "Max lead time days": _lead_time,
        "Air lead time days": _lead_time,
        "Buffer units": whole,
        "MOQ": positive,
        "Units per carton": positive,
    }
    return problems_in(row, cells, readers)
