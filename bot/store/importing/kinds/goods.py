"""Keeps what an export may change of listings, items and counts, so that its import can be taken back."""

from typing import Any

from bot.store.importing.kinds.kind import Switching
from bot.store.importing.replacing import ANYWHERE

LISTING = ("seller_sku", "folded_seller_sku", "price_minor", "sold_minor", "page_id", "counted_since")
ITEM = ("product_id", "location_id", "first_seen")
ORDER_LINE = ("product", "quantity", "received", "cost_units")
NAMED = "SELECT q.sku_id FROM {table} q WHERE q.workspace_id = :w AND q.import_id = :run"
LISTED = "t.shop_id = :shop AND t.sku_id IN ({named})"
SOLD_AS = (
    "t.location_id = :location AND t.product_id IN (SELECT c.product_id FROM listing g"
    " JOIN component c ON c.workspace_id = :w AND c.listing_id = g.id"
    " WHERE g.workspace_id = :w AND g.shop_id = :shop AND g.sku_id IN ({named}))"
)
THEN = "t.at = :at AND t.item_id IN (SELECT i.id FROM item i WHERE i.workspace_id = :w AND i.location_id = :location)"


def keep_goods(switching: Switching, table: str, listings: str = ANYWHERE, items: str = ANYWHERE) -> None:
    """Keep the listings and items that a staged export names and may change.

    Args: listings, items: which of them ``t`` it may change; ``:at`` is of when it is.
    """
    shop, named = switching.of_shop, NAMED.format(table=table)
    key: dict[str, Any] = {"shop": shop.id, "at": switching.at}
    switching.keeping.rows("listing", f"{LISTED.format(named=named)} AND {listings}", LISTING, **key)
    sold = f"{SOLD_AS.format(named=named)} AND {items}"
    switching.keeping.rows("item", sold, ITEM, location=shop.location_id, **key)


def keep_counts(switching: Switching) -> None:
    """Keep counts of the same moment where the shop's stock lies."""
    switching.keeping.rows("stock_count", THEN, at=switching.at, location=switching.of_shop.location_id)
