"""Other channels' sales of the planning workbook: they are demand and leave the shelf, at the end of their day."""

from datetime import date
from typing import Any

from sqlalchemy import text

from bot.store.days import as_day, month_of
from bot.store.importing.imported import Kind
from bot.store.importing.kinds.ground import Ground
from bot.store.importing.kinds.kind import Switching
from bot.store.importing.kinds.sheet import stager
from bot.store.staging import put
from planner.intake.workbook import OTHER_SALES

NAME = OTHER_SALES.kind
FILE: Kind = "plan"
stage = stager(NAME)

SALE = ("workspace_id", "item_id", "day", "channel", "month", "at", "quantity")
KNOWN = text("SELECT item_id, day, channel, quantity FROM other_sale WHERE workspace_id = :w")
GONE = text("DELETE FROM other_sale WHERE workspace_id = :w AND item_id = :item AND day = :day AND channel = :channel")


def switch(switching: Switching) -> dict[str, Any]:
    """Take over the units of each day and channel, 0 where there were none after all; mark the months they change."""
    ground, entries = Ground.of(switching, OTHER_SALES), switching.entries.get(NAME, ())
    connection, workspace = switching.session.connection(), switching.workspace
    known = {tuple(row[:3]): row[3] for row in connection.execute(KNOWN, {"w": workspace})}
    rows: dict[tuple[int, int, str], tuple[Any, ...]] = {}
    for entry in entries:
        on = date.fromisoformat(entry.words("day"))
        found = ground.moved(entry, on)
        if found is None:
            continue
        item, place = found
        day, quantity = as_day(on), entry.number("quantity") or 0
        key = (item, day, entry.words("channel"))
        rows[key] = (workspace, *key, month_of(on), ground.ends(place, on), quantity)
    ground.settle()
    differing = [row for key, row in rows.items() if known.get(key, 0) != row[-1]]
    put(switching.session, "other_sale", SALE, 4, [row for row in differing if row[-1]])
    taken_back = [
        {"w": workspace, "item": row[1], "day": row[2], "channel": row[3]} for row in differing if not row[-1]
    ]
    if taken_back:
        connection.execute(GONE, taken_back)
    ground.mark((row[1], row[2]) for row in differing)
    new = sum(key not in known for key in rows)
    return {
        NAME: len(rows),
        f"{NAME}_new": new,
        f"{NAME}_changed": sum(tuple(row[1:4]) in known for row in differing),
        "unknown_products": tuple(ground.unknown),
    }
