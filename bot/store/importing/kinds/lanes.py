"""Lanes of the planning workbook: how stock can be moved from one location to another."""

from typing import Any

from sqlalchemy import text

from bot.store.access import fold
from bot.store.importing.imported import Kind
from bot.store.importing.kinds.amounts import amounts_of, currency_of
from bot.store.importing.kinds.ground import Ground
from bot.store.importing.kinds.kind import Switching
from bot.store.importing.kinds.sheet import stager
from bot.store.staging import put
from planner.intake.problems import ProblemCode
from planner.intake.workbook import LANES
from planner.intake.workbook.sheet import Entry

NAME = LANES.kind
FILE: Kind = "plan"
stage = stager(NAME)

LANE = ("workspace_id", "origin_id", "destination_id", "days", "cost_myriadths", "currency")
KNOWN = text("SELECT origin_id, destination_id, days, cost_myriadths, currency FROM lane WHERE workspace_id = :w")


def switch(switching: Switching) -> dict[str, Any]:
    """Take over what is said of each lane."""
    ground, entries = Ground.of(switching, LANES), switching.entries.get(NAME, ())
    rows = switching.session.connection().execute(KNOWN, {"w": switching.workspace}).mappings()
    known = {(row["origin_id"], row["destination_id"]): dict(row) for row in rows}
    lanes: dict[tuple[int, int], dict[str, Any]] = {}
    for entry in entries:
        ends = [_place(ground, entry, name) for name in ("origin", "destination")]
        if ends[0] is None or ends[1] is None:
            continue
        if ends[0] == ends[1]:  # a shop and its own location
            ground.wrong(entry, "destination", ProblemCode.SAME_PLACE)
            continue
        key = (ends[0], ends[1])
        before = known.get(key, {"cost_myriadths": None, "currency": ""})
        after = dict(zip(("origin_id", "destination_id"), key, strict=True)) | {"days": entry.number("days")}
        currency = before["currency"]
        if entry.said.get("cost") is not None or entry.words("currency"):
            currency = currency_of(ground, entry, currency, ground.only_currency())
        cost = amounts_of(ground, entry, ("cost_myriadths",), currency, before, before["currency"])
        lanes[key] = before | after | cost | {"currency": currency}
    differing = {key: lane for key, lane in lanes.items() if lane != known.get(key)}
    put(
        switching.session,
        "lane",
        LANE,
        3,
        [(switching.workspace, *(lane[column] for column in LANE[1:])) for lane in differing.values()],
    )
    new = sum(key not in known for key in lanes)
    return {NAME: len(lanes), f"{NAME}_new": new, f"{NAME}_changed": len(differing) - new}


def _place(ground: Ground, entry: Entry, name: str) -> int | None:
    place = ground.locations.get(fold(entry.words(name)))
    if place is None:
        ground.wrong(entry, name, ProblemCode.UNKNOWN_LOCATION, ground.names)
    return place
