"""Listings of the planning workbook: which of our products a shop's SKU ID is; they go before links found by code."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import text

from bot.store.access import fold
from bot.store.finding.words import index_words
from bot.store.importing.created import note_created
from bot.store.importing.imported import Kind
from bot.store.importing.kinds.ground import Ground
from bot.store.importing.kinds.kind import Switching
from bot.store.importing.kinds.relinking import Relinked, relink
from bot.store.importing.kinds.sheet import stager
from bot.store.importing.listings import LISTING
from bot.store.staging import put
from bot.store.tables.goods import ShopRow
from planner.intake.problems import ProblemCode
from planner.intake.workbook import LISTINGS
from planner.intake.workbook.sheet import Entry

NAME = LISTINGS.kind
FILE: Kind = "plan"
stage = stager(NAME)

KNOWN = text("SELECT shop_id, sku_id, id, seller_sku, page_id FROM listing WHERE workspace_id = :w")
LINKED = text("SELECT listing_id, product_id, units_each FROM component WHERE workspace_id = :w")
CALLED = text(
    "UPDATE listing SET seller_sku = :seller_sku, folded_seller_sku = :folded, page_id = :page"
    " WHERE workspace_id = :w AND id = :id"
)
PRODUCT = ("workspace_id", "id", "code", "folded", "name", "supplier", "cost_currency")


@dataclass(slots=True)
class _Wanted:
    """One listing as the sheet has it."""

    shop: ShopRow
    sku_id: str
    entry: Entry  # the first of its rows
    names: dict[str, str] = field(default_factory=dict)  # Seller SKU and Product ID, where a row says them
    parts: dict[int, int] = field(default_factory=dict)  # units each, by product


def switch(switching: Switching) -> dict[str, Any]:
    """Link what is listed as the sheet says; sales and counts of a listing follow it to its products."""
    ground, entries = Ground.of(switching, LISTINGS), switching.entries.get(NAME, ())
    connection, key = switching.session.connection(), {"w": switching.workspace}
    created: list[str] = []
    wanted = _wanted(ground, entries, created)
    rows = {row.id: row for row in connection.execute(KNOWN, key)}
    known = {(row.shop_id, row.sku_id): row.id for row in rows.values()}
    linked: dict[int, dict[int, int]] = {}
    for listing, product, units in connection.execute(LINKED, key):
        linked.setdefault(listing, {})[product] = units
    fresh = [one for one in wanted if (one.shop.id, one.sku_id) not in known]
    known |= _list(ground, fresh)
    called = [
        key | {"id": listing, "seller_sku": seller_sku, "folded": fold(seller_sku), "page": page}
        for one in wanted
        for listing in [known[one.shop.id, one.sku_id]]
        for before in [(rows[listing].seller_sku, rows[listing].page_id) if listing in rows else ("", "")]
        for seller_sku, page in [(one.names.get("seller_sku", before[0]), one.names.get("page_id", before[1]))]
        if (seller_sku, page) != before
    ]
    if called:
        connection.execute(CALLED, called)
    moved = [
        Relinked(listing, one.shop.id, one.shop.location_id, linked.get(listing, {}), one.parts)
        for one in wanted
        for listing in [known[one.shop.id, one.sku_id]]
        if linked.get(listing) != one.parts
    ]
    relink(ground, moved)
    concerned = {product for one in moved for product in (*one.before, *one.after)}
    index_words(switching.session, switching.workspace, concerned)
    return {
        NAME: len(wanted),
        f"{NAME}_new": len(fresh),
        f"{NAME}_changed": len(moved) - len(fresh),
        "new_products": tuple(created),
    }


def _wanted(ground: Ground, entries: Sequence[Entry], created: list[str]) -> list[_Wanted]:
    found: dict[tuple[int, str], _Wanted] = {}
    for entry in entries:
        shop = ground.shops.get(fold(entry.words("shop")))
        if shop is None:
            names = {folded: one.name for folded, one in ground.shops.items()}
            ground.wrong(entry, "shop", ProblemCode.UNKNOWN_SHOP, names)
            continue
        key = (shop.id, entry.words("sku_id"))
        one = found.setdefault(key, _Wanted(shop, key[1], entry))
        one.names |= {name: entry.words(name) for name in ("seller_sku", "page_id") if name in entry.said}
        product = ground.products.get(fold(entry.words("product")))
        if product is None:
            product = _new_product(ground, entry.words("product"))
            created.append(entry.words("product"))
        one.parts[product] = entry.number("units_each") or 1
    return list(found.values())


def _new_product(ground: Ground, code: str) -> int:
    access, session = ground.switching.access, ground.switching.session
    number = access.next_number(session, "product")
    put(session, "product", PRODUCT, 2, [(access.workspace, number, code.strip(), fold(code), "", "", "")])
    note_created(session, access.workspace, ground.switching.run, "product", [number])
    ground.products[fold(code)] = number
    return number


def _list(ground: Ground, fresh: Sequence[_Wanted]) -> dict[tuple[int, str], int]:
    """List what no export has shown yet; return the number of each."""
    if not fresh:
        return {}
    access, session = ground.switching.access, ground.switching.session
    first = access.next_number(session, "listing", len(fresh))
    rows = [
        (
            *(access.workspace, first + index, one.shop.id, one.sku_id, fold(one.sku_id)),
            *("", "", "", ""),
        )
        for index, one in enumerate(fresh)
    ]
    put(session, "listing", LISTING, 2, rows, keep=True)
    note_created(session, access.workspace, ground.switching.run, "listing", range(first, first + len(fresh)))
    return {(one.shop.id, one.sku_id): first + index for index, one in enumerate(fresh)}
