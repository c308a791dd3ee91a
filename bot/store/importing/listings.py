"""Gives every SKU a file names its place: a listing of the shop, a product of ours, an item at the shop's location."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, text
from sqlmodel import Session

from bot.store.access import fold, next_number
from bot.store.finding.words import index_words
from bot.store.importing.created import note_created
from bot.store.staging import put
from bot.store.tables.goods import ShopRow
from bot.store.writes import tell_sizes

LISTING = (
    *("workspace_id", "id", "shop_id", "sku_id", "folded_sku_id"),
    *("seller_sku", "folded_seller_sku", "name", "variation"),
)
PRICED = ("page_id", "price_minor", "sold_minor")
PRODUCT = ("workspace_id", "folded", "id", "code", "name", "supplier", "cost_currency")
NEW = (
    "SELECT s.sku_id, MAX(s.seller_sku) AS seller_sku, MAX(s.name) AS name, MAX(s.variation) AS variation,"
    " {more} FROM {table} s WHERE s.workspace_id = :w AND s.import_id = :run AND NOT EXISTS"
    " (SELECT 1 FROM listing l WHERE l.workspace_id = :w AND l.shop_id = :shop AND l.sku_id = s.sku_id)"
    " GROUP BY s.sku_id ORDER BY s.sku_id"
)
OF_ORDERS = (
    "'' AS page, NULL AS price, MAX(CASE WHEN s.priced_units > 0 THEN s.priced_minor / s.priced_units END) AS sold,"
    " MIN(s.created) AS seen, MIN(s.listing_id) AS number"
)
OF_COUNTS = (
    "MAX(s.page_id) AS page, MAX(s.price_minor) AS price, NULL AS sold, CAST(:at AS BIGINT) AS seen, 0 AS number"
)
NEW_IN = {
    "staged_sku": text(NEW.format(table="staged_sku", more=OF_ORDERS)),
    "staged_count": text(NEW.format(table="staged_count", more=OF_COUNTS)),
}
CODES = text("SELECT folded, id FROM product WHERE workspace_id = :w AND folded IN :codes").bindparams(
    bindparam("codes", expanding=True)
)
ALIASES = text(  # a blank Seller SKU filled in later is an alias, not another product
    "UPDATE listing SET seller_sku = :seller_sku, folded_seller_sku = :folded"
    " WHERE workspace_id = :w AND shop_id = :shop AND sku_id = :sku_id"
)
UNALIASED = (
    "SELECT s.sku_id, MAX(s.seller_sku) AS seller_sku FROM {table} s JOIN listing l ON l.workspace_id = :w"
    " AND l.shop_id = :shop AND l.sku_id = s.sku_id AND l.seller_sku = ''"
    " WHERE s.workspace_id = :w AND s.import_id = :run AND s.seller_sku <> '' GROUP BY s.sku_id"
)
SOLD_AS = text(
    "SELECT c.product_id FROM listing l JOIN component c ON c.workspace_id = :w AND c.listing_id = l.id"
    " WHERE l.workspace_id = :w AND l.shop_id = :shop AND l.sku_id IN :skus"
).bindparams(bindparam("skus", expanding=True))
ASKED_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class NewListing:
    """A SKU nobody here has seen before."""

    sku_id: str
    seller_sku: str
    name: str
    variation: str
    page: str  # of TikTok's product; "" not known
    price: int | None  # [smallest coins] as listed
    sold: int | None  # [smallest coins] mean of a unit
    seen: int  # [seconds since 1970] first sale or count
    number: int  # its lines stand under; 0: nothing does yet

    @property
    def code(self) -> str:
        return self.seller_sku.strip() or self.sku_id


Fresh = Mapping[str, Sequence[NewListing]]
"""New listings by the folded code of the product they sell."""


def new_listings(session: Session, shop: ShopRow, run: int, table: str, counted_at: int) -> Fresh:
    """Return the SKUs of a staged file that its shop does not list."""
    key, found = {"w": shop.workspace_id, "shop": shop.id, "run": run}, dict[str, list[NewListing]]()
    moment = {"at": counted_at} if table == "staged_count" else {}
    for row in session.connection().execute(NEW_IN[table], key | moment):
        new = NewListing(*row)
        found.setdefault(fold(new.code), []).append(new)
    return found


def known_products(session: Session, workspace: str, codes: Sequence[str]) -> dict[str, int]:
    """Return the number of each product there is of these folded codes."""
    known = dict[str, int]()
    for start in range(0, len(codes), ASKED_AT_ONCE):
        asked = {"w": workspace, "codes": codes[start : start + ASKED_AT_ONCE]}
        known |= {row.folded: row.id for row in session.connection().execute(CODES, asked)}
    return known


def place(
    session: Session, shop: ShopRow, run: int, table: str, counted_at: int, numbered: Mapping[str, int]
) -> tuple[str, ...]:
    """List the SKUs of a staged file that are new; return the codes of products that are.

    Args: numbered, what ``number_ahead`` returned.
    """
    workspace, connection = shop.workspace_id, session.connection()
    fresh, key = new_listings(session, shop, run, table, counted_at), {"w": workspace, "shop": shop.id}
    aliases = [
        key | {"sku_id": row.sku_id, "seller_sku": row.seller_sku, "folded": fold(row.seller_sku)}
        for row in connection.execute(text(UNALIASED.format(table=table)), key | {"run": run}).all()
    ]
    if aliases:
        connection.execute(ALIASES, aliases)
        index_words(session, workspace, _renamed(session, workspace, shop.id, [row["sku_id"] for row in aliases]))
    products, created = _products(session, shop, run, fresh, numbered)
    if fresh:
        _list(session, shop, run, fresh, products)
        tell_sizes(session, "product", "listing", "component", "item")
    index_words(session, workspace, {*products.values()} ^ {*numbered.values()})  # of those in both they are noted
    return created


def _renamed(session: Session, workspace: str, shop: int, skus: Sequence[Any]) -> set[int]:
    """Return the products these SKU IDs sell."""
    renamed: set[int] = set()
    for start in range(0, len(skus), ASKED_AT_ONCE):
        asked = {"w": workspace, "shop": shop, "skus": list(skus[start : start + ASKED_AT_ONCE])}
        renamed |= set(session.connection().execute(SOLD_AS, asked).scalars())
    return renamed


def _products(
    session: Session, shop: ShopRow, run: int, fresh: Fresh, numbered: Mapping[str, int]
) -> tuple[dict[str, int], tuple[str, ...]]:
    """Return the product number of each folded code, and the codes that are new: an exact Seller SKU links shops."""
    workspace = shop.workspace_id
    known = known_products(session, workspace, [code for code in fresh if code not in numbered])
    missing = [code for code in fresh if code not in numbered and code not in known]
    number = next_number(session, workspace, "product", len(missing)) if missing else 0
    made = {code: numbered[code] for code in fresh if code in numbered}
    made |= {code: number + index for index, code in enumerate(missing)}
    rows = [
        (workspace, code, number, fresh[code][0].code, fresh[code][0].name, "", "") for code, number in made.items()
    ]
    if put(session, "product", PRODUCT, 2, rows, keep=True) < len(rows):  # another file made some of them meanwhile
        known |= known_products(session, workspace, list(made))
    products = made | known
    created = [code for code, number in made.items() if products[code] == number]
    note_created(session, workspace, run, "product", [made[code] for code in created if code not in numbered])
    return products, tuple(sorted(fresh[code][0].code for code in created))


def _list(session: Session, shop: ShopRow, run: int, fresh: Fresh, products: Mapping[str, int]) -> None:
    workspace = shop.workspace_id
    listings = [(code, new) for code, several in fresh.items() for new in several]
    unnumbered = sum(not new.number for _, new in listings)
    number = next_number(session, workspace, "listing", unnumbered) if unnumbered else 0
    numbers = [new.number or number + index for index, (_, new) in enumerate(listings)]
    rows = [
        (
            *(workspace, listing, shop.id, new.sku_id, fold(new.sku_id)),
            *(new.seller_sku, fold(new.seller_sku), new.name, new.variation),
            *(new.page, new.price, new.sold),
        )
        for listing, (_, new) in zip(numbers, listings, strict=True)
    ]
    put(session, "listing", (*LISTING, *PRICED), 2, rows, keep=True)
    note_created(session, workspace, run, "listing", numbers)
    parts = [(workspace, listing, products[code], 1) for listing, (code, _) in zip(numbers, listings, strict=True)]
    put(session, "component", ("workspace_id", "listing_id", "product_id", "units_each"), 3, parts, keep=True)
    item = next_number(session, workspace, "item", len(fresh))
    items = [
        (workspace, products[code], shop.location_id, item + index, min(new.seen for new in several))
        for index, (code, several) in enumerate(fresh.items())
    ]
    put(session, "item", ("workspace_id", "product_id", "location_id", "id", "first_seen"), 3, items, keep=True)
