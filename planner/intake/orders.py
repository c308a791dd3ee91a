"""Reads the shop's export of all orders: one row per order and SKU, with a description in the row below the header."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from planner.intake.cells import (
    Reader,
    Unusable,
    beginning,
    count,
    identity,
    is_id,
    may_be_id,
    moment,
    problems_in,
    seller_code,
    whole,
)
from planner.intake.facts import OrderLine
from planner.intake.layout import Habits, Layout, Row
from planner.intake.moments import DateOrder, FileClock
from planner.intake.order_parts import Read, joined
from planner.intake.price import own_money
from planner.intake.problems import Problem, ProblemCode, Skipped, SkipReason
from planner.intake.zeroed import Zeroed

ORDERS = Layout(
    kind="orders",
    required=("Order ID", "SKU ID", "Quantity", "Created Time", "Paid Time", "Shipped Time", "Cancelled Time"),
    optional=(
        "Seller SKU", "Product Name", "Variation", "Sku Quantity of return", "SKU Subtotal After Discount",
        "Delivered Time", "Warehouse Name", "Country", "Package ID", "Order Amount",
        "Payment platform discount",
    ),
    spellings=(("Cancelled Time", "Canceled Time"),),
)  # fmt: skip
When = TypeVar("When", bound=datetime | None)

DATE_COLUMNS = ("Created Time", "Paid Time", "Shipped Time", "Cancelled Time", "Delivered Time")

_COLUMNS = ORDERS.required + ORDERS.optional
_TOLERANCE = timedelta(days=2)  # of the moment somebody says the export is of, and of the shop's time zone


def read_orders(
    rows: Iterable[Row], columns: tuple[str, ...], habits: Habits
) -> Iterator[OrderLine | Problem | Skipped]:
    """Return an order line for every row that holds one, the problems of those that cannot be read, and what is passed.

    Args: rows, in the order of the file; columns, the headers of their cells; habits, the shop's own.
    Where files were merged and an order's SKU comes twice, both lines are returned and the later one holds: it is
    announced by ``Skipped(REPLACES_EARLIER)``. Rows of an order that follow each other may be parts of one line.
    Ids that a spreadsheet has ended in zeros are told at the end, as one of a thousand ends so by itself.
    """
    clock, currency = FileClock(habits.zone, habits.date_order or DateOrder.DAY_FIRST), habits.currency
    latest = habits.exported + _TOLERANCE if habits.exported else None
    arrange = _arranged(columns)
    seen: set[int] = set()
    zeroed, skus = Zeroed(), set[str]()
    order: list[Read] = []
    for number, cells in rows:
        ordered = arrange(cells)
        try:
            line = _line(ordered, clock, currency, latest)
        except Unusable:
            if _is_entry(ordered, clock):
                yield from _problems(number, ordered, clock, currency, latest)
            else:
                yield Skipped(number, SkipReason.NOT_AN_ENTRY)
            continue
        if line.sku_id not in skus:
            skus.add(line.sku_id)
            zeroed.note(number, "SKU ID", line.sku_id)
        if order and order[0].line.order_id != line.order_id:
            yield from _of_one_order(order, seen)
            order = []
        if not order:
            zeroed.note(number, "Order ID", line.order_id)
        order.append(Read(number, line, *ordered[-3:]))
    yield from _of_one_order(order, seen)
    yield from zeroed.problems()


def _of_one_order(order: Sequence[Read], seen: set[int]) -> Iterator[OrderLine | Skipped]:
    lines, replacing, alike = joined(order) if len(order) > 1 else (order, (), ())
    for row in replacing:
        yield Skipped(row, SkipReason.REPLACES_EARLIER)
    for row in alike:
        yield Skipped(row, SkipReason.SAME_PACKAGE)
    for one in lines:
        key = hash((one.line.order_id, one.line.sku_id))
        if key in seen:
            yield Skipped(one.row, SkipReason.REPLACES_EARLIER)
        seen.add(key)
        yield one.line


def _is_entry(cells: tuple[str, ...], clock: FileClock) -> bool:
    """Return whether a row that cannot be read is meant to be an order, and no description, total or note."""
    order_id, sku_id, quantity, created, *_ = cells
    if may_be_id(order_id):
        return True
    try:
        return bool(count(quantity) and (may_be_id(sku_id) or beginning(created, clock)))
    except Unusable:
        return False


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


def _line(cells: tuple[str, ...], clock: FileClock, currency: str, latest: datetime | None) -> OrderLine:
    (
        order_id, sku_id, quantity, created, paid, shipped, cancelled,
        seller_sku, name, variation, returned, subtotal, delivered, warehouse, country, *_,
    ) = cells  # fmt: skip
    price = own_money(subtotal, currency)
    return OrderLine(
        identity(order_id),
        identity(sku_id),
        seller_code(seller_sku),
        name,
        variation,
        count(quantity),
        whole(returned) or 0,
        _past(beginning(created, clock), latest),
        _past(moment(paid, clock), latest),
        moment(shipped, clock),
        moment(delivered, clock),
        moment(cancelled, clock),
        price.minor if price else None,
        price.currency if price else currency,
        warehouse,
        country,
    )


def _past(at: When, latest: datetime | None) -> When:
    """Return the moment; raises Unusable where it is later than the export."""
    if at is not None and latest is not None and at > latest:
        raise Unusable(ProblemCode.AFTER_EXPORT)
    return at


def _problems(
    number: int, cells: tuple[str, ...], clock: FileClock, currency: str, latest: datetime | None
) -> Iterator[Problem]:
    readers: dict[str, Reader] = {
        "Order ID": identity,
        "SKU ID": identity,
        "Quantity": count,
        "Sku Quantity of return": whole,
        "SKU Subtotal After Discount": lambda text: own_money(text, currency),
        **dict.fromkeys(DATE_COLUMNS, lambda text: moment(text, clock)),
        "Created Time": lambda text: _past(beginning(text, clock), latest),
        "Paid Time": lambda text: _past(moment(text, clock), latest),
    }
    return problems_in(number, ORDERS.named(_COLUMNS, cells), readers)
