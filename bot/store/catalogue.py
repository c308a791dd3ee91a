"""What planning is given: the items of one time zone, their history, what is coming, and what a card shows of each."""

from dataclasses import dataclass
from datetime import date, datetime

from planner.event_plan import EventKind
from planner.model import Events, History, Inbound, Items


@dataclass(frozen=True, slots=True)
class About:
    """What a card shows of an item beside its plan."""

    product: str
    name: str
    location: str
    shops: tuple[str, ...]
    currency: str  # of prices
    cost_currency: str  # of unit costs; "" where unknown
    counted: int | None  # [units] as the newest count said; None: never counted
    counts_available: bool  # the count is of available units; else of units on hand
    counted_at: datetime | None
    sold_since: int  # [units] ordered since that count, cancellations left out
    committed: int  # [units] paid, not shipped


@dataclass(frozen=True, slots=True)
class EventRef:
    """Which event it is."""

    id: int
    name: str
    kind: EventKind


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The items of one time zone; entry ``i`` of everything belongs to item ``i``."""

    as_of: date  # today in that zone; history ends the day before
    zone: str
    items: Items
    history: History
    inbound: Inbound
    events: Events
    event_of: tuple[EventRef, ...]  # the event that each entry of ``events`` is of
    about: tuple[About, ...]
    numbers: tuple[int, ...]  # what the store calls each item
