"""The sheet of products: what one costs and is left of it, what binds its sale, and where it is bought on own terms."""

from collections.abc import Iterator

from planner.intake.cells import currency_code
from planner.intake.problems import ProblemCode
from planner.intake.workbook.limits import LIMITS
from planner.intake.workbook.readers import cost, name, price, some_days, some_units, units, yes_or_no
from planner.intake.workbook.sheet import Column, Said, Sheet


def _lead_times(said: Said) -> Iterator[tuple[str, ProblemCode]]:
    usual, longest = said.get("lead_time"), said.get("max_lead_time")
    if usual is not None and longest is not None and float(longest) < float(usual):
        yield "max_lead_time", ProblemCode.MAXIMUM_BELOW_USUAL
    if said.get("no_air_route") and said.get("air_lead_time") is not None:
        yield "no_air_route", ProblemCode.AIR_AND_NO_AIR


PRODUCTS = Sheet(
    "products",
    "Products",
    (
        Column("SKU", "product", name, is_needed=True, is_key=True, example="MUG-RED", is_mark=True),
        Column("Name", "name", name, example="Red mug, 350 ml"),
        Column("Supplier", "supplier", name, choices="suppliers", example="Ningbo Mugs"),
        Column("Unit cost", "unit_cost", cost, example="1.85"),
        Column("Currency", "currency", currency_code, choices="currencies", example="USD"),
        Column("Salvage value", "salvage", price, example="0.60"),
        Column("Storage fee per month", "storage_fee", price, example="0.05"),
        Column("Buffer units", "buffer", units),
        Column("MOQ", "moq", some_units),
        Column("Units per carton", "case_pack", some_units, example="12"),
        Column("Lead time days", "lead_time", some_days, is_mark=True),
        Column("Max lead time days", "max_lead_time", some_days),
        Column("Air lead time days", "air_lead_time", some_days),
        Column("No air route", "no_air_route", yes_or_no, choices=("yes", "no"), example="no"),
        Column("Lowest price", "lowest_price", price),
        Column("Price currency", "price_currency", currency_code, choices="currencies"),
        Column("Platform fee %", "platform_fee", LIMITS["platform_fee"]),
        Column("Sell by", "sell_by", None),
    ),
    _lead_times,
)
