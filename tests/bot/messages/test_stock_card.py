"""The stock card, at every level, shared, decided, of several locations, and with names that mean harm."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from math import inf, nan
from typing import Any

import pytest

from bot.messages.blocks import MESSAGE_BLOCKS, MESSAGE_TEXT
from bot.messages.events.event_values import Phase
from bot.messages.levels import LEVEL_WORDS
from bot.messages.ordering.event_late import EventsMissed
from bot.messages.ordering.flight_values import FlightPays
from bot.messages.reply import Message
from bot.messages.stock.bulk_line import BulkLine
from bot.messages.stock.pacing import pacing_lines
from bot.messages.stock.stock_card import cover, stock_cards
from bot.messages.stock.stock_values import Computed
from bot.messages.stock.transfer import Stay, Transfer
from bot.sandbox.judge import check_message
from bot.wording import Voice
from planner.events.plan import EventKind
from planner.events.verdict import Verdict
from planner.model import AbcClass, Confidence, Level, SafetyRule
from planner.ordering.unmoved import Stays
from tests.bot.messages.builders import HOSTILE, LONG, NOW, a_card, a_part, a_proposal, an_event, decided

VOICE = Voice()
NOTHING_LEFT = {"sold_since": 0, "committed": 0.0, "available": 0.0}
IDLE = {"daily_rate": 0.0, "days_of_cover": inf, "stockout": None, "lead_time_demand": 0.0, "safety_stock": 0.0}

LEVELS: dict[Level, dict[str, Any]] = {
    Level.NO_DATA: {
        "committed": 0.0,
        "counted": None,
        "counted_at": None,
        "available": nan,
        "days_of_cover": nan,
        "stockout": None,
    },
    Level.STALE_DATA: {"is_count_old": True},
    Level.DEAD: IDLE | {"threshold": 0.0},
    Level.OUT: NOTHING_LEFT
    | {
        "days_of_cover": 0.0,
        "stockout": date(2026, 11, 3),
        "air_quantity": 500,
        "air_decision": date(2026, 10, 27),
        "proposal": a_proposal(quantity=1584, order_by=date(2026, 10, 17)),
    },
    Level.CRITICAL: {
        "available": 90.0,
        "days_of_cover": 3.0,
        "stockout": date(2026, 11, 6),
        "air_quantity": 410,
        "air_decision": date(2026, 10, 30),
    },
    Level.URGENT: {
        "available": 300.0,
        "days_of_cover": 10.0,
        "stockout": date(2026, 11, 13),
        "air_quantity": 200,
        "air_decision": date(2026, 11, 6),
    },
    Level.REORDER: {},
    Level.EXPEDITE: {"on_order": 1104.0, "next_receipt": date(2026, 11, 25)},
    Level.WATCH: {"available": 580.0, "days_of_cover": 19.33, "stockout": date(2026, 11, 22)},
    Level.OVERSTOCK: {"available": 6000.0, "days_of_cover": 200.0, "stockout": None},
    Level.OK: {"available": 900.0, "days_of_cover": 30.0, "stockout": date(2026, 12, 3)},
}


EVENTS = (
    an_event(
        a_part(Verdict.CAP, sold=460, expected=600, cap=120), phase=Phase.RUNNING, starts=date(2026, 11, 2), name="Now"
    ),
    an_event(a_part(Verdict.NONE, planned=0, ads_rate=12.5), kind=EventKind.ADS_PAUSED, name="Account review"),
    an_event(a_part()),
    an_event(a_part(), name="Christmas"),
)


@pytest.mark.parametrize("level", Level, ids=lambda level: level.name.lower())
def test_says_how_it_stands_at_every_level(golden: Callable[[str, Message], None], level: Level) -> None:
    golden(f"card_{level.name.lower()}", stock_cards((a_card(level, **LEVELS[level]),), VOICE))


@pytest.mark.parametrize("rule", SafetyRule, ids=lambda rule: rule.name.lower())
def test_says_which_rule_keeps_the_safety_stock(golden: Callable[[str, Message], None], rule: SafetyRule) -> None:
    golden(f"card_by_{rule.name.lower()}", stock_cards((a_card(rule=rule),), VOICE))


@pytest.mark.parametrize(("first", "last", "is_said"), [(6, 7, False), (7, 7, True), (6, 6, True)])
def test_ads_that_pause_as_they_should_need_no_advice(first: int, last: int, *, is_said: bool) -> None:
    """They should from the 6th to the 7th; more arrives on the 8th."""
    days = {"starts": date(2026, 11, first), "ends": date(2026, 11, last)}
    pause = an_event(a_part(Verdict.NONE, planned=0), kind=EventKind.ADS_PAUSED, **days)
    known = {"ads_rate": 12.5, "pause_ads": date(2026, 11, 6), "next_receipt": date(2026, 11, 8)}
    card = a_card(**known, events=(pause,))
    assert bool(pacing_lines(card, VOICE)) is is_said


def test_every_level_has_words_of_its_own() -> None:
    assert set(LEVEL_WORDS) == set(Level)
    assert len({words for _, words in LEVEL_WORDS.values()}) == len(Level)


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("oversold", {"oversold": True, "on_hand": 5.0, "available": -7.0, "level": Level.OUT}),
        ("covered", {"level": Level.OK, "covered": True, "on_order": 900.0, "next_receipt": date(2026, 11, 8)}),
        ("overdue", {"level": Level.EXPEDITE, "on_order": 900.0, "overdue": 400.0, "next_receipt": date(2026, 11, 8)}),
        ("event", {"event_units": 1000.0, "threshold": 1500.0, "events": (an_event(a_part()),)}),
        ("events", {"event_units": 1600.0, "threshold": 2100.0, "events": EVENTS}),
        ("pause_ads", {"ads_rate": 12.5, "pause_ads": date(2026, 11, 6), "next_receipt": date(2026, 11, 8)}),
        ("pause_ads_today", {"ads_rate": 12.5, "pause_ads": date(2026, 11, 3), "next_receipt": date(2026, 11, 8)}),
        ("new", {"confidence": Confidence.LOW, "in_stock_days": 4, "left_out_days": 2, "daily_rate": 0.236}),
        ("ads", {"ads_rate": 12.0}),
        ("sales_not_known", {"level": Level.OK, "unseen_days": 3, "left_out_days": 2}),
        ("sales_between_not_known", {"level": Level.OK, "gap_days": 9}),
        ("sales_known_long_ago", {"level": Level.STALE_DATA, "unseen_days": 22}),
        ("all_known_long_ago", {"level": Level.STALE_DATA, "unseen_days": 22, "is_count_old": True}),
        ("order_day", {"review_demand": 179.6, "threshold": 680.0, "air_reserve": 0}),
        ("first_order", {"order_share": 0.6, "computed_quantity": 1840, "in_stock_days": 20}),
        ("first_order_on_its_way", {"order_share": 0.6, "computed_quantity": 0, "on_order": 648.0, "proposal": None}),
        (
            "all_flies",
            {"level": Level.OUT, "air_quantity": 1104, "left_short": 172, "air_decision": date(2026, 11, 2)}
            | NOTHING_LEFT,
        ),
        ("more_by_air_than_kept", {"level": Level.URGENT, "air_quantity": 300, "air_decision": date(2026, 11, 6)}),
        (
            "fixed_cycle",
            {
                "level": Level.WATCH,
                "available": 3600.0,
                "is_fixed_cycle": True,
                "air_reserve": 900,
                "air_quantity": 900,
                "air_decision": date(2026, 12, 2),
                "proposal": None,
            },
        ),
        (
            "transfer",
            {"transfers": (Transfer("EU Home", 120, 120, 5, 4800, "GBP"), Transfer("US Home", 1, 30, 1, None, ""))},
        ),
        (
            "stays",
            {
                "stays": tuple(
                    Stay("EU Home", 407, reason, days, 20, 9.0, 3.1, "GBP")
                    for reason, days in zip(list(Stays)[:5], (nan, 4.0, 4.0, 30.0, 4.0), strict=True)
                )
            },
        ),
        ("goes_along", {"level": Level.WATCH, "computed_quantity": 0, "proposal": a_proposal(rounding=0)}),
        ("counted_on_hand", {"counts_available": False}),
        ("unknown_cost", {"proposal": a_proposal(cost_minor=None, supplier="", order_by=None)}),
    ],
)
def test_says_what_else_must_be_known(
    golden: Callable[[str, Message], None], name: str, changes: dict[str, Any]
) -> None:
    golden(f"card_{name}", stock_cards((a_card(**changes),), VOICE))


SAID: dict[str, dict[str, Any]] = {
    "approved": {"can_undo": True},
    "edited": {"orders": ("PO-0001", "PO-0002"), "ordered": 1200, "note": "200 fly, Black Friday", "can_undo": True},
    "dismissed": {"reason": "phased_out", "note": "until the new print is there", "can_undo": True},
}


@pytest.mark.parametrize("state", SAID)
def test_says_who_decided_when_and_why(golden: Callable[[str, Message], None], state: str) -> None:
    golden(f"card_{state}", stock_cards((a_card(proposal=decided(state, **SAID[state])),), VOICE, replaces=True))


@pytest.mark.parametrize("until_order", [False, True])
def test_says_until_when_it_is_snoozed(golden: Callable[[str, Message], None], until_order: bool) -> None:
    asleep = a_proposal(
        snoozed_until=NOW + timedelta(days=7), until_order=until_order, snoozed_by="U0PIA", snooze_note="new packaging"
    )
    golden(f"card_snoozed{'_until_order' * until_order}", stock_cards((a_card(proposal=asleep),), VOICE))


FLIGHTS = {
    "pays": FlightPays(150, 97500, 30000, 4.88, "GBP", 200),
    "pays_not": FlightPays(150, 97500, 140000, 4.88, "GBP", 200),
    "pays_alone": FlightPays(150, 97500, 120000, 4.88, "GBP", 200),
    "pays_missed": FlightPays(114, 97500, 30000, 4.88, "GBP", 200, missed=31),
    "pays_up_to": FlightPays(150, 97500, None, 4.88, "GBP", 200),
    "sells_nothing": FlightPays(0, 0, 120000, 0.0, "GBP", 200),
}


@pytest.mark.parametrize("name", FLIGHTS)
def test_says_whether_flying_pays(golden: Callable[[str, Message], None], name: str) -> None:
    urgent = a_card(Level.URGENT, air_quantity=200, air_decision=date(2026, 11, 6), flight=FLIGHTS[name])
    pays = FLIGHTS[name]
    urgent = replace(urgent, air_pays=pays.pays, air_alone=pays.sold if pays.pays_alone else 0)
    golden(f"card_air_{name}", stock_cards((urgent,), VOICE))
    shared = str(stock_cards((urgent,), VOICE, shared_by="U0BEN").blocks)
    assert "£" not in shared
    assert ("but it does not pay" in shared) == (not pays.pays and not pays.pays_alone)
    assert ("Only *150* of 200 by air pay" in shared) == pays.pays_alone


def test_only_what_sells_is_worth_flying_where_filling_up_the_safety_stock_is_not() -> None:
    """150 of 200 sell and earn £975.00; £1,299.99 of freight for all is £974.99 for the 150."""
    flights = [FlightPays(150, 97_500, premium, 4.88, "GBP", 200) for premium in (97_499, 97_500, 129_999, 130_000)]
    assert [(it.pays, it.pays_alone) for it in flights] == [(True, False), (False, True), (False, True), (False, False)]
    assert [it.worth for it in flights] == [200, 150, 150, 0]


def test_what_a_unit_may_cost_more_by_air_or_along_a_lane_is_said_finer_than_a_coin() -> None:
    """Of goods that earn pennies, whole ones say nothing."""
    flight = FlightPays(150, 975, None, 0.0488, "GBP", 200)
    stay = Stay("EU Home", 407, Stays.DEARER, 4.0, 20, 0.0085, 0.0062, "GBP")
    card = a_card(Level.URGENT, air_quantity=200, air_decision=date(2026, 11, 6), flight=flight, stays=(stay,))
    said = str(stock_cards((card,), VOICE).blocks)
    assert "Air pays while it costs less than £0.0488 a unit more" in said
    assert "moving a unit costs £0.0085 and it earns £0.0062 here" in said


@pytest.mark.parametrize("without", [692, 0])
def test_says_what_of_an_order_comes_too_late_for_an_event(
    golden: Callable[[str, Message], None], without: int
) -> None:
    missed = EventsMissed(("Black <Friday> live", "Encore"), date(2026, 11, 7), date(2026, 11, 18), 1000, without)
    name = "card_event_missed" if without else "card_event_missed_nothing_due"
    golden(name, stock_cards((a_card(missed=missed),), VOICE))


@pytest.mark.parametrize(
    ("order_day", "order_by", "words"),
    [
        (None, date(2026, 11, 2), "*today*. It arrives about Nov 18, 2026"),
        (date(2026, 11, 9), date(2026, 11, 2), "on *Nov 9, 2026*, its next order day. It arrives about Nov 24, 2026"),
        (date(2026, 11, 9), date(2026, 11, 9), "by *Nov 9, 2026*. It brings"),
        (date(2026, 11, 9), date(2026, 11, 16), "by *Nov 16, 2026*. It brings"),
    ],
)
def test_an_order_waits_for_the_order_day(order_day: date | None, order_by: date, words: str) -> None:
    """Today is the 3rd; 15 days of lead time count from the day the supplier takes the order."""
    card = a_card(order_day=order_day, proposal=a_proposal(order_by=order_by))
    assert words in str(stock_cards((card,), VOICE).blocks)


@pytest.mark.parametrize(
    ("days", "said"), [(0, "its stock was not known before"), (1, "no sale in 1 day in stock"), (30, "in 30 days in")]
)
def test_what_never_sold_and_is_not_known_for_long_is_not_known_to_sell(days: int, said: str) -> None:
    card = a_card(Level.OK, **IDLE | {"proposal": None, "in_stock_days": days})
    assert said in str(stock_cards((card,), VOICE).blocks)
    assert "not known to sell" not in str(stock_cards((a_card(Level.DEAD, **IDLE | {"proposal": None}),), VOICE).blocks)


def test_what_flies_and_does_not_sell_is_what_it_is() -> None:
    """6 a day, nothing left, by air in 21 of 40 days: of 295, 19 days sell 114, 21 days missed 126, 55 are kept."""
    flight = FlightPays(114, 97_500, None, 4.88, "GBP", 295, missed=126)
    card = a_card(Level.CRITICAL, air_quantity=295, air_decision=date(2026, 11, 6), flight=flight)
    said = str(stock_cards((card,), VOICE).blocks)
    assert "Of the others, 126 would have sold before it lands, and 55 fill up the safety stock." in said


def test_cartons_that_what_sells_fills_are_all_that_flies() -> None:
    """83 of 84 sell, and cartons hold 12: flying what sells alone is flying all of it."""
    flight = FlightPays(83, 97_500, 30_000, 4.88, "GBP", 84, case_pack=12)
    card = a_card(Level.URGENT, air_quantity=84, air_decision=date(2026, 11, 6), flight=flight)
    said = str(stock_cards((card,), VOICE).blocks)
    assert "The other one fills up the safety stock." in said
    assert "alone costs" not in said


def test_where_nothing_flies_no_card_speaks_of_air_freight() -> None:
    card = a_card(Level.CRITICAL, air_decision=None, air_reserve=0)
    said = str(stock_cards((card,), VOICE).blocks)
    assert "Critical: runs out before an order placed today arrives, and nothing flies" in said
    assert "air freight" not in said


@pytest.mark.parametrize(("lead", "words"), [(48.9, "196 sold in 48.9 days"), (15.0, "450 sold in 15 days")])
def test_the_days_of_the_threshold_are_those_it_is_made_from(lead: float, words: str) -> None:
    """4 a day for 48.9 days are 195.6, for which 196 are kept."""
    card = a_card(lead_time=lead, lead_time_demand=195.6 if lead > 15 else 450.0)
    assert words in str(stock_cards((card,), VOICE).blocks)


def test_a_flight_that_comes_too_late_shortens_the_gap() -> None:
    """Decided on 2 November it would have come in time; today is the 3rd."""
    said = {
        day: str(stock_cards((a_card(Level.CRITICAL, air_quantity=200, air_decision=day),), VOICE).blocks)
        for day in (date(2026, 11, 2), date(2026, 11, 3))
    }
    assert "gets shorter: they come after stock is out" in said[date(2026, 11, 2)]
    assert "decided by Nov 3, 2026, the gap until the rest arrives by sea is closed" in said[date(2026, 11, 3)]


@pytest.mark.parametrize(
    ("order_by", "said"),
    [
        (date(2026, 11, 4), "by *Nov 4, 2026*"),
        (date(2026, 11, 3), "*today*."),
        (date(2026, 11, 2), "*today*. It arrives about Nov 18, 2026, 1 day too late to keep the safety stock whole."),
        (date(2026, 10, 20), "*today*. It arrives about Nov 18, 2026, 14 days too late"),
        (date(2026, 10, 19), "*today*. It arrives about Nov 18, 2026; stock is below the safety stock already."),
    ],
)
def test_says_how_late_an_order_is(order_by: date, said: str) -> None:
    """Ordered on 3 November it takes 15 days; what was to be ordered 15 days ago would be needed today."""
    assert said in str(stock_cards((a_card(proposal=a_proposal(order_by=order_by)),), VOICE).blocks)


def test_stock_is_never_below_nothing() -> None:
    said, by_one = (
        str(stock_cards((a_card(Level.OUT, available=available, on_hand=-2.0, oversold=True),), VOICE).blocks)
        for available in (-6.0, -1.0)
    )
    assert "*Available* 0 estimated\\n6 more are sold or reserved than there are" in said
    assert "*Available* 0 estimated\\n1 more is sold or reserved than there is" in by_one
    assert "*On hand* 0 estimated" in said


@pytest.mark.parametrize("state", ["expired", "superseded"])
def test_says_how_it_ended_without_anybody(golden: Callable[[str, Message], None], state: str) -> None:
    golden(f"card_{state}", stock_cards((a_card(proposal=decided(state, decided_by="")),), VOICE))


@pytest.mark.parametrize("proposal", [a_proposal(), decided("approved")])
def test_a_shared_card_says_by_whom_and_cannot_be_shared_again(
    golden: Callable[[str, Message], None], proposal: Any
) -> None:
    message = stock_cards((a_card(proposal=proposal),), VOICE, shared_by="U0BEN")
    golden(f"card_shared_{proposal.state}", message)
    assert '"share"' not in str(message.blocks)


def test_two_locations_are_two_parts_of_one_card(golden: Callable[[str, Message], None]) -> None:
    eu = a_card(Level.OK, location="EU Home", **LEVELS[Level.OK])
    golden("card_two_locations", stock_cards((a_card(), eu), VOICE))


def test_a_name_of_a_thousand_letters_is_cut(golden: Callable[[str, Message], None]) -> None:
    supplier = a_proposal(supplier=LONG)
    golden("card_long_name", stock_cards((a_card(name=LONG, proposal=supplier),), VOICE))


def test_a_name_that_means_harm_does_none(golden: Callable[[str, Message], None]) -> None:
    hostile = a_card(
        product=HOSTILE, name=HOSTILE, location=HOSTILE, proposal=a_proposal(supplier=HOSTILE, location=HOSTILE)
    )
    message = stock_cards((hostile,), VOICE)
    golden("card_hostile_name", message)
    rendered = [block for block in message.blocks if block["type"] != "header"]
    assert "<!channel>" not in str([block for block in rendered if block["type"] == "section"])
    assert "<!channel>" not in message.text
    assert "\u202e" not in message.text


@pytest.mark.parametrize("locations", [6, 7, 8, 40, 400])
def test_any_number_of_locations_fits_a_message(locations: int) -> None:
    cards = tuple(a_card(location=f"Warehouse {number} {LONG}") for number in range(locations))
    message = stock_cards(cards, VOICE)
    check_message(message.text, list(message.blocks))
    assert len(message.blocks) <= MESSAGE_BLOCKS
    assert len(message.text) <= MESSAGE_TEXT
    if locations > 7:
        assert "more locations" in str(message.blocks)


def test_speaks_the_readers_language_of_numbers(golden: Callable[[str, Message], None]) -> None:
    golden("card_german", stock_cards((a_card(),), Voice.of("de-DE", "Europe/Berlin")))


@pytest.mark.parametrize("level", Level, ids=lambda level: level.name.lower())
def test_never_says_nan_or_infinity(level: Level) -> None:
    said = str(stock_cards((a_card(level, **LEVELS[level]),), VOICE).blocks)
    assert not {"nan", "inf", "None"} & set(said.replace("*", " ").split())


@pytest.mark.parametrize(
    ("name", "rule", "threshold"),
    [("service_level", SafetyRule.SERVICE_LEVEL, 612.0), ("buffer", SafetyRule.BUFFER, 900.0)],
)
def test_a_typed_buffer_stands_beside_what_would_be_computed(
    golden: Callable[[str, Message], None], name: str, rule: SafetyRule, threshold: float
) -> None:
    """G1 and G10: 500 with a typed buffer of 50, 612 at 95 % service."""
    golden(f"card_beside_{name}", stock_cards((a_card(computed=Computed(threshold, rule)),), VOICE))


def test_a_lead_time_nobody_stated_is_said_to_be_assumed() -> None:
    said = "No lead time is stated for it, so 15 days are assumed"
    assert said in json.dumps(stock_cards((a_card(assumes_lead_time=True),), VOICE).blocks)
    assert said not in json.dumps(stock_cards((a_card(),), VOICE).blocks)


def test_the_class_of_an_item_stands_by_its_service_level(golden: Callable[[str, Message], None]) -> None:
    served = a_card(rule=SafetyRule.SERVICE_LEVEL, service_level=0.97, abc_class=AbcClass.A)
    golden("card_class", stock_cards((served,), VOICE))
    typed = replace(served, rule=SafetyRule.TYPED_BUFFER, computed=Computed(612.0, SafetyRule.SERVICE_LEVEL))
    golden("card_beside_class", stock_cards((typed,), VOICE))


def test_bulk_orders_are_named_with_what_can_be_done(golden: Callable[[str, Message], None]) -> None:
    """The latest three, one of which somebody wants counted."""
    orders = [
        BulkLine(number, 1, date(2026, 10, 20 - number), 1200, number == 1, "U0ANA" if number == 1 else "")
        for number in range(5)
    ]
    golden("stock_card_bulk", stock_cards((a_card(bulk=tuple(orders)),), VOICE))


@pytest.mark.parametrize(
    ("days", "said"),
    [(59, "lasts *60 days*; out of"), (58, "at the usual pace; with what is planned"), (62, "with what is on its way")],
)
def test_says_why_it_is_out_before_or_after_what_it_lasts(days: int, said: str) -> None:
    """A day more or less is a matter of rounding; beyond it, an event takes, or a delivery brings, what differs."""
    card = a_card(days_of_cover=60.0)
    assert said in cover(replace(card, stockout=card.today + timedelta(days=days)), VOICE)


@pytest.mark.parametrize(("pays", "is_advised"), [(True, True), (False, False)])
def test_what_is_on_order_is_to_fly_only_where_that_pays(*, pays: bool, is_advised: bool) -> None:
    chased = a_card(
        Level.EXPEDITE, on_order=324.0, air_quantity=120, air_decision=date(2026, 11, 3), air_pays=pays, proposal=None
    )
    assert ("can still go by air" in str(stock_cards((chased,), VOICE).blocks)) == is_advised
    short = stock_cards((replace(chased, left_short=9),), VOICE)
    assert ("If all *120* can still go by air, it makes the gap smaller" in str(short.blocks)) == is_advised


BACK = date(2026, 11, 25)
NEXT: tuple[tuple[dict[str, Any], str], ...] = (
    ({"air_quantity": 200, "air_pays": False}, "more arrives on *Nov 25, 2026*. More by air does not pay, so there is"),
    ({"overdue": 96.0}, "*96* of what is on its way are overdue: `/po SKU123` takes them in, or gives them a day."),
    ({"resupply": None}, "all the same, and nothing arrives after that. There is nothing more to decide"),
    ({"level": Level.OUT}, "⏳ It is out until more arrives on *Nov 25, 2026*. There is nothing more to decide"),
    ({"air_quantity": 200}, "If *200* of it can still go by air, it closes the gap."),
    ({"air_quantity": 200, "proposal": decided("approved", can_undo=True)}, "sends a part of PO-0001 by air."),
)


@pytest.mark.parametrize(("changes", "said"), NEXT)
def test_says_what_is_next_where_stock_runs_out_although_it_was_ordered(changes: dict[str, Any], said: str) -> None:
    short: dict[str, Any] = {"on_order": 1104.0, "resupply": BACK, "air_decision": date(2026, 11, 6)}
    card = a_card(**({"level": Level.URGENT, "proposal": decided("approved")} | short | changes))
    assert said in str(stock_cards((card,), VOICE).blocks)
    assert "⏳" not in str(stock_cards((replace(card, level=Level.OK),), VOICE).blocks)


@pytest.mark.parametrize(
    ("order_day", "said"),
    [
        (None, "*today*. It usually arrives Nov 15, 2026, at the latest Nov 18, 2026: 4 days too late to keep"),
        (date(2026, 11, 9), "It usually arrives Nov 21, 2026, at the latest Nov 24, 2026: too late to keep"),
    ],
)
def test_says_the_usual_and_the_latest_day_where_it_plans_with_the_longest(order_day: date | None, said: str) -> None:
    """15 days at the longest are planned with, 12 are usual."""
    card = a_card(usual_lead_time=12.0, order_day=order_day, proposal=a_proposal(order_by=date(2026, 10, 30)))
    assert said in str(stock_cards((card,), VOICE).blocks)
    assert "about Nov 18" in str(stock_cards((replace(card, usual_lead_time=15.0, order_day=None),), VOICE).blocks)
