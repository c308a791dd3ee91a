"""The sheet of what is on its way: each delivery with its day."""

from planner.intake.workbook.readers import name, some_units
from planner.intake.workbook.sheet import Column, Sheet

INBOUND = Sheet(
    "inbound",
    "Inbound",
    (
        Column("SKU", "product", name, choices="products", is_needed=True, example="MUG-RED", is_mark=True),
        Column("Quantity", "quantity", some_units, is_needed=True, example="600", is_mark=True),
        Column("Arrives on", "arrives", None, is_needed=True, example="2026-12-01", is_mark=True),
        Column("Shop", "shop", name, choices="shops", example="UK Home"),
        Column("Reference", "reference", name, example="PO-2026-18"),
    ),
    is_whole_list=True,
)
