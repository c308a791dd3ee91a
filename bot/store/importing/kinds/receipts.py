"""Receipts of the planning workbook: what arrived; they feed stock and its age, at the beginning of their day."""

from datetime import date
from typing import Any

from sqlalchemy import text

from bot.store.access import fold
from bot.store.days import as_date, as_day, month_of
from bot.store.importing.imported import Kind
from bot.store.importing.kinds.ground import Ground
from bot.store.importing.kinds.kind import Switching
from bot.store.importing.kinds.ordered import Ordered
from bot.store.importing.kinds.sheet import stager
from bot.store.staging import put
from planner.intake.workbook import RECEIPTS

NAME = RECEIPTS.kind
FILE: Kind = "plan"
stage = stager(NAME)

RECEIPT = ("workspace_id", "item_id", "at", "order_number", "day", "month", "quantity")
KNOWN = text("SELECT item_id, at, order_number, quantity FROM receipt WHERE workspace_id = :w")
NEAR = 7 * 86_400  # [seconds] two receipts of as many units that lie nearer may be one


def switch(switching: Switching) -> dict[str, Any]:
    """Take over what arrived; rows of one day and reference add up.

    What is of an order of ``/po`` is received there, and only there, unless it was called off and came all the same;
    what only looks like it counts, and is named.
    """
    ground, entries = Ground.of(switching, RECEIPTS), switching.entries.get(NAME, ())
    connection, workspace = switching.session.connection(), switching.workspace
    known = {tuple(row[:3]): row[3] for row in connection.execute(KNOWN, {"w": workspace})}
    ordered, to_come = Ordered.of(switching), dict[str, None]()
    received = ordered.received(known)
    units: dict[tuple[int, int, str], int] = {}
    days: dict[tuple[int, int, str], int] = {}
    typed: dict[int, str] = {}  # of items
    for entry in entries:
        on = date.fromisoformat(entry.words("day"))
        product = ground.products.get(fold(entry.words("product")), 0)
        number = ordered.named(entry, product)
        if number and (number, product) not in ordered.called_off:  # nobody can receive there what is called off
            to_come |= dict.fromkeys({number} & ordered.to_come)
            continue
        found = ground.moved(entry, on)
        if found is None:
            continue
        item, place = found
        key = (item, ground.begins(place, on), entry.words("reference"))
        units[key] = units.get(key, 0) + (entry.number("quantity") or 0)
        days[key] = as_day(on)
        typed[item] = entry.words("product")
    ground.settle()
    differing = {key: quantity for key, quantity in units.items() if known.get(key) != quantity}
    rows = [(workspace, *key, days[key], month_of(as_date(days[key])), quantity) for key, quantity in differing.items()]
    put(switching.session, "receipt", RECEIPT, 4, rows)
    ground.mark((key[0], days[key]) for key in differing)
    new = differing.keys() - known.keys()
    alike = {
        f"{typed[key[0]]} {number}": None
        for key in sorted(new)
        for at, number in received.get((key[0], units[key]), ())
        if abs(at - key[1]) < NEAR
    }
    return {
        NAME: len(units),
        f"{NAME}_new": len(new),
        f"{NAME}_changed": len(differing) - len(new),
        "unknown_products": tuple(ground.unknown),
        f"{NAME}_ordered": tuple(to_come),
        f"{NAME}_alike": tuple(alike),
    }
