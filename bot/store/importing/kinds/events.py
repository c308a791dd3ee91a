"""Events of the planning workbook: livestreams, campaigns and pauses of ads; the sheet is the whole list of its own."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from bot.store.access import fold
from bot.store.audit import TERMINAL
from bot.store.importing.event_sheet import DETAILS, Silent, take_events
from bot.store.importing.imported import Kind
from bot.store.importing.kinds.ground import Ground
from bot.store.importing.kinds.kind import Switching
from bot.store.importing.kinds.sheet import stager
from bot.store.tables.goods import ShopRow
from planner.events.plan import WITH_AMOUNT, EventKind, EventPlan, mistakes
from planner.intake.problems import ProblemCode
from planner.intake.workbook import EVENTS
from planner.intake.workbook.events import WRONG
from planner.intake.workbook.sheet import Entry

NAME = EVENTS.kind
FILE: Kind = "plan"
stage = stager(NAME)


def switch(switching: Switching) -> dict[str, Any]:
    """Take the events over, unless the sheet is empty, which says nothing; a lone dash cancels what it once listed."""
    ground, entries = Ground.of(switching, EVENTS), switching.entries.get(NAME, ())
    if not entries:
        return {}
    plans, silent = _plans(ground, [entry for entry in entries if entry.said])
    if switching.problems:
        return {}
    taken = take_events(switching.access, switching.session, plans, TERMINAL, switching.now, silent)
    return {
        NAME: len(plans),
        f"{NAME}_new": taken.added,
        f"{NAME}_changed": taken.changed,
        "events_cancelled": taken.cancelled,
        "events_stay_out": taken.stay_out,
        "unknown_products": tuple(dict.fromkeys(code for _, code in taken.unknown)),
    }


def _plans(ground: Ground, entries: Sequence[Entry]) -> tuple[list[EventPlan], list[Silent]]:
    """Return one plan each event, whose rows name its products, and what its rows say nothing of."""
    events: dict[tuple[str, str, str], list[Entry]] = {}
    shops: dict[tuple[str, str, str], ShopRow] = {}
    for entry in entries:
        shop = _shop(ground, entry)
        if shop is not None:
            key = (fold(entry.words("event")), shop.folded, entry.words("start"))
            events.setdefault(key, []).append(entry)
            shops[key] = shop
    plans, silent = list[EventPlan](), list[Silent]()
    for key, rows in events.items():
        plan = _plan(rows, shops[key])
        today = ground.switching.now.astimezone(ZoneInfo(shops[key].tz)).date()
        for mistake in mistakes(plan, today):
            if mistake in WRONG:
                ground.wrong(rows[0], *WRONG[mistake])
        plans.append(plan)
        silent.append(frozenset(field for field in DETAILS if not any(field in row.said for row in rows)))
    return plans, silent


def _plan(rows: Sequence[Entry], shop: ShopRow) -> EventPlan:
    first = rows[0]
    starts = date.fromisoformat(first.words("start"))
    ends = [date.fromisoformat(row.words("end")) for row in rows if row.words("end")]
    kinds = [EventKind(row.words("kind")) for row in rows if row.words("kind")]
    kind = kinds[0] if kinds else EventKind.LIVESTREAM
    amounts = [float(row.words("amount")) for row in rows if row.words("amount")]
    hosts = [row.words("host") for row in rows if row.words("host")]
    cuts = [row.number("price_cut") for row in rows if row.number("price_cut") is not None]
    return EventPlan(
        name=first.words("event"),
        kind=kind,
        shop=shop.name,
        starts=starts,
        ends=max([starts, *ends]),
        units=tuple((row.words("product"), row.number("units") or 0) for row in rows if row.words("product")),
        amount=amounts[0] if amounts and kind in WITH_AMOUNT else 0.0,
        host=hosts[0] if hosts else "",
        price_cut=cuts[0] if cuts else None,
    )


def _shop(ground: Ground, entry: Entry) -> ShopRow | None:
    if not entry.words("shop") and len(ground.shops) == 1:
        return next(iter(ground.shops.values()))
    shop = ground.shops.get(fold(entry.words("shop")))
    if shop is None:
        code = ProblemCode.UNKNOWN_SHOP if entry.words("shop") else ProblemCode.MISSING
        ground.wrong(entry, "shop", code, {folded: one.name for folded, one in ground.shops.items()})
    return shop
