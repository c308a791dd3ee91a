"""Finds what the planning workbook names: products by code or Seller SKU, and the items they are where they lie."""

from sqlalchemy import text
from sqlmodel import select

from bot.store.kinds.kind import Switching
from bot.store.tables.goods import ItemRow, ProductRow, ShopRow

SELLER_SKUS = text(
    "SELECT g.folded_seller_sku, c.product_id FROM listing g"
    " JOIN component c ON c.workspace_id = g.workspace_id AND c.listing_id = g.id"
    " WHERE g.workspace_id = :w AND g.folded_seller_sku <> ''"
)


def known_products(switching: Switching) -> dict[str, int]:
    """Return the product number of every code and Seller SKU, folded; our own code goes before a Seller SKU."""
    rows = switching.session.connection().execute(SELLER_SKUS, {"w": switching.workspace})
    known = {row[0]: row[1] for row in rows}
    products = switching.session.exec(select(ProductRow).where(ProductRow.workspace_id == switching.workspace))
    return known | {row.folded: row.id for row in products}


def items_by_shop(switching: Switching) -> dict[tuple[int, str], set[int]]:
    """Return the item of a product in a shop; under "" its items wherever they lie."""
    session, workspace = switching.session, switching.workspace
    shops = session.exec(select(ShopRow).where(ShopRow.workspace_id == workspace)).all()
    rows = session.exec(select(ItemRow).where(ItemRow.workspace_id == workspace)).all()
    items: dict[tuple[int, str], set[int]] = {
        (row.product_id, shop.folded): {row.id} for row in rows for shop in shops if shop.location_id == row.location_id
    }
    for row in rows:
        items.setdefault((row.product_id, ""), set()).add(row.id)
    return items
