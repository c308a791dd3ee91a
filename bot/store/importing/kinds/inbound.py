"""Deliveries of the planning workbook: what is on its way; the sheet is the whole list, and replaces the one before."""

from datetime import date
from typing import Any

from sqlalchemy import delete
from sqlmodel import col

from bot.store.access import fold
from bot.store.importing.imported import Kind
from bot.store.importing.kinds.ground import Ground
from bot.store.importing.kinds.kind import Switching
from bot.store.importing.kinds.ordered import Ordered
from bot.store.importing.kinds.sheet import stager
from bot.store.staging import put
from bot.store.tables.goods import ExpectedRow
from planner.intake.problems import ProblemCode
from planner.intake.workbook import INBOUND
from planner.intake.workbook.sheet import Entry

NAME = INBOUND.kind
FILE: Kind = "plan"
stage = stager(NAME)

EXPECTED = ("workspace_id", "line", "item_id", "quantity", "arrives", "reference")


def switch(switching: Switching) -> dict[str, Any]:
    """Replace the list, unless the sheet is empty, which says nothing.

    Products nobody sells here, and those in several places without a shop, are named and left out; so is what is an
    order of `/po`, which counts there unless it was cancelled. What only looks like one counts, and is named.
    """
    ground, entries = Ground.of(switching, INBOUND), switching.entries.get(NAME, ())
    if not entries:
        return {}
    ordered, ours, alike = Ordered.of(switching), dict[str, None](), dict[str, None]()
    called_off = dict[str, None]()
    switching.session.execute(delete(ExpectedRow).where(col(ExpectedRow.workspace_id) == switching.workspace))
    ambiguous, rows = dict[str, None](), list[tuple[Any, ...]]()
    for entry in entries:
        if not entry.said:  # a lone dash: nothing is on its way
            continue
        product = ground.product(entry)
        places = set() if product is None else _places(ground, entry, product)
        if len(places) > 1:
            ambiguous[entry.words("product")] = None
        elif product is not None and not places and not entry.words("shop"):
            ground.unknown[entry.words("product")] = None
        elif product is not None and (number := ordered.named(entry, product)):
            (called_off if (number, product) in ordered.called_off else ours)[number] = None
        elif product is not None and places:
            place = places.pop()
            if number := ordered.alike(product, place, entry.number("quantity") or 0):
                alike[f"{entry.words('product')} {number}"] = None
            item = ground.item_at(product, place, switching.at)
            arrives = date.fromisoformat(entry.words("arrives"))
            rows.append(
                (switching.workspace, len(rows), item, entry.number("quantity"), arrives, entry.words("reference"))
            )
    ground.settle()
    put(switching.session, "expected", EXPECTED, 2, rows)
    return {
        "expected": len(rows),
        "unknown_products": tuple(ground.unknown),
        "ambiguous_products": tuple(ambiguous),
        f"{NAME}_ordered": tuple(ours),
        f"{NAME}_called_off": tuple(called_off),
        f"{NAME}_alike": tuple(alike),
    }


def _places(ground: Ground, entry: Entry, product: int) -> set[int]:
    """Return where a delivery may arrive: at the shop it names, else wherever the product lies."""
    if not entry.words("shop"):
        return set(ground.lies.get(product, ()))
    place = ground.locations.get(fold(entry.words("shop")))
    if place is None:
        ground.wrong(entry, "shop", ProblemCode.UNKNOWN_SHOP, ground.names)
        return set()
    return {place}
