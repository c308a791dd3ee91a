"""A planned event as people see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from planner.events.plan import EventPlan

EventState = Literal["planned", "cancelled"]
Told = Literal["", "tomorrow", "today", "passed"]


@dataclass(frozen=True, slots=True)
class Event:
    """A livestream, a campaign or a pause of ads."""

    id: int
    version: int  # rises with every change
    plan: EventPlan
    state: EventState
    added_by: str
    added_at: datetime
    zone: str  # its days are business days there
    channel: str  # of its shop
    told: Told  # what the channel was told of its last safe order

    @property
    def subject(self) -> str:
        return f"event:{self.id}"

    def today(self, now: datetime) -> date:
        """Return the day it is in its shop."""
        return now.astimezone(ZoneInfo(self.zone)).date()

    def is_over(self, now: datetime) -> bool:
        return self.plan.ends < self.today(now)


@dataclass(frozen=True, slots=True)
class EventStep:
    """Something a person did to an event."""

    at: datetime
    user: str
    action: str  # added, changed, planned as usual, planned as before, ended, cancelled, planned again
    values: dict[str, Any]  # how it was afterwards


@dataclass(frozen=True, slots=True)
class EventChanged:
    """How a change of an event ended."""

    won: bool
    event: Event  # as it is now
    steps: Sequence[EventStep]  # what people did to it, oldest first


@dataclass(frozen=True, slots=True)
class EventsTaken:
    """What a sheet of events changed."""

    added: int = 0
    changed: int = 0
    same: int = 0
    cancelled: int = 0  # listed by an earlier sheet, and no more
    stay_out: tuple[int, ...] = ()  # the sheet lists them, as they were when a person cancelled them
    unknown: tuple[tuple[str, str], ...] = ()  # (event, product) of products the shop does not sell
