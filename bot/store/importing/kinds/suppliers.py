"""Suppliers of the planning workbook: how long each part of an order takes, what it costs, what they ask."""

from typing import Any

from sqlmodel import select

from bot.store.access import fold
from bot.store.importing.imported import Kind
from bot.store.importing.kinds.amounts import amounts_of, currency_of, says_any
from bot.store.importing.kinds.ground import Ground
from bot.store.importing.kinds.kind import Switching
from bot.store.importing.kinds.sheet import stager
from bot.store.staging import put
from bot.store.tables.buying import SupplierRow
from planner.intake.workbook import SUPPLIERS
from planner.intake.workbook.sheet import Entry

NAME = SUPPLIERS.kind
FILE: Kind = "plan"
stage = stager(NAME)

COLUMNS = (
    "workspace_id",
    "folded",
    *(name for name in SupplierRow.model_fields if name not in {"workspace_id", "folded"}),
)
AMOUNTS = ("sea_freight_myriadths", "air_freight_myriadths", "minimum_order_minor")


def switch(switching: Switching) -> dict[str, Any]:
    """Take over what is said; what a row leaves blank stays."""
    ground, entries, new = Ground.of(switching, SUPPLIERS), switching.entries.get(NAME, ()), 0
    mine = select(SupplierRow).where(SupplierRow.workspace_id == switching.workspace)
    known = {row.folded: row.model_dump() for row in switching.session.exec(mine)}
    rows: list[tuple[Any, ...]] = []
    for entry in entries:
        folded = fold(entry.words("supplier"))
        before = known.get(folded)
        after = _agreed(ground, entry, before or blank_supplier(switching.workspace, entry.words("supplier")))
        new += before is None
        if after != before:
            rows.append(tuple(after[column] for column in COLUMNS))
    put(switching.session, "supplier", COLUMNS, 2, rows)
    return {NAME: len(entries), f"{NAME}_new": new, f"{NAME}_changed": len(rows) - new}


def blank_supplier(workspace: str, name: str) -> dict[str, Any]:
    """Return a supplier of whom nothing but the name is known."""
    return SupplierRow(workspace_id=workspace, folded=fold(name), name=name).model_dump()


def _agreed(ground: Ground, entry: Entry, before: dict[str, Any]) -> dict[str, Any]:
    plain = {name: value for name, value in entry.said.items() if name in COLUMNS and name != "currency"}
    after = before | plain | {"order_day": plain.get("order_day", before["order_day"]) or ""}
    if says_any(entry, AMOUNTS) or entry.words("currency"):
        after["currency"] = currency_of(ground, entry, before["currency"], ground.only_currency())
    return after | amounts_of(ground, entry, AMOUNTS, after["currency"], before, before["currency"])
