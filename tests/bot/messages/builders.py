"""Cards, lines and receipts as small as a test needs them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from math import nan
from typing import Any

from bot.messages.events.event_values import EventCard, EventPart, EventStepTaken, Phase
from bot.messages.importing.receipt import Receipt
from bot.messages.ordering.proposal import Proposal
from bot.messages.sku_line import SkuLine
from bot.messages.sku_row import SkuRow
from bot.messages.stock.stock_values import StockCard
from bot.messages.stock.surge_values import SurgeCard
from bot.messages.stock.transfer import Transfer
from planner.events.plan import EventKind
from planner.events.verdict import Verdict
from planner.model import AbcClass, Confidence, Level, SafetyRule

NOW = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
HOSTILE = "<!channel> & *bold* `code` \u202eelddim\u202c <@U0ANA> https://example.com"
LONG = "Extra large insulated lunch bag with two compartments, " * 20


def a_proposal(**changes: Any) -> Proposal:
    said: dict[str, Any] = {
        "id": 12,
        "version": 3,
        "location": "UK Home",
        "state": "open",
        "quantity": 1104,
        "supplier": "Yiwu Bags",
        "order_by": date(2026, 11, 9),
        "lead_time": 15.0,
        "cost_minor": 132480,
        "currency": "USD",
        "decided_by": "",
        "decided_at": None,
        "orders": (),
        "ordered": None,
        "reason": "",
        "note": "",
        "can_undo": False,
        "snoozed_until": None,
        "until_order": False,
        "snoozed_by": "",
        "snooze_note": "",
        "rounding": 4,
        "rounding_days": 0.13,
    }
    return Proposal(**(said | changes))


def decided(state: str, **changes: Any) -> Proposal:
    orders = ("PO-0001",) if state in {"approved", "edited"} else ()
    said = {"state": state, "decided_by": "U0ANA", "decided_at": NOW, "orders": orders}
    return a_proposal(**(said | changes))


def a_card(level: Level = Level.REORDER, **changes: Any) -> StockCard:
    """The article's example: 30 a day, 15 days of lead time, a buffer of 50: the threshold is 500."""
    said: dict[str, Any] = {
        "product": "SKU123",
        "name": "Lunch Bag Pink Polkadot",
        "location": "UK Home",
        "level": level,
        "oversold": False,
        "covered": False,
        "counted": 510,
        "counts_available": True,
        "counted_at": datetime(2026, 11, 2, 8, tzinfo=UTC),
        "sold_since": 30,
        "on_hand": 492.0,
        "committed": 12.0,
        "available": 480.0,
        "on_order": 0.0,
        "overdue": 0.0,
        "next_receipt": None,
        "daily_rate": 30.0,
        "ads_rate": None,
        "confidence": Confidence.HIGH,
        "in_stock_days": 30,
        "left_out_days": 0,
        "days_of_cover": 16.0,
        "stockout": date(2026, 11, 19),
        "horizon": 180,
        "lead_time": 15.0,
        "lead_time_demand": 450.0,
        "safety_stock": 50.0,
        "rule": SafetyRule.TYPED_BUFFER,
        "service_level": 0.95,
        "abc_class": AbcClass.UNKNOWN,
        "review_demand": 0.0,
        "event_units": 0.0,
        "threshold": 500.0,
        "inventory_position": 480.0,
        "computed_quantity": 1100,
        "order_share": 1.0,
        "cycle": 45.0,
        "is_fixed_cycle": False,
        "air_reserve": 270,
        "air_quantity": 0,
        "air_decision": None,
        "today": date(2026, 11, 3),
        "as_of": NOW,
        "proposal": a_proposal() if level in {Level.OUT, Level.CRITICAL, Level.URGENT, Level.REORDER} else None,
    }
    card = said | changes
    if "available" in changes and "on_hand" not in changes:
        card["on_hand"] = card["available"] + card["committed"]
        card["counted"] = None if card["counted"] is None else round(card["available"]) + card["sold_since"]
    if {"available", "on_order"} & changes.keys():
        card["inventory_position"] = card["available"] + card["on_order"]
    return StockCard(**card)


