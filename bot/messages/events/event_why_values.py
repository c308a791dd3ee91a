"""Why an event is judged as it is, and why it is expected to add what it is: the values behind the words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.messages.events.event_values import EventCard, EventPart
from planner.explaining.explain import Explained
from planner.forecasting.brought import LeftOut


@dataclass(frozen=True, slots=True)
class PartWhy:
    """Why one product of an event is judged as it is."""

    part: EventPart
    location: str
    explained: Sequence[Explained]
    as_of: date


@dataclass(frozen=True, slots=True)
class PastOne:
    """A past event: what it went by, or why it is left out."""

    name: str
    ended: date
    multiple: float  # times an ordinary day's sales, on top, each day; nan: left out
    left_out: LeftOut


@dataclass(frozen=True, slots=True)
class UsualWhy:
    """Why an event is expected to add what it is."""

    multiple: Explained
    units: Sequence[tuple[str, Explained]]  # by product
    past: Sequence[PastOne]  # those it goes by, and those left out; the latest first


@dataclass(frozen=True, slots=True)
class EventWhy:
    """Why an event is judged as it is."""

    event: EventCard
    parts: Sequence[PartWhy]  # the most pressing first
    usual: UsualWhy | None = None  # None: nothing is expected of it by past ones
