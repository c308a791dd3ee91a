"""Reads what advertising cost and sold: the GMV Max export, and those of before that name their columns otherwise."""

from collections.abc import Iterable, Iterator

from planner.intake.cells import Reader, Unusable, identity, is_id, is_rounded, money, present, problems_in, whole
from planner.intake.facts import AdsLine
from planner.intake.layout import Habits, Layout, Row
from planner.intake.problems import Problem, Skipped, SkipReason

ADS = Layout(
    kind="ads",
    required=("Campaign ID", "Product ID", "Cost"),
    optional=(
        "Campaign name", "SKU orders", "Orders (SKU)", "Gross revenue", "Product ad impressions", "Product ad clicks",
        "Currency",
    ),
)  # fmt: skip
_ORDERS = ("SKU orders", "Orders (SKU)")  # of today, and of before


def read_ads(rows: Iterable[Row], columns: tuple[str, ...], habits: Habits) -> Iterator[AdsLine | Problem | Skipped]:
    """Return a line for every campaign and product, and the problems of rows that cannot be read.

    Args: rows, in the order of the file; columns, the headers of their cells; habits, the shop's own.
    A row without a product, such as one of totals, is passed over. Where one campaign and product stand in several
    rows, each is a line.
    """
    orders = next((name for name in _ORDERS if name in columns), _ORDERS[0])
    for row in rows:
        cells = ADS.named(columns, row.cells)
        if not is_id(cells["Product ID"]) and not is_rounded(cells["Product ID"]):
            yield Skipped(row.number, SkipReason.NOT_AN_ENTRY)
            continue
        try:
            yield _line(cells, orders, cells["Currency"] or habits.currency)
        except Unusable:
            yield from _problems(row.number, cells, orders, cells["Currency"] or habits.currency)


def _line(cells: dict[str, str], orders: str, currency: str) -> AdsLine:
    cost, revenue = money(cells["Cost"], currency), money(cells["Gross revenue"], currency)
    return AdsLine(
        campaign_id=cells["Campaign ID"] or cells["Campaign name"],
        campaign=cells["Campaign name"],
        product_id=identity(cells["Product ID"]),
        orders=present(_count(cells[orders])),
        cost_minor=cost.minor if cost else 0,
        revenue_minor=revenue.minor if revenue else None,
        currency=cost.currency if cost else currency,
        impressions=_count(cells["Product ad impressions"]),
        clicks=_count(cells["Product ad clicks"]),
    )


def _count(text: str) -> int | None:
    """Return the whole number."""
    return whole(text)


def _problems(row: int, cells: dict[str, str], orders: str, currency: str) -> Iterator[Problem]:
    readers: dict[str, Reader] = {
        "Product ID": identity,
        "Cost": lambda text: money(text, currency),
        orders: lambda text: present(_count(text)),
        "Gross revenue": lambda text: money(text, currency),
        "Product ad impressions": _count,
        "Product ad clicks": _count,
    }
    return problems_in(row, cells, readers)
