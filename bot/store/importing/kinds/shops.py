"""Shops of the planning workbook: new ones are opened, known ones changed."""

from dataclasses import fields
from typing import Any

from sqlmodel import Session, select

from bot.store.access import fold
from bot.store.importing.imported import Kind
from bot.store.importing.kinds.ground import Ground
from bot.store.importing.kinds.kind import Switching
from bot.store.importing.kinds.sheet import stager
from bot.store.rules import say_rules
from bot.store.shops import Shop, add_shop, change_shop, location_named, shop_row
from bot.store.tables.goods import ItemRow, ShopRow
from bot.wording import is_currency
from planner.intake.problems import ProblemCode
from planner.intake.workbook import SHOPS
from planner.intake.workbook.limits import LIMITS
from planner.intake.workbook.sheet import Entry, Value

NAME = SHOPS.kind
FILE: Kind = "plan"
stage = stager(NAME)

NEEDED = ("market", "tz", "currency")
SETTINGS = tuple(field.name for field in fields(Shop) if field.name != "name")


def switch(switching: Switching) -> dict[str, Any]:
    """Open or change the shops."""
    ground, entries, new, changed = Ground.of(switching, SHOPS), switching.entries.get(NAME, ()), 0, 0
    for entry in entries:
        known = ground.shops.get(fold(entry.words("shop")))
        if entry.words("currency") and not is_currency(entry.words("currency")):
            ground.wrong(entry, "currency", ProblemCode.NOT_A_CURRENCY)
        elif known is None:
            new += _open(ground, entry)
        elif _change(ground, known, entry):
            changed += 1
    judged = tuple(entry.words("shop") for entry in entries if _thresholds(entry))
    return {NAME: len(entries), f"{NAME}_new": new, f"{NAME}_changed": changed, f"{NAME}_judged": judged}


def _open(ground: Ground, entry: Entry) -> int:
    missing = [name for name in NEEDED if not entry.words(name)]
    for name in missing:
        ground.wrong(entry, name, ProblemCode.MISSING)
    if missing:
        return 0
    said = {name: value for name in SETTINGS if (value := entry.said.get(name)) is not None}
    shop = Shop(name=entry.words("shop"), **({"channel": ""} | said))  # type: ignore[arg-type]  # its columns read them
    switching = ground.switching
    add_shop(switching.access, switching.session, shop, entry.words("location"), switching.now, switching.by)
    row = shop_row(switching.session, switching.workspace, shop.name)
    say_rules(switching.access, switching.session, row, _thresholds(entry), switching.now, switching.by)
    return 1


def _change(ground: Ground, row: ShopRow, entry: Entry) -> bool:
    switching = ground.switching
    access, session = switching.access, switching.session
    taken_back = {"channel": "", "date_order": "", "quantity_means": "available"}
    said = {name: entry.said[name] for name in SETTINGS if name in entry.said}
    for name, value in list(said.items()):
        if value is None and name not in taken_back:
            ground.wrong(entry, name, ProblemCode.MISSING)
            return False
        said[name] = taken_back[name] if value is None else value
    before = {name: getattr(row, name) for name in said} | {"location_id": row.location_id}
    place = location_named(access, session, entry.words("location")).id if entry.words("location") else row.location_id
    if place != row.location_id and _holds_items(session, row):
        ground.wrong(entry, "location", ProblemCode.SHOP_HAS_STOCK)
        return False
    row.location_id = place
    change_shop(access, session, row, said, switching.now, switching.by)
    judges_anew = say_rules(access, session, row, _thresholds(entry), switching.now, switching.by)
    return judges_anew or before != said | {"location_id": place}


def _thresholds(entry: Entry) -> dict[str, Value]:
    return {name: value for name, value in entry.said.items() if name in LIMITS}


def _holds_items(session: Session, row: ShopRow) -> bool:
    mine = ItemRow.workspace_id == row.workspace_id, ItemRow.location_id == row.location_id
    return session.exec(select(ItemRow.id).where(*mine).limit(1)).first() is not None
