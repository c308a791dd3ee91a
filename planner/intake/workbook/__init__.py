"""The planning workbook, in which a seller tells what no export knows; one sheet per thing."""

from planner.intake.workbook.events import EVENTS
from planner.intake.workbook.inbound import INBOUND
from planner.intake.workbook.lanes import LANES
from planner.intake.workbook.listings import LISTINGS
from planner.intake.workbook.other_sales import OTHER_SALES
from planner.intake.workbook.people import PEOPLE
from planner.intake.workbook.products import PRODUCTS
from planner.intake.workbook.rates import RATES
from planner.intake.workbook.receipts import RECEIPTS
from planner.intake.workbook.sheet import Sheet
from planner.intake.workbook.shops import SHOPS
from planner.intake.workbook.stock import LOCATION_STOCK
from planner.intake.workbook.suppliers import SUPPLIERS

SHEETS: dict[str, Sheet] = {
    sheet.kind: sheet
    for sheet in (
        SHOPS, PEOPLE, SUPPLIERS, PRODUCTS, LISTINGS, LOCATION_STOCK, OTHER_SALES, RECEIPTS, INBOUND, EVENTS, LANES,
        RATES,
    )
}  # fmt: skip

__all__ = [
    "EVENTS", "INBOUND", "LANES", "LISTINGS", "LOCATION_STOCK", "OTHER_SALES", "PEOPLE", "PRODUCTS", "RATES",
    "RECEIPTS", "SHEETS", "SHOPS", "SUPPLIERS",
]  # fmt: skip
