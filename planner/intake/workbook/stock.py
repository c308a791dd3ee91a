"""The sheet of stock by location: what was counted where, for warehouses that no shop's export covers."""

from planner.intake.workbook.readers import name, units
from planner.intake.workbook.sheet import Column, Sheet

LOCATION_STOCK = Sheet(
    "location_stock",
    "Stock by location",
    (
        Column(
            "SKU", "product", name, choices="products", is_needed=True, is_key=True, example="MUG-RED", is_mark=True
        ),
        Column("Location", "location", name, choices="locations", is_key=True, example="Leeds warehouse", is_mark=True),
        Column("On hand", "on_hand", units, is_needed=True, example="1240", is_mark=True),
        Column("Reserved", "reserved", units, example="50"),
        Column("As of", "as_of", None, example="2026-11-03"),
    ),
)
