"""Takes back what a planning workbook said of shops: changed ones as people change them, new ones are closed again."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlmodel import Session, col, select

from bot.store.access import Access
from bot.store.importing.replacing import Replaced, rows_now
from bot.store.rules import say_rules
from bot.store.shops import change_shop
from bot.store.tables.goods import ShopRow
from bot.store.tables.rules import ShopRulesRow

GONE = text("DELETE FROM shop WHERE workspace_id = :w AND id = :id")
EMPTY = text(
    "DELETE FROM location WHERE workspace_id = :w AND id = :id"
    " AND NOT EXISTS (SELECT 1 FROM shop s WHERE s.workspace_id = :w AND s.location_id = location.id)"
    " AND NOT EXISTS (SELECT 1 FROM item i WHERE i.workspace_id = :w AND i.location_id = location.id)"
)
BOOLEAN = {"shows_costs"}  # SQLite writes them as numbers


def change_shops_back(
    access: Access, session: Session, run: int, rows: Sequence[Replaced], now: datetime, by: str
) -> None:
    """Let shops say again what they said, as far as nobody changed it since; stored days and counts follow."""
    changed = [row for row in rows if row.table == "shop" and row.before is not None]
    current = rows_now(session, access.workspace, run, "shop", changed[0]) if changed else {}
    for row in changed:
        is_now, before, left = current.get(row.key), row.before or {}, row.after or {}
        if is_now is None:
            continue
        back = {name: was for name, was in before.items() if is_now[name] == left.get(name) and is_now[name] != was}
        said = {name: bool(was) if name in BOOLEAN else was for name, was in back.items()}
        shop = session.exec(
            select(ShopRow).where(ShopRow.workspace_id == access.workspace, col(ShopRow.id) == row.key[0])
        ).one()
        shop.location_id = said.pop("location_id", shop.location_id)
        change_shop(access, session, shop, said, now, by)


def change_rules_back(access: Access, session: Session, rows: Sequence[Replaced], now: datetime, by: str) -> None:
    """Let shops be judged as before, as far as nobody set a threshold anew since."""
    opened = {row.key for row in rows if row.table == "shop" and row.before is None}  # closed again, rules and all
    for row in (row for row in rows if row.table == "shop_rules" and row.key not in opened):
        shop = session.get(ShopRow, (access.workspace, row.key[0]))
        is_now = session.get(ShopRulesRow, (access.workspace, row.key[0]))
        if shop is None or is_now is None:
            continue
        before, left = _rules(row.before), _rules(row.after)
        changed = {name for name in before.keys() | left.keys() if before.get(name) != left.get(name)}
        back = {name: before.get(name) for name in changed if is_now.said.get(name) == left.get(name)}
        say_rules(access, session, shop, back, now, by)


def _rules(row: dict[str, Any] | None) -> dict[str, Any]:
    said = (row or {}).get("said") or {}
    return dict(json.loads(said) if isinstance(said, str) else said)  # SQLite keeps a document as text


def close_shops(session: Session, workspace: str, rows: Sequence[Replaced]) -> None:
    """Close the shops that the import opened, and the locations nothing lies in."""
    for table, gone in (("shop", GONE), ("location", EMPTY)):
        made = [{"w": workspace, "id": row.key[0]} for row in rows if row.table == table and row.before is None]
        if made:
            session.connection().execute(gone, made)
