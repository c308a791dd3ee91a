"""Reads the stock that lies with TikTok (Fulfilled by TikTok): one row a warehouse, known by the Seller SKU alone."""

from collections.abc import Iterable, Iterator

from planner.intake.cells import Reader, Unusable, problems_in, reported, seller_code, whole
from planner.intake.facts import FulfilledStock
from planner.intake.layout import Habits, Layout, Row
from planner.intake.problems import Problem, ProblemCode, Skipped, SkipReason, problem

_TRANSIT = "In Transit: Total Quantity"

FULFILLED = Layout(
    kind="fulfilled",
    required=("Reference code", "Available inventory"),
    optional=(_TRANSIT, "Warehouse"),
    spellings=(("Warehouse", "Warehouse name", "Warehouse code", "Fulfillment center"),),
)


def read_fulfilled(
    rows: Iterable[Row],
    columns: tuple[str, ...],
    habits: Habits,  # noqa: ARG001 - every reader is given them
) -> Iterator[FulfilledStock | Problem | Skipped]:
    """Return what lies in each warehouse, and the problems of rows that cannot be read.

    Args: rows, in the order of the file; columns, the headers of their cells; habits, the shop's own.
    A row without a reference code, such as one of totals, is passed over, and so is one that says again what an earlier
    one of its code and warehouse says; where it says something else, it is unclear which holds.
    """
    said: dict[tuple[str, str], FulfilledStock] = {}
    readers: dict[str, Reader] = {"Available inventory": _units, _TRANSIT: _units}
    for row in rows:
        cells = FULFILLED.named(columns, row.cells)
        if not seller_code(cells["Reference code"]):
            yield Skipped(row.number, SkipReason.NOT_AN_ENTRY)
            continue
        try:
            stock = FulfilledStock(
                seller_sku=cells["Reference code"],
                quantity=_units(cells["Available inventory"]),
                in_transit=_units(cells[_TRANSIT]),
            )
        except Unusable:
            yield from problems_in(row.number, cells, readers)
            continue
        place = (stock.seller_sku.casefold(), cells["Warehouse"].casefold())
        earlier = said.setdefault(place, stock) if place[1] else stock
        if earlier is stock:
            yield stock
        elif (earlier.quantity, earlier.in_transit) == (stock.quantity, stock.in_transit):
            yield Skipped(row.number, SkipReason.SAID_BEFORE)
        else:
            yield problem(row.number, "Reference code", ProblemCode.REPEATED, stock.seller_sku)


def _units(text: str) -> int | None:
    return whole(reported(text))
