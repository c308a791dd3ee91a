"""What every decision on a suggestion shares: which one is asked, and what the person is told."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from bot.desk import Asker, Desk, Pressed, Submitted
from bot.errors import DeadButton
from bot.errors.decision import AlreadyDecided, AskedAnew, NoLongerOpen, OrderWentOn, OutdatedWindow
from bot.judging.arriving import Arrival, Place, arrival
from bot.judging.judgement import judge
from bot.judging.too_late import events_missed
from bot.messages.ordering.decision_windows import Asked
from bot.messages.ordering.decision_words import STATES
from bot.messages.ordering.flight_values import FlightPays, units_flown
from bot.messages.ordering.reorder_values import AIR as FLYING
from bot.messages.ordering.reorder_values import AIR_ALL as FLYING_ALL
from bot.messages.ordering.reorder_values import BY_AIR_OF
from bot.messages.page import ListAsked
from bot.store import Lot, Suggestion
from planner.purchase import State

VALUE = re.compile(r"(?P<number>[0-9]{1,15}):(?P<version>[0-9]{1,15})(?:@(?P<page>[0-9]{1,5}) (?P<about>.*))?")
PRIVATE, SHARED = "private", "shared"
SUGGESTIONS = "suggestions"  # the list of them


def suggestion_asked(desk: Desk, value: str) -> tuple[Suggestion, int]:
    """Return the suggestion a button stands for, and the version its card showed. Raises: DeadButton."""
    said = VALUE.fullmatch(value)
    suggestion = desk.store.suggestions.one(int(said["number"])) if said else None
    if said is None or suggestion is None:
        raise DeadButton
    return suggestion, int(said["version"])


def page_pressed(value: str) -> ListAsked | None:
    """Return the page of a list on which a suggestion's menu was used; None: it stands on a card of its own."""
    said = VALUE.fullmatch(value)
    return ListAsked(SUGGESTIONS, said["about"], int(said["page"])) if said and said["page"] else None


def sea_lot(desk: Desk, suggestion: Suggestion, arrivals: Mapping[Place, Arrival]) -> Lot:
    """Return a suggestion as it asks to be ordered; where nothing is known of it any more, there when it was to be."""
    if known := arrivals.get((suggestion.product, suggestion.location)):
        return Lot(suggestion.quantity, suggestion.mode, known.by_sea, known.order_day)
    today = desk.today(ZoneInfo(desk.store.shops.named(suggestion.shop).tz))
    ordered = desk.store.suppliers.next_order_day(suggestion.supplier, today)
    return Lot(suggestion.quantity, suggestion.mode, ordered + timedelta(days=ceil(suggestion.lead_time)))


def split(lot: Lot, by_air: int, air_arrives: date | None) -> tuple[Lot, ...]:
    """Return how an order by sea travels of which so many units fly; all of it by sea where nothing can."""
    if air_arrives is None or not by_air:
        return (lot,)
    flying = Lot(by_air, "air", air_arrives)
    return (flying,) if by_air >= lot.quantity else (replace(lot, quantity=lot.quantity - by_air), flying)


def asked_in_window(desk: Desk, pressed: Pressed, asker: Asker) -> Asked:
    """Return what a window says of the suggestion. Raises: DeadButton, AlreadyDecided, NoLongerOpen, OutdatedWindow."""
    suggestion, version = suggestion_asked(desk, pressed.value)
    demand_as_shown(suggestion, version, asker)
    asked = {(suggestion.product, suggestion.location): suggestion.quantity}
    about = f"{pressed.value} {PRIVATE if pressed.is_private else SHARED}"
    for judgement in judge(desk, products=[suggestion.product]):
        for i, known in enumerate(judgement.catalogue.about):
            if known.location == suggestion.location:
                items, planned = judgement.catalogue.items, judgement.plan
                flies, there = float(planned.air_lead_time[i]) < suggestion.lead_time, arrival(judgement, i)
                pays = FlightPays.of(planned, items, i, known.currency, at_most=suggestion.quantity)
                part = pays.worth if pays else units_flown(planned, items, i)
                page = page_pressed(pressed.value)
                return Asked(
                    about=about,
                    product=suggestion.product,
                    name=known.name,
                    location=suggestion.location,
                    supplier=suggestion.supplier,
                    quantity=suggestion.quantity,
                    unit_cost_myriadths=suggestion.unit_cost_myriadths,
                    currency=suggestion.currency,
                    daily_rate=float(planned.daily_rate[i]),
                    moq=int(items.moq[i]),
                    case_pack=int(items.case_pack[i]),
                    sea_arrives=there.by_sea,
                    order_day=there.order_day,
                    air_arrives=there.by_air if flies else None,
                    air_quantity=part if flies else 0,
                    from_flights=bool(page and page.about.partition(BY_AIR_OF)[0] in {FLYING, FLYING_ALL}),
                    missed=events_missed(judgement, asked).get(i),
                )
    raise DeadButton


def submitted_for(submitted: Submitted) -> Pressed:
    """Return the press that opened the window."""
    value, _, seen_by = submitted.about.rpartition(" ")
    return Pressed(value, is_private=seen_by == PRIVATE, moment="", mark=submitted.mark)


def demand_as_shown(suggestion: Suggestion, version: int, asker: Asker) -> None:
    """Tell the person where there is nothing to decide any more, or something else.

    Raises: AlreadyDecided, NoLongerOpen, OutdatedWindow.
    """
    if suggestion.state != "open":
        raise too_late(suggestion, asker)
    if suggestion.version != version:
        raise OutdatedWindow


def too_late(suggestion: Suggestion, asker: Asker) -> AlreadyDecided | NoLongerOpen:
    """Return why a suggestion that is open no more cannot be decided."""
    if not suggestion.decided_by or suggestion.decided_at is None:
        return NoLongerOpen()
    who = asker.voice.person(suggestion.decided_by)
    return AlreadyDecided(STATES[suggestion.state], who, suggestion.decided_at)


def why_not(desk: Desk, suggestion: Suggestion) -> AskedAnew | OrderWentOn:
    """Return why a decision that stands as it was shown cannot be taken back."""
    for number in suggestion.orders:
        order = desk.store.orders.one(number)
        if order is not None and order.state != State.DRAFT:
            return OrderWentOn(number)
    return AskedAnew()
