"""Rows of the seller's files become facts, or problems naming row and column; one file per format.

A kind of table is one file here and one line in ``READERS``; of the planning workbook, a sheet in ``workbook/``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from planner.intake.ads import ADS, read_ads
from planner.intake.foreign import FOREIGN
from planner.intake.fulfilled import FULFILLED, read_fulfilled
from planner.intake.layout import Habits, Layout, Row
from planner.intake.orders import ORDERS, order_dates, read_orders
from planner.intake.problems import Problem, Skipped
from planner.intake.stock import STOCK, read_stock
from planner.intake.workbook import SHEETS

Reader = Callable[[Iterable[Row], tuple[str, ...], Habits], Iterator[Any | Problem | Skipped]]

READERS: Mapping[Layout, Reader] = {
    ORDERS: read_orders,
    STOCK: read_stock,
    FULFILLED: read_fulfilled,
    ADS: read_ads,
    **{sheet.layout: sheet.read for sheet in SHEETS.values()},
}
LAYOUTS: Mapping[str, Layout] = {layout.kind: layout for layout in READERS}
RECOGNISED: Mapping[str, Layout] = {**LAYOUTS, **FOREIGN}
"""What a file that comes in is looked through for: what is read, and what is refused by its name."""
DATES: Mapping[str, Callable[[Iterable[Row], tuple[str, ...]], Iterator[str]]] = {ORDERS.kind: order_dates}
"""Where a kind of table writes dates the way its shop does; others are read by the shop's setting."""
