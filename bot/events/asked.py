"""Which events are meant: those that are coming, those that are over, and the one a button stands for."""

import re
from collections.abc import Sequence
from datetime import timedelta

from bot.desk import Desk
from bot.errors import DeadButton
from bot.errors.event import EventMoved
from bot.errors.event_over import EventGone
from bot.messages.events.event_card import IN_LIST
from bot.store import Event, EventStep
from bot.wording import Voice
from planner.intake.workbook.sheet import folded

VALUE = re.compile(rf"(?P<number>[0-9]{{1,15}}):(?P<version>[0-9]{{1,15}})(?:{IN_LIST})?")
NEAR = timedelta(days=14)
LOOKED_BACK = timedelta(days=365)  # past events older than this are no longer in the sales that are looked at


def coming(desk: Desk, product: str = "", shop: str = "") -> tuple[Event, ...]:
    """Return the coming and running events (that are of this product, of this shop), by start."""
    now = desk.now()
    return tuple(
        event
        for event in desk.store.events.planned(since=now.date() - timedelta(days=1))
        if not event.is_over(now)
        if not product or product in dict(event.plan.units)
        if shop in {"", event.plan.shop}
    )


def near(desk: Desk, shop: str) -> tuple[Event, ...]:
    """Return the events of a shop that run or start within the next weeks, by start."""
    return tuple(event for event in coming(desk, shop=shop) if event.plan.starts - event.today(desk.now()) <= NEAR)


def past(desk: Desk) -> tuple[Event, ...]:
    """Return the events that are over, the latest first."""
    now = desk.now()
    events = desk.store.events.planned(since=now.date() - LOOKED_BACK)
    return tuple(reversed([event for event in events if event.is_over(now)]))


def known_hosts(desk: Desk) -> tuple[str, ...]:
    """Return who presented events, those of late first, each as it was written last."""
    events = desk.store.events.planned(since=desk.now().date() - LOOKED_BACK)
    said = dict[str, str]()
    for event in reversed(events):
        said.setdefault(folded(event.plan.host), event.plan.host)
    return tuple(filter(None, said.values()))


def in_list(value: str) -> bool:
    """Return whether a button stands in a list, which stays when it is pressed."""
    return value.endswith(IN_LIST)


def event_asked(desk: Desk, value: str) -> tuple[Event, int]:
    """Return the event a button or window stands for, and the version it showed. Raises: DeadButton."""
    said = VALUE.fullmatch(value)
    event = desk.store.events.one(int(said["number"])) if said else None
    if said is None or event is None:
        raise DeadButton
    return event, int(said["version"])


def demand_latest(desk: Desk, event: Event, version: int, voice: Voice) -> None:
    """Tell the person where the event has changed since their card was made. Raises: EventMoved, EventGone."""
    if event.version != version:
        raise moved(event, desk.store.events.steps(event.id), voice)
    if event.state == "cancelled" or event.is_over(desk.now()):
        raise EventGone(event.plan.name)


def moved(event: Event, steps: Sequence[EventStep], voice: Voice) -> EventMoved:
    return EventMoved(event.plan.name, voice.person(steps[-1].user), steps[-1].at)
