"""Says in the seller's planning workbook who supplies what, what arrived and is on its way, and what is planned."""

from collections.abc import Iterator
from datetime import date, datetime

from sample.columns import (
    EVENT_COLUMNS,
    INBOUND_COLUMNS,
    LANE_COLUMNS,
    PRODUCT_COLUMNS,
    RATE_COLUMNS,
    RECEIPT_COLUMNS,
    SUPPLIER_COLUMNS,
)
from sample.lines import EU, FIRST_DAY, UK, Product, stable
from sample.sheets import Cell
from sample.stock import Shelf, received
from sample.suppliers import SUPPLIERS, terms

PRODUCTION, QUALITY, CUSTOMS, RECEIVING = 2, 1, 1, 1  # [days] suppliers sell off their shelves
FREIGHT = {"sea": 0.05, "air": 0.22}  # GBP a unit
SALVAGE, STORAGE = 0.15, 0.02  # of the unit cost; GBP a unit and month
LIVE = ("Advent live", date(2011, 12, 2), date(2011, 12, 4))
LIVE_PRODUCTS, LIVE_CARTONS = 2, 40
LANE_DAYS, LANE_COST = 4, 0.60  # GBP a unit
RATES = (("GBP", "EUR", 1.16), ("GBP", "USD", 1.57))  # of November 2011, rounded


def supplier_rows() -> Iterator[list[Cell]]:
    """Yield the header and every supplier; the parts add up to its lead times, by sea and by air."""
    yield list(SUPPLIER_COLUMNS)
    rest = PRODUCTION + QUALITY + CUSTOMS + RECEIVING
    for one in SUPPLIERS:
        air = None if one.air_lead_time is None else one.air_lead_time - rest
        yield [
            one.name, "GBP", PRODUCTION, round(0.6 * one.spread, 2), QUALITY, one.lead_time - rest,
            round(0.8 * one.spread, 2), air, CUSTOMS, RECEIVING, FREIGHT["sea"], FREIGHT["air"] if air else None,
            one.duty, one.moq, one.minimum_order, one.order_rhythm,
        ]  # fmt: skip


def product_rows(products: dict[str, Product]) -> Iterator[list[Cell]]:
    """Yield the header and the terms of every product; its lead time is its supplier's."""
    yield list(PRODUCT_COLUMNS)
    for product in products.values():
        bought = terms(product)
        yield [
            product.sku, product.name, bought.supplier.name, bought.unit_cost, "GBP",
            round(SALVAGE * bought.unit_cost, 2), STORAGE, 2 * bought.case_pack if _has_typed_buffer(product) else None,
            bought.case_pack, None,
        ]  # fmt: skip


def receipt_rows(shelves: list[Shelf], after: datetime, until: datetime) -> Iterator[list[Cell]]:
    """Yield the header and what came in between two moments, the oldest first."""
    yield list(RECEIPT_COLUMNS)
    came = [
        (when, order.sku, order.quantity, order.shop.name, order.number)
        for shelf in shelves
        for order in shelf.orders
        for when in [received(order)]
        if after < when <= until
    ]
    came += [
        (when, shelf.product.sku, units, shelf.shop.name, f"OPENING-{shelf.shop.code.upper()}-{shelf.product.sku}")
        for shelf in shelves
        for when, units in shelf.receipts[:1]
        if after < when <= until
    ]
    for when, sku, units, shop, number in sorted(came):
        yield [sku, when.date(), units, shop, number]


def receipts_so_far(shelves: list[Shelf], until: datetime) -> Iterator[list[Cell]]:
    """Yield the header and what came in since the first day of sales."""
    return receipt_rows(shelves, datetime.combine(FIRST_DAY, datetime.min.time()), until)


def inbound_rows(shelves: list[Shelf], at: datetime) -> Iterator[list[Cell]]:
    """Yield the header and every order on its way, on the day the supplier promised, even if that day has passed."""
    yield list(INBOUND_COLUMNS)
    orders = [order for shelf in shelves for order in shelf.open_orders(at)]
    for order in sorted(orders, key=lambda order: (order.promised, order.number)):
        yield [order.sku, order.shop.name, order.quantity, order.promised, order.number]


def event_rows(products: dict[str, Product]) -> Iterator[list[Cell]]:
    """Yield the header and a livestream with two fast sellers, dealt by the hash."""
    yield list(EVENT_COLUMNS)
    name, starts, ends = LIVE
    fast = [product for product in products.values() if product.kind == "fast" and product.sku != "SKU123"]
    for product in sorted(fast, key=lambda product: stable(f"live {product.sku}"))[:LIVE_PRODUCTS]:
        units = LIVE_CARTONS * terms(product).case_pack
        yield [name, "livestream", UK.name, product.sku, units, starts, ends]


def lane_rows() -> Iterator[list[Cell]]:
    """Yield the header and the way between the two warehouses, in both directions."""
    yield list(LANE_COLUMNS)
    for here, there in ((UK, EU), (EU, UK)):
        yield [here.name, there.name, LANE_DAYS, LANE_COST, "GBP"]


def rate_rows(day: date) -> Iterator[list[Cell]]:
    """Yield the header and what a pound was worth."""
    yield list(RATE_COLUMNS)
    for base, quote, rate in RATES:
        yield [base, quote, rate, day]


def _has_typed_buffer(product: Product) -> bool:
    """Return whether a person once typed a buffer for this SKU, of two cartons."""
    return stable(f"buffer {product.sku}") % 25 == 0 and product.sku != "SKU123"
