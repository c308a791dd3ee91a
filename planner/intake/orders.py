"""Reads the shop's export of all orders: one row per order and SKU, with a description in the row below the header."""

from collections.abc import Callable, Iterable, Iterator

from planner.intake.cells import (
    Reader,
    Unusable,
    beginning,
    count,
    identity,
    is_id,
    is_rounded,
    moment,
    money,
    problems_in,
    whole,
)
from planner.intake.facts import OrderLine
from planner.intake.layout import Habits, Layout, Row
from planner.intake.moments import Clock
from planner.intake.problems import Problem, Skipped, SkipReason

ORDERS = Layout(
    kind="orders",
    required=("Order ID", "SKU ID", "Quantity", "Created Time", "Paid Time", "Shipped Time", "Cancelled Time"),
    optional=(
        "Seller SKU", "Product Name", "Variation", "Sku Quantity of return", "SKU Subtotal After Discount",
        "Delivered Time", "Warehouse Name", "Country",
    ),
)  # fmt: skip
DATE_COLUMNS = ("Created Time", "Paid Time", "Shipped Time", "Cancelled Time", "Delivered Time")

_COLUMNS = ORDERS.required + ORDERS.optional


def read_orders(
    rows: Iterable[Row], columns: tuple[str, ...], habits: Habits
) -> Iterator[OrderLine | Problem | Skipped]:
    """Return an order line for every row that holds one, the problems of those that cannot be read, and what is passed.

    Args: rows, in the order of the file; columns, the headers of their cells; habits, the shop's own.
    Where files were merged and an order's SKU comes twice, both lines are returned and the later one holds: it is
    announced by ``Skipped(REPLACES_EARLIER)``.
    """
    clock, currency = Clock(habits.zone, habits.date_order), habits.currency
    arrange = _arranged(columns)
    seen: set[int] = set()
    for number, cells in rows:
        ordered = arrange(cells)
        try:
            line = _line(ordered, clock, currency)
        except Unusable:
            if is_id(ordered[0]) or is_rounded(ordered[0]):
                yield from _problems(number, ordered, clock, currency)
            else:
                yield Skipped(number, SkipReason.NOT_AN_ENTRY)
            continue
        key = hash((line.order_id, line.sku_id))
        if key in seen:
            yield Skipped(number, SkipReason.REPLACES_EARLIER)
        seen.add(key)
        yield line


def order_dates(rows: Iterable[Row], columns: tuple[str, ...]) -> Iterator[str]:
    """Return every date of the export, as written, for ``infer_date_order``."""
    order_id = columns.index("Order ID")
    places = [columns.index(name) for name in DATE_COLUMNS if name in columns]
    for row in rows:
        if is_id(row.cells[order_id]):
            for place in places:
                yield row.cells[place]


def _arranged(columns: tuple[str, ...]) -> Callable[[tuple[str, ...]], tuple[str, ...]]:
    """Return what puts a row's cells into our own order of columns, "" for those the file lacks."""
    if columns == _COLUMNS:
        return tuple
    places = [columns.index(name) if name in columns else -1 for name in _COLUMNS]
    return lambda cells: tuple([cells[place] if place >= 0 else "" for place in places])


def _line(cells: tuple[str, ...], clock: Clock, currency: str) -> OrderLine:
    (
        order_id, sku_id, quantity, created, paid, shipped, cancelled,
        seller_sku, name, variation, returned, subtotal, delivered, warehouse, country,
    ) = cells  # fmt: skip
    price = money(subtotal, currency)
    return OrderLine(
        identity(order_id),
        identity(sku_id),
        seller_sku,
        name,
        variation,
        count(quantity),
        whole(returned) or 0,
        beginning(created, clock),
        moment(paid, clock),
        moment(shipped, clock),
        moment(delivered, clock),
        moment(cancelled, clock),
        price.minor if price else None,
        price.currency if price else currency,
        warehouse,
        country,
    )


def _problems(number: int, cells: tuple[str, ...], clock: Clock, currency: str) -> Iterator[Problem]:
    readers: dict[str, Reader] = {
        "Order ID": identity,
        "SKU ID": identity,
        "Quantity": count,
        "Sku Quantity of return": whole,
        "SKU Subtotal After Discount": lambda text: money(text, currency),
        **dict.fromkeys(DATE_COLUMNS, lambda text: moment(text, clock)),
        "Created Time": lambda text: beginning(text, clock),
    }
    return problems_in(number, ORDERS.named(_COLUMNS, cells), readers)
