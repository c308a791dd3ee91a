"""A purchase order as its card shows it."""

from dataclasses import dataclass
from datetime import date, datetime

from planner.purchase import Late, State


@dataclass(frozen=True, slots=True)
class CardLine:
    """One product of the order."""

    line: int
    product: str
    location: str
    quantity: int  # [units]
    received: int  # [units]
    missing: int  # [units]
    cost_minor: int | None  # of all its units
    currency: str
    mode: str  # sea, air

    @property
    def beyond(self) -> int:
        """Return the units that came beyond what was ordered."""
        return max(self.received - self.quantity, 0)


@dataclass(frozen=True, slots=True)
class CardStep:
    """Something a person did to it."""

    at: datetime
    user: str
    action: str  # approved, ordered, shipped, dated, received, cancelled, added, taken off; or with “ undone” behind it
    units: int  # [units] that came
    arrives: date | None  # the day that was given


@dataclass(frozen=True, slots=True)
class OrderCard:
    """One purchase order."""

    number: str
    version: int
    supplier: str
    state: State
    arrives: date
    late: Late | None
    today: date  # where it arrives
    lines: tuple[CardLine, ...]
    steps: tuple[CardStep, ...]  # oldest first
    origin: str = ""  # the location it is moved from; "" it is bought
    undo: CardStep | None = None  # the last step, where it can be taken back

    @property
    def value(self) -> str:
        """Return what its buttons carry: the order and the version they were made for."""
        return f"{self.number}:{self.version}"

    @property
    def missing(self) -> int:
        return sum(line.missing for line in self.lines)
