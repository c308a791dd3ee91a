"""The sheet of other channels' sales: what left the same shelf without passing through a TikTok shop."""

from planner.intake.workbook.readers import name, units
from planner.intake.workbook.sheet import Column, Sheet

OTHER_SALES = Sheet(
    "other_sales",
    "Other channels' sales",
    (
        Column(
            "SKU", "product", name, choices="products", is_needed=True, is_key=True, example="MUG-RED", is_mark=True
        ),
        Column("Sold on", "day", None, is_needed=True, is_key=True, example="2026-11-03", is_mark=True),
        Column("Units sold", "quantity", units, is_needed=True, example="14", is_mark=True),
        Column("Location", "location", name, choices="locations", is_key=True, example="Leeds warehouse"),
        Column("Channel", "channel", name, is_key=True, example="Own web shop"),
    ),
)
