"""Says the played warehouse in the words of the shop's stock export."""

from collections.abc import Iterator
from datetime import datetime

from sample.columns import STOCK_COLUMNS
from sample.lines import EURO_PER_POUND, UK, stable
from sample.orders import product_id, sku_id
from sample.sheets import Cell
from sample.stock import Shelf


def stock_rows(shelves: list[Shelf], at: datetime, *, forgetful: bool) -> Iterator[list[Cell]]:
    """Yield the five header rows and one row per SKU that the export of that moment holds.

    ``forgetful``: an export of the last days, in which some SKUs were left out.
    """
    yield list(STOCK_COLUMNS)
    yield ["V4", "product_information"]
    for place in range(3):
        yield [texts[place] for texts in STOCK_COLUMNS.values()]
    for shelf in shelves:
        seen = bool(shelf.lines) and shelf.lines[0].placed <= at
        if seen and not never_counted(shelf) and not (forgetful and forgotten_lately(shelf)):
            yield _stock_cells(shelf, at)


def never_counted(shelf: Shelf) -> bool:
    """Return whether no stock export names this SKU."""
    return stable(f"counted {shelf.shop.code} {shelf.product.sku}") % 100 == 1 and shelf.product.sku != "SKU123"


def forgotten_lately(shelf: Shelf) -> bool:
    """Return whether the newest stock export leaves this SKU out."""
    return stable(f"counted {shelf.shop.code} {shelf.product.sku}") % 40 == 2 and shelf.product.sku != "SKU123"


def _stock_cells(shelf: Shelf, at: datetime) -> list[Cell]:
    """Return one row; TikTok Shop knows no quantity below 0, so what is oversold reads 0."""
    shop, product = shelf.shop, shelf.product
    price = product.price if shop is UK else round(product.price * EURO_PER_POUND, 2)
    available = max(0, shelf.on_hand(at) - shelf.committed(at))
    cells: dict[str, Cell] = {
        "product_id": product_id(shop, product.sku),
        "category": "Home Supplies (600001)",
        "product_name": product.name,
        "product_status": "Live(1)",
        "sku_id": sku_id(shop, product.sku),
        "variation_value": "Default",
        "price": f"{price:.2f}",
        "quantity": str(available),
        "seller_sku": product.sku,
        "parcel_weight": "0.5",
    }
    return [cells.get(column) for column in STOCK_COLUMNS]
