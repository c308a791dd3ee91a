"""An event as its card, its line in a list and its windows show it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from planner.events.plan import EventKind
from planner.events.verdict import Verdict
from planner.forecasting.usual import Group

CANCELLED, ENDED, AS_USUAL, AS_BEFORE = "cancelled", "ended", "planned as usual", "planned as before"
"""Steps people take with an event; of the first three the last one can be taken back."""


class Phase(StrEnum):
    """Where an event stands."""

    COMING = "coming"
    RUNNING = "running"
    OVER = "over"
    CANCELLED = "cancelled"


PRESSING = (Verdict.CAP, Verdict.AIR, Verdict.SEA, Verdict.UNCOUNTED, Verdict.ENOUGH, Verdict.NONE)
"""The verdicts, the one that leaves the least to be done first."""


@dataclass(frozen=True, slots=True)
class LastTime:
    """How the last event with the same product ended."""

    name: str
    ended: date
    planned: int  # [units]
    added: int  # [units] what it really added
    ran_out: bool = False  # of stock, so that it might have added more


@dataclass(frozen=True, slots=True)
class Usual:
    """What past events like one usually brought."""

    group: Group  # the narrowest one that there are past events of
    events: int  # past ones in it
    multiple: float  # times an ordinary day's sales, on top, each day
    share: float  # of what was planned for them


@dataclass(frozen=True, slots=True)
class EventPart:
    """One product of an event."""

    product: str
    planned: int  # [units] on top of ordinary sales
    sold: int  # [units] since its start, ordinary sales included
    expected: int  # [units] still expected
    added: int | None  # [units] what it really added so far; None: not known
    ads_rate: float  # [units/day] that ads sell of it; nan: not known
    verdict: Verdict
    missing: int  # [units] short for it
    sea_by: date  # the last safe order
    air_by: date | None  # None: no air route
    cap: int  # [units] it may sell from now on
    cap_until: date  # when more arrives
    cap_by: date | None = None  # the last day of what expires, where the cap is of that and the event goes on past it
    by_sea: date | None = None  # an order placed now is usually there, before the start; None: after it, or in time
    last_time: LastTime | None = None
    usual: int | None = None  # [units] what an event like it usually adds; None: not known
    is_far: bool = False  # what is planned is far from that
    on_its_way: bool = True  # what arrives on cap_until; else an order must be placed for it first
    lowest: int | None = None  # [units] the least stock with all of it sold; None: not known
    safety_stock: int = 0  # [units]
    flown: int = 0  # [units] of what is to order that, by air, let all of a capped event be sold; 0: none pay or do
    fly_by: date | None = None  # the last day to decide on that
    ran_out: bool = False  # of stock on one of its days, so that it might have sold more

    @property
    def urgency(self) -> tuple[int, date, str]:
        """Return what puts the product that leaves the least to be done first."""
        return PRESSING.index(self.verdict), self.sea_by, self.product


@dataclass(frozen=True, slots=True)
class EventStepTaken:
    """Something a person did to it."""

    at: datetime
    user: str
    action: str  # added, changed, planned as usual, planned as before, ended, cancelled, planned again


@dataclass(frozen=True, slots=True)
class Beside:
    """Another event that has units of the same products planned on some of the same days."""

    id: int
    name: str
    products: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meets:
    """Another season or delay, an event within a season, or in a pause of ads, on days that both have."""

    id: int
    name: str
    kind: EventKind
    amount: float  # of a season how many times the usual, of a delay how many days longer
    first: date  # the days both have
    last: date


@dataclass(frozen=True, slots=True)
class EventCard:
    """One livestream, campaign, pause of ads, season or delay."""

    id: int
    version: int
    name: str
    kind: EventKind
    shop: str
    starts: date
    ends: date
    phase: Phase
    today: date  # in its shop
    parts: tuple[EventPart, ...]  # the most pressing first; what needs no units is without any of all products
    steps: tuple[EventStepTaken, ...]  # oldest first
    as_of: datetime
    amount: float = 0.0  # of a season how many times the usual, of a delay how many days longer
    host: str = ""
    price_cut: int | None = None  # [%] off the usual price; None: not said
    usual: Usual | None = None  # None: not known, or nothing more to plan
    beside: tuple[Beside, ...] = ()
    meets: tuple[Meets, ...] = ()

    @property
    def value(self) -> str:
        """Return what its buttons carry: the event and the version they were made for."""
        return f"{self.id}:{self.version}"

    @property
    def is_open(self) -> bool:
        return self.phase in {Phase.COMING, Phase.RUNNING}

    @property
    def suggested(self) -> dict[str, int]:
        """Return the units that are usual, of the products for which something else is planned; 0 is no plan."""
        far = any(part.is_far for part in self.parts)
        return {part.product: part.usual for part in self.parts if far and part.usual and part.usual != part.planned}

    @property
    def short(self) -> tuple[EventPart, ...]:
        """Return the products something must be done for."""
        return tuple(part for part in self.parts if part.verdict in {Verdict.SEA, Verdict.AIR, Verdict.CAP})
