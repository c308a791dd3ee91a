"""Reads the stock that lies with TikTok (Fulfilled by TikTok): one row a warehouse, known by the Seller SKU alone."""

from collections.abc import Iterable, Iterator

from planner.intake.cells import Reader, Unusable, problems_in, reported, seller_code, whole
from planner.intake.facts import FulfilledStock
from planner.intake.layout import Habits, Layout, Row
from planner.intake.problems import Problem, Skipped, SkipReason

_TRANSIT = "In Transit: Total Quantity"

FULFILLED = Layout(kind="fulfilled", required=("Reference code", "Available inventory"), optional=(_TRANSIT,))


def read_fulfilled(
    rows: Iterable[Row],
    columns: tuple[str, ...],
    habits: Habits,  # noqa: ARG001 - every reader is given them
) -> Iterator[FulfilledStock | Problem | Skipped]:
    """Return what lies in each warehouse, and the problems of rows that cannot be read.

    Args: rows, in the order of the file; columns, the headers of their cells; habits, the shop's own.
    A row without a reference code, such as one of totals, is passed over.
    """
    readers: dict[str, Reader] = {"Available inventory": _units, _TRANSIT: _units}
    for row in rows:
        cells = FULFILLED.named(columns, row.cells)
        if not seller_code(cells["Reference code"]):
            yield Skipped(row.number, SkipReason.NOT_AN_ENTRY)
            continue
        try:
            yield FulfilledStock(
                seller_sku=cells["Reference code"],
                quantity=_units(cells["Available inventory"]),
                in_transit=_units(cells[_TRANSIT]),
            )
        except Unusable:
            yield from problems_in(row.number, cells, readers)


def _units(text: str) -> int | None:
    return whole(reported(text))
