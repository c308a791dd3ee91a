"""Suggested orders as people see them: what is proposed, how it stands, how a decision ended."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple, Self

from bot.store.purchasing.purchase import PurchaseOrder
from planner.model import Level
from planner.unit_price import paid

Mode = Literal["sea", "air"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to order."""

    product: str
    location: str
    shop: str
    level: Level
    quantity: int  # [units]
    order_by: date | None
    supplier: str
    unit_cost_myriadths: int | None  # None: not known
    currency: str
    mode: Mode
    lead_time: float  # [days] the one planned with
    rounding: int  # [units] of it that the minimum order and full cartons add
    rounding_days: float | None  # [days] that they last; None: not selling
    air_quantity: int  # [units] of it that close the gap until the rest is there, where they go by air
    air_by: date | None  # the last day to decide on that
    tied_up_minor: int | None  # what all of it ties up: its cost, and freight and duty by sea where they are known

    @property
    def cost_minor(self) -> int | None:
        """Return what it costs [smallest coin]; None: not known."""
        return None if self.unit_cost_myriadths is None else paid(self.unit_cost_myriadths, self.quantity)


@dataclass(frozen=True, slots=True)
class Suggestion(Proposal):
    """A proposal people decide on."""

    id: int
    version: int  # rises when what its card asks changes
    state: str  # open, approved, edited, dismissed, expired, superseded
    opened_at: datetime
    changed_at: datetime
    decided_by: str
    decided_at: datetime | None
    reason: str  # why it was dismissed: a code, "" where nobody said
    note: str  # what the one who decided had to say
    ordered: int | None  # [units] in all where it was approved with another quantity
    order_number: str  # "PO-0001"; sea and air are two: "PO-0001 PO-0002"
    snoozed_until: datetime | None
    until_order: bool  # or until the next order from its supplier, if that is earlier
    snoozed_by: str
    snooze_note: str

    @property
    def subject(self) -> str:
        return f"suggestion:{self.id}"

    @property
    def orders(self) -> tuple[str, ...]:
        """Return the numbers of its purchase orders."""
        return tuple(self.order_number.split())

    def is_snoozed(self, now: datetime) -> bool:
        """Say whether people asked not to be asked for now."""
        return self.state == "open" and self.snoozed_until is not None and now < self.snoozed_until

    @property
    def shown_on(self) -> str:
        """Return the subject of the cards that show it: one card asks for every location of its product."""
        return shown_on(self.product)


def shown_on(product: str) -> str:
    """Return the subject of the cards of a product."""
    return f"product:{product}"


@dataclass(frozen=True, slots=True)
class Decision:
    """How a press of a button ended."""

    won: bool
    suggestion: Suggestion  # as it is now: who decided and when, or the version that is open
    orders: tuple[PurchaseOrder, ...] = ()  # what an approval made


@dataclass(frozen=True, slots=True)
class Lot:
    """Units of a suggestion that travel together."""

    quantity: int  # [units]
    mode: Mode
    arrives: date
    order_day: date | None = None  # the fixed day on which its supplier takes the order; None: any day is one


class Way(NamedTuple):
    """How units go; what goes the same way together is one order."""

    supplier: str
    location: str
    mode: Mode
    order_day: date | None

    @classmethod
    def of(cls, suggestion: Suggestion, lot: Lot) -> Self:
        return cls(suggestion.supplier, suggestion.location, lot.mode, lot.order_day)


@dataclass(frozen=True, slots=True)
class Approval:
    """What a person says yes to: a suggestion as their card showed it, and how it is to be ordered."""

    id: int
    version: int
    lots: tuple[Lot, ...]  # at most one a mode
    note: str = ""
