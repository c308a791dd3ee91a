"""Rows of the seller's files become facts, or problems naming row and column; one file per format."""

from planner.intake.layout import Layout
from planner.intake.orders import ORDERS
from planner.intake.stock import STOCK
from planner.intake.workbook import SHEETS

LAYOUTS: dict[str, Layout] = {
    layout.kind: layout for layout in (ORDERS, STOCK, *(sheet.layout for sheet in SHEETS.values()))
}
