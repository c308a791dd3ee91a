"""Gives every SKU a file names its place: a listing of the shop, a product of ours, an item at the shop's location."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, text
from sqlmodel import Session

from bot.store.access import Access, fold, slices
from bot.store.finding.words import index_words, number_words, words_of
from bot.store.importing.created import note_created
from bot.store.staging import put
from bot.store.tables.goods import ShopRow
from bot.store.writes import tell_sizes

LISTING = (
    *("workspace_id", "id", "shop_id", "sku_id", "folded_sku_id"),
    *("seller_sku", "folded_seller_sku", "name", "variation"),
)
NEW = (
    "SELECT s.sku_id, MAX(s.seller_sku) AS seller_sku, MAX(s.name) AS name, MAX(s.variation) AS variation,"
    " {seen} AS seen, {number} AS number FROM {table} s WHERE s.workspace_id = :w AND s.import_id = :run AND NOT EXISTS"
    " (SELECT 1 FROM listing l WHERE l.workspace_id = :w AND l.shop_id = :shop AND l.sku_id = s.sku_id)"
    " GROUP BY s.sku_id ORDER BY s.sku_id"
)
CALLED = (
    "SELECT s.sku_id, s.seller_sku, s.name, s.variation FROM {table} s WHERE s.workspace_id = :w AND s.import_id = :run"
    " AND NOT EXISTS"
    " (SELECT 1 FROM listing l WHERE l.workspace_id = :w AND l.shop_id = :shop AND l.sku_id = s.sku_id)"
)
NEW_IN_ORDERS = text(NEW.format(table="staged_sku", seen="MIN(s.created)", number="MIN(s.listing_id)"))
NEW_IN_COUNTS = text(NEW.format(table="staged_count", seen="CAST(:at AS BIGINT)", number="0"))
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
    seen: int  # [seconds since 1970] first sale or count
    number: int  # its lines stand under; 0: nothing does yet

    @property
    def code(self) -> str:
        return self.seller_sku.strip() or self.sku_id


def number_words_ahead(access: Access, run: int, shop: int) -> None:
    """Number the words that what a staged file lists anew will be found by, some thousand at a time.

    Nothing is found by them yet, so that they may lie there before the file counts, and where it never does. Numbering
    them takes half as long as all else about a new SKU: nobody has to wait for it in the file's own transaction.
    """
    key, words = {"w": access.workspace, "run": run, "shop": shop}, set[str]()
    with access.reading() as session:
        for table in ("staged_sku", "staged_count"):
            for sku, *called in session.connection().execute(text(CALLED.format(table=table)), key):
                words |= words_of(*called) if called[0].strip() else words_of(sku, *called)
    for some in slices(sorted(words)):
        with access.writing() as session:
            number_words(session, access.workspace, some)


def place(
    access: Access, session: Session, shop: ShopRow, run: int, table: str, counted_at: int | None
) -> tuple[str, ...]:
    """List the SKUs of a staged file that are new; return the codes of products that are."""
    connection = session.connection()
    key = {"w": access.workspace, "shop": shop.id, "run": run}
    query, moment = (NEW_IN_ORDERS, {}) if counted_at is None else (NEW_IN_COUNTS, {"at": counted_at})
    fresh = [NewListing(*row) for row in connection.execute(query, key | moment)]
    aliases = [
        key | {"sku_id": row.sku_id, "seller_sku": row.seller_sku, "folded": fold(row.seller_sku)}
        for row in connection.execute(text(UNALIASED.format(table=table)), key).all()
    ]
    if aliases:
        connection.execute(ALIASES, aliases)
        index_words(
            session, access.workspace, _renamed(session, access.workspace, shop.id, [row["sku_id"] for row in aliases])
        )
    if not fresh:
        return ()
    products, created = _products(access, session, fresh)
    _list(access, session, shop, fresh, products)
    note_created(session, access.workspace, run, "listing", [new.number for new in fresh if new.number])
    tell_sizes(session, "product", "listing", "component", "item")
    index_words(session, access.workspace, products.values())
    return created


def _renamed(session: Session, workspace: str, shop: int, skus: Sequence[Any]) -> set[int]:
    """Return the products these SKU IDs sell."""
    renamed: set[int] = set()
    for start in range(0, len(skus), ASKED_AT_ONCE):
        asked = {"w": workspace, "shop": shop, "skus": list(skus[start : start + ASKED_AT_ONCE])}
        renamed |= set(session.connection().execute(SOLD_AS, asked).scalars())
    return renamed


def _products(access: Access, session: Session, fresh: Sequence[NewListing]) -> tuple[dict[str, int], tuple[str, ...]]:
    """Return the product number of each folded code, and the codes that are new: an exact Seller SKU links shops."""
    first = {fold(listing.code): listing for listing in reversed(fresh)}
    codes, known = list(first), dict[str, int]()
    for start in range(0, len(codes), ASKED_AT_ONCE):
        rows = session.connection().execute(
            CODES, {"w": access.workspace, "codes": codes[start : start + ASKED_AT_ONCE]}
        )
        known |= {row.folded: row.id for row in rows}
    missing = [code for code in codes if code not in known]
    if missing:
        number = access.next_number(session, "product", len(missing))
        known |= {code: number + index for index, code in enumerate(missing)}
        rows_to_put = [
            (access.workspace, known[code], first[code].code, code, first[code].name, "", "") for code in missing
        ]
        columns = ("workspace_id", "id", "code", "folded", "name", "supplier", "cost_currency")
        put(session, "product", columns, 2, rows_to_put)
    return known, tuple(sorted(first[code].code for code in missing))


def _list(
    access: Access, session: Session, shop: ShopRow, fresh: Sequence[NewListing], products: dict[str, int]
) -> None:
    workspace = access.workspace
    unnumbered = [new for new in fresh if not new.number]
    number = access.next_number(session, "listing", len(unnumbered)) if unnumbered else 0
    numbers = [new.number or number + index for index, new in enumerate(fresh)]
    rows = [
        (
            *(workspace, listing, shop.id, new.sku_id, fold(new.sku_id)),
            *(new.seller_sku, fold(new.seller_sku), new.name, new.variation),
        )
        for listing, new in zip(numbers, fresh, strict=True)
    ]
    put(session, "listing", LISTING, 2, rows)
    parts = [(workspace, listing, products[fold(new.code)], 1) for listing, new in zip(numbers, fresh, strict=True)]
    put(session, "component", ("workspace_id", "listing_id", "product_id", "units_each"), 3, parts)
    seen: dict[int, int] = {}
    for new in fresh:
        product = products[fold(new.code)]
        seen[product] = min(seen.get(product, new.seen), new.seen)
    item = access.next_number(session, "item", len(seen))
    items = [
        (workspace, product, shop.location_id, item + index, at) for index, (product, at) in enumerate(seen.items())
    ]
    put(session, "item", ("workspace_id", "product_id", "location_id", "id", "first_seen"), 3, items, keep=True)
