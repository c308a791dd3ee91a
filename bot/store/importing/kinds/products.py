"""Products of the planning workbook: what each costs, and where it is bought on other terms than its supplier's."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlmodel import select

from bot.store.access import fold, seconds
from bot.store.days import as_day
from bot.store.finding.words import index_words
from bot.store.importing.imported import Kind
from bot.store.importing.kinds.amounts import amounts_of, currency_of, says_any
from bot.store.importing.kinds.ground import Ground
from bot.store.importing.kinds.kind import Switching
from bot.store.importing.kinds.sheet import stager
from bot.store.importing.kinds.suppliers import COLUMNS as SUPPLIER
from bot.store.importing.kinds.suppliers import blank_supplier
from bot.store.staging import change, put
from bot.store.tables.buying import SupplierRow
from planner.intake.problems import ProblemCode
from planner.intake.workbook import PRODUCTS
from planner.intake.workbook.sheet import Entry

NAME = PRODUCTS.kind
FILE: Kind = "plan"
stage = stager(NAME)

AMOUNTS = ("unit_cost_myriadths", "salvage_myriadths", "storage_fee_myriadths")
TYPED = ("lead_time", "max_lead_time", "air_lead_time", "buffer", "moq", "case_pack", "no_air_route", "platform_fee")
LOWEST = ("lowest_price_minor",)
TERMS = ("name", "supplier", "cost_currency", *TYPED, *AMOUNTS, *LOWEST, "price_currency", "sell_by", "sell_by_at")
KNOWN = text(f"SELECT id, {', '.join(TERMS)} FROM product WHERE workspace_id = :w")


def switch(switching: Switching) -> dict[str, Any]:
    """Take over what is said; what a row leaves blank stays. Products nobody sells here are named."""
    ground, entries = Ground.of(switching, PRODUCTS), switching.entries.get(NAME, ())
    suppliers = _Suppliers(ground, entries)
    connection = switching.session.connection()
    known = {row["id"]: dict(row) for row in connection.execute(KNOWN, {"w": switching.workspace}).mappings()}
    agreed: dict[int, dict[str, Any]] = {}
    found = 0
    for entry in entries:
        product = ground.product(entry)
        if product is None:
            continue
        found += 1
        after = _agreed(ground, entry, known[product], suppliers)
        if after != known[product]:
            agreed[product] = after
    rows = [(switching.workspace, *(terms[name] for name in ("id", *TERMS))) for terms in agreed.values()]
    change(switching.session, "product", ("workspace_id", "id", *TERMS), 2, rows)
    renamed = [product for product, terms in agreed.items() if terms["name"] != known[product]["name"]]
    index_words(switching.session, switching.workspace, renamed)
    return {NAME: found, f"{NAME}_changed": len(agreed), "unknown_products": tuple(ground.unknown)}


class _Suppliers:
    """The suppliers a product may name: those known, and in a workspace without any, whoever is named."""

    def __init__(self, ground: Ground, entries: Sequence[Entry]) -> None:
        session, workspace = ground.switching.session, ground.switching.workspace
        rows = session.exec(select(SupplierRow).where(SupplierRow.workspace_id == workspace)).all()
        self.names = {row.folded: row.name for row in rows}
        self.currencies = {row.name: row.currency for row in rows}
        if not rows:
            named = {fold(name): name for entry in reversed(entries) if (name := entry.words("supplier"))}
            blank = [blank_supplier(workspace, name) for name in named.values()]
            put(session, "supplier", SUPPLIER, 2, [tuple(one[column] for column in SUPPLIER) for one in blank])
            self.names = named


def _agreed(ground: Ground, entry: Entry, before: dict[str, Any], suppliers: _Suppliers) -> dict[str, Any]:
    after = before | {name: entry.said[name] for name in TYPED if name in entry.said}
    if entry.words("name"):
        after["name"] = entry.words("name")
    if "supplier" in entry.said:
        after["supplier"] = suppliers.names.get(fold(entry.words("supplier")), "")
        if entry.words("supplier") and not after["supplier"]:
            ground.wrong(entry, "supplier", ProblemCode.UNKNOWN_SUPPLIER, suppliers.names)
    if says_any(entry, AMOUNTS):
        of_supplier = suppliers.currencies.get(after["supplier"], "")
        currency = currency_of(ground, entry, before["cost_currency"], of_supplier, ground.only_currency())
        after |= amounts_of(ground, entry, AMOUNTS, currency, before, before["cost_currency"])
        after["cost_currency"] = currency
    if "lowest_price" in entry.said:
        is_said = says_any(entry, LOWEST)
        known = (before["price_currency"], ground.only_currency())
        priced_in = currency_of(ground, entry, *known, cell="price_currency") if is_said else ""
        after |= amounts_of(ground, entry, LOWEST, priced_in, before, "") | {"price_currency": priced_in}
    if "sell_by" in entry.said:
        day = entry.words("sell_by")
        after["sell_by"] = as_day(date.fromisoformat(day)) if day else None
        if after["sell_by"] != before["sell_by"]:  # the day is of what lies there now; what comes later is fresh
            after["sell_by_at"] = seconds(ground.switching.now) if day else None
    if after["max_lead_time"] is not None and after["max_lead_time"] < (after["lead_time"] or 0):
        ground.wrong(entry, "max_lead_time", ProblemCode.MAXIMUM_BELOW_USUAL)
    if after["no_air_route"] and after["air_lead_time"] is not None:
        ground.wrong(entry, "no_air_route", ProblemCode.AIR_AND_NO_AIR)
    return after
