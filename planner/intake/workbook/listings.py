"""The sheet of listings: which of our products a shop sells under a SKU ID; several rows make a bundle."""

from planner.intake.cells import identity
from planner.intake.workbook.readers import name, some_units
from planner.intake.workbook.sheet import Column, Sheet

LISTINGS = Sheet(
    "listings",
    "Listings",
    (
        Column("SKU", "product", name, is_needed=True, is_key=True, example="MUG-RED", is_mark=True),
        Column("Shop", "shop", name, choices="shops", is_needed=True, is_key=True, example="UK Home", is_mark=True),
        Column(
            "SKU ID", "sku_id", identity,
            is_needed=True, is_key=True, example="1729384756102938475", is_mark=True,
        ),
        Column("Seller SKU", "seller_sku", name, example="MUG-RED-X2"),
        Column("Product ID", "page_id", identity, example="1729384756102900000"),
        Column("Units each", "units_each", some_units, example="2"),
    ),
)  # fmt: skip
