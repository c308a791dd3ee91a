"""The sheet of receipts: what arrived where and when; stock and its age are reckoned from them."""

from planner.intake.workbook.readers import name, some_units
from planner.intake.workbook.sheet import Column, Sheet

RECEIPTS = Sheet(
    "receipts",
    "Receipts",
    (
        Column(
            "SKU", "product", name, choices="products", is_needed=True, is_key=True, example="MUG-RED", is_mark=True
        ),
        Column("Received on", "day", None, is_needed=True, is_key=True, example="2026-10-12", is_mark=True),
        Column("Units received", "quantity", some_units, is_needed=True, example="600", is_mark=True),
        Column("Location", "location", name, choices="locations", is_key=True, example="Leeds warehouse"),
        Column("Reference", "reference", name, is_key=True, example="PO-2026-17"),
    ),
    may_repeat=True,
)
