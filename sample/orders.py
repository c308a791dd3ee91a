"""Says the sales in the words of TikTok Shop's order export, one row per order and SKU."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

from sample.columns import ORDER_COLUMNS
from sample.lines import EU, UK, Line, Product, Shop, stable
from sample.sheets import Cell

TABBED = [place for place, name in enumerate(ORDER_COLUMNS) if name.endswith((" ID", " Time")) or name == "Seller SKU"]
STATUS = {
    UK.code: {"waiting": "To ship", "shipped": "Shipped", "cancelled": "Canceled"},
    EU.code: {"waiting": "Zu versenden", "shipped": "Versandt", "cancelled": "Storniert"},
}
SUBSTATUS = {
    UK.code: {"waiting": "Awaiting shipment", "shipped": "In transit", "cancelled": "Canceled"},
    EU.code: {"waiting": "Wartet auf Versand", "shipped": "Unterwegs", "cancelled": "Storniert"},
}
KIND = {UK.code: ("Normal", "Cancel", "Return/Refund"), EU.code: ("Normal", "Stornierung", "Rückgabe/Erstattung")}


def order_rows(
    lines: Iterable[Line], whole_orders: dict[str, list[Line]], products: dict[str, Product], at: datetime
) -> Iterator[list[Cell]]:
    """Yield the header, the descriptions and one row per line as an export taken then shows it."""
    yield list(ORDER_COLUMNS)
    yield list(ORDER_COLUMNS.values())
    for line in lines:
        cells = _cells(line, products[line.sku].name, whole_orders[order_id(line)], at)
        yield [cells.get(column) for column in ORDER_COLUMNS]


def by_order(lines: Iterable[Line]) -> dict[str, list[Line]]:
    """Return the lines of each order id."""
    orders: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        orders[order_id(line)].append(line)
    return orders


def order_id(line: Line) -> str:
    """Return 18 digits that always stand for this invoice."""
    return f"576{line.part}{line.placed:%Y%m%d}{line.invoice}"


def sku_id(shop: Shop, sku: str) -> str:
    """Return 19 digits that always stand for this SKU in this shop."""
    return f"1729{stable(f'sku {shop.code} {sku}') % 10**15:015d}"


def product_id(shop: Shop, sku: str) -> str:
    """Return 19 digits that always stand for this product in this shop."""
    return f"1728{stable(f'product {shop.code} {sku}') % 10**15:015d}"


def money(shop: Shop, minor: int) -> str:
    """Return an amount as the shop's market writes it.

    >>> money(EU, 123450)
    'EUR 1.234,50'
    """
    written = f"{minor / 100:,.2f}"
    if shop is EU:
        written = written.translate(str.maketrans(",.", ".,"))
    return f"{shop.currency} {written}"


def _cells(line: Line, name: str, order: list[Line], at: datetime) -> dict[str, Cell]:
    shop = line.shop
    shipped, cancelled, returned = line.state(at)
    state = "cancelled" if cancelled else "shipped" if shipped else "waiting"
    normal, cancel, sent_back = KIND[shop.code]
    refund = sum(each.paid if each.state(at)[1] else each.paid * each.returned(at) // each.units for each in order)
    nothing, paid = money(shop, 0), money(shop, line.paid)
    nameless = shop is EU and stable(f"blank {line.invoice} {line.sku}") % 6 == 0
    return {
        "Order ID": order_id(line),
        "Order Status": STATUS[shop.code][state],
        "Order Substatus": SUBSTATUS[shop.code][state],
        "Cancelation/Return Type": cancel if cancelled else sent_back if returned else None,
        "Normal or Pre-order": normal,
        "SKU ID": sku_id(shop, line.sku),
        "Seller SKU": None if nameless else line.sku,
        "Product Name": name,
        "Variation": "Default",
        "Quantity": line.units,
        "Sku Quantity of return": returned,
        "SKU Unit Original Price": money(shop, round(line.paid / line.units)),
        "SKU Subtotal Before Discount": paid,
        "SKU Platform Discount": nothing,
        "SKU Seller Discount": nothing,
        "SKU Subtotal After Discount": paid,
        "Taxes": nothing,
        "Order Amount": money(shop, sum(each.paid for each in order)),
        "Order Refund Amount": money(shop, refund) if refund else None,
        "Created Time": _moment(line, line.placed),
        "Paid Time": _moment(line, line.placed),
        "Shipped Time": _moment(line, line.shipped) if shipped else None,
        "Cancelled Time": _moment(line, line.cancelled) if cancelled else None,
        "Cancel By": "User" if cancelled else None,
        "Fulfillment Type": "Fulfillment by seller",
        "Warehouse Name": f"{shop.name} warehouse",
        "Buyer Username": f"buyer-{line.buyer or 'guest'}",
        "Country": line.country,
    }


def _moment(line: Line, when: datetime | None) -> str | None:
    """Return the moment on the shop's own wall clock."""
    return f"{when + line.shop.ahead:%d/%m/%Y %H:%M:%S}" if when else None
