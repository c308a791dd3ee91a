"""Stock by location of the planning workbook: counts of what lies on hand, of warehouses no shop's export covers."""

from datetime import date
from typing import Any

from bot.store.days import as_date, month_of
from bot.store.importing.imported import Kind
from bot.store.importing.kinds.ground import Ground
from bot.store.importing.kinds.kind import Switching
from bot.store.importing.kinds.sheet import stager
from bot.store.staging import put
from planner.intake.problems import ProblemCode
from planner.intake.workbook import LOCATION_STOCK

NAME = LOCATION_STOCK.kind
FILE: Kind = "plan"
stage = stager(NAME)

COUNT = ("workspace_id", "item_id", "at", "day", "month", "quantity", "means", "reserved", "import_id")


def switch(switching: Switching) -> dict[str, Any]:
    """Count what is said, as at the close of its day, today's as of the file; mark the months it changes."""
    ground, entries = Ground.of(switching, LOCATION_STOCK), switching.entries.get(NAME, ())
    rows: dict[tuple[int, int], tuple[Any, ...]] = {}
    for entry in entries:
        said = date.fromisoformat(entry.words("as_of")) if entry.words("as_of") else None
        found = ground.item(entry, said)
        if found is None:
            continue
        item, place = found
        if said is not None and ground.is_to_come(place, said):
            ground.wrong(entry, "as_of", ProblemCode.STILL_TO_COME)
            continue
        at = switching.at if said is None else min(switching.at, ground.ends(place, said))
        day = ground.calendar(place).day(at)
        quantity, reserved = entry.number("on_hand") or 0, entry.number("reserved") or 0
        month = month_of(as_date(day))
        rows[item, at] = (switching.workspace, item, at, day, month, quantity, "on_hand", reserved, switching.run)
    ground.settle()
    for item, at in rows:
        switching.keeping.rows("stock_count", "t.item_id = :item AND t.at = :at", item=item, at=at)
    put(switching.session, "stock_count", COUNT, 3, list(rows.values()))
    ground.mark((row[1], row[3]) for row in rows.values())
    return {NAME: len(rows), "unknown_products": tuple(ground.unknown)}
