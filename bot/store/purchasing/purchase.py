"""A purchase order as people see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from planner.purchase import COMING, Late, State, lateness
from planner.unit_price import paid

UNDONE = " undone"  # ends the action that takes another back
UNDOABLE = ("ordered", "shipped", "received")


@dataclass(frozen=True, slots=True)
class OrderedLine:
    """One product of a purchase order."""

    line: int
    product: str
    location: str
    quantity: int  # [units]
    received: int  # [units]
    unit_cost_myriadths: int | None  # of ``cost_units`` units
    currency: str
    suggestion: int | None
    mode: str
    cost_units: int = 1  # more where it was ordered as a set that is told apart since

    @property
    def cost_minor(self) -> int | None:
        """Return what it costs [smallest coin]; None: not known."""
        return self._paid_for(self.quantity)

    @property
    def cost_to_come_minor(self) -> int | None:
        """Return what the units cost that are to come [smallest coin]; None: not known."""
        return self._paid_for(self.missing)

    @property
    def missing(self) -> int:
        """Return what has not arrived [units]."""
        return max(self.quantity - self.received, 0)

    def _paid_for(self, units: int) -> int | None:
        price = self.unit_cost_myriadths
        return None if price is None else paid(price, units, each=self.cost_units)


@dataclass(frozen=True, slots=True)
class PurchaseOrder:
    """What was bought from one supplier."""

    number: str
    supplier: str
    state: State
    created_by: str
    created_at: datetime
    arrives: date  # where it arrives
    version: int  # rises with every change
    dated_at: datetime  # when ``arrives`` was given
    told_late_at: datetime | None  # when the channel was told that it is late; None: it was not
    shop: str  # the one its goods are for; "" where there is none any more
    zone: str
    lines: tuple[OrderedLine, ...]
    origin: str = ""  # the location its stock is moved from; "" it is bought

    @property
    def subject(self) -> str:
        return f"order:{self.number}"

    @property
    def quantity(self) -> int:
        return sum(line.quantity for line in self.lines)

    @property
    def missing(self) -> int:
        """Return the units still to come; 0 where nothing is awaited any more."""
        return sum(line.missing for line in self.lines) if self.state in COMING else 0

    def today(self, now: datetime) -> date:
        """Return the day it is where the order arrives."""
        return now.astimezone(ZoneInfo(self.zone)).date()

    def late(self, now: datetime) -> Late | None:
        """Return why its date is nothing to count on; None where it is."""
        return lateness(self.state, self.dated_at, self.arrives, now, self.today(now))


@dataclass(frozen=True, slots=True)
class Step:
    """Something a person did to an order."""

    at: datetime
    user: str
    action: str  # ordered, shipped, received, dated, cancelled, added, taken off; UNDONE behind it: it was taken back
    values: dict[str, Any]  # how it was afterwards; ``units`` that came
    before: dict[str, Any]  # how it was before


def last_step(steps: Sequence[Step]) -> Step | None:
    """Return the last thing done to an order that can be taken back; None where something else stands on it."""
    done = list[Step]()
    for step in steps:
        if step.action.endswith(UNDONE):
            done.pop()
        else:
            done.append(step)
    return done[-1] if done and done[-1].action in UNDOABLE else None


@dataclass(frozen=True, slots=True)
class Changed:
    """How a change of an order ended."""

    won: bool
    order: PurchaseOrder  # as it is now
    steps: Sequence[Step]  # what people did to it, oldest first