def a_surge(**changes: Any) -> SurgeCard:
    """480 units at 120 a day, usually 30: four days, where air takes 7 and sea 15."""
    surge = SurgeCard(
        product="SKU123",
        name="Lunch Bag Pink Polkadot",
        location="UK Home",
        began=date(2026, 11, 1),
        rate=118.0,
        usual=30.0,
        orders=96.5,
        usual_orders=27.25,
        rate_now=120.0,
        is_over=False,
        level=Level.CRITICAL,
        available=480.0,
        days_left=4.0,
        stockout=date(2026, 11, 7),
        usual_stockout=date(2026, 11, 19),
        sea_arrives=date(2026, 11, 18),
        air_quantity=1370,
        air_by=date(2026, 10, 31),
        has_air=True,
        ads_rate=12.0,
        today=date(2026, 11, 3),
        as_of=NOW,
        transfers=(Transfer("EU Home", 210, 407, 5, 8400, "EUR"),),
    )
    return replace(surge, **changes)


def a_line(level: Level = Level.REORDER, **changes: Any) -> SkuLine:
    said: dict[str, Any] = {
        "product": "SKU123",
        "name": "Lunch Bag Pink Polkadot",
        "location": "UK Home",
        "level": level,
        "stockout": date(2026, 11, 19),
        "quantity": 1104,
    }
    return SkuLine(**(said | changes))


def a_row(level: Level = Level.REORDER, **changes: Any) -> SkuRow:
    said: dict[str, Any] = {
        "product": "SKU123",
        "name": "Lunch Bag Pink Polkadot",
        "location": "UK Home",
        "level": level,
        "available": 480,
        "days_of_cover": 16.0,
        "stockout": date(2026, 11, 19),
        "quantity": 1104,
    }
    return SkuRow(**(said | changes))


def a_receipt(**changes: Any) -> Receipt:
    said: dict[str, Any] = {
        "file": "orders.csv",
        "shop": "UK Home",
        "kinds": ("orders",),
        "rows": 1240,
        "used": 1240,
        "left_out": {},
        "rows_left_out": {},
        "missing": (),
        "unread": (),
        "as_of": NOW,
        "newer": None,
        "guessed": "",
    }
    nothing = {
        "new_lines": 0, "changed_lines": 0, "same_lines": 0, "new_products": (), "counted": 0, "without_quantity": 0,
        "uncounted_products": (), "partial_products": (), "terms": 0, "expected": 0, "unknown_products": (),
        "ambiguous_products": (),
    }  # fmt: skip
    of_file = {name: value for name, value in changes.items() if name in said}
    return Receipt(**(said | of_file), changes=nothing | {n: v for n, v in changes.items() if n not in said})


def a_part(verdict: Verdict = Verdict.SEA, **changes: Any) -> EventPart:
    part = EventPart(
        product="SKU123",
        planned=1000,
        sold=0,
        expected=1000,
        added=None,
        ads_rate=nan,
        verdict=verdict,
        missing=470,
        sea_by=date(2026, 11, 12),
        air_by=date(2026, 11, 20),
        cap=640,
        cap_until=date(2026, 12, 13),
    )
    return replace(part, **changes)


def an_event(*parts: EventPart, **changes: Any) -> EventCard:
    event = EventCard(
        id=3,
        version=2,
        name="Black Friday live",
        kind=EventKind.LIVESTREAM,
        shop="UK Home",
        starts=date(2026, 11, 28),
        ends=date(2026, 11, 30),
        phase=Phase.COMING,
        today=date(2026, 11, 3),
        parts=parts,
        steps=(EventStepTaken(NOW, "U0ANA", "added"), EventStepTaken(NOW, "U0BEN", "changed")),
        as_of=NOW,
    )
    return replace(event, **changes)
