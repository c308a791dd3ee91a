"""A season that a shop's own past proposes, as people see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from bot.store.events.event import EventChanged

SeasonState = Literal["open", "added", "declined"]


@dataclass(frozen=True, slots=True)
class SeasonFound:
    """A season somebody may want to plan."""

    starts: date  # business days of the shop, both included
    ends: date
    factor: float
    figures: Mapping[str, Any]  # what it was found with


@dataclass(frozen=True, slots=True)
class SeasonProposal:
    """A season that was proposed, and what somebody said of it."""

    id: int
    version: int  # rises with a decision
    shop: str
    zone: str  # its days are business days there
    channel: str  # of its shop
    found: SeasonFound
    state: SeasonState
    event: int | None  # that was added for it, and still stands
    proposed_at: datetime
    decided_by: str  # "": nobody said anything
    decided_at: datetime | None

    @property
    def subject(self) -> str:
        return f"season:{self.id}"

    @property
    def may_be_added(self) -> bool:
        """Return whether it is not planned: nobody did, or its event was cancelled."""
        return self.state != "added" or self.event is None

    def today(self, now: datetime) -> date:
        """Return the day it is in its shop."""
        return now.astimezone(ZoneInfo(self.zone)).date()

    def is_over(self, now: datetime) -> bool:
        return self.found.ends < self.today(now)


@dataclass(frozen=True, slots=True)
class SeasonDecided:
    """How a decision ended."""

    won: bool
    season: SeasonProposal  # as it is now
    event: EventChanged | None = None  # that was added
