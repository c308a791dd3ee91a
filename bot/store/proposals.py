"""Suggested orders as people see them: what is proposed, how it stands, how a decision ended."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.store.purchase import PurchaseOrder
from planner.model import Level

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
    unit_cost_minor: int | None
    currency: str
    mode: Mode
    lead_time: float  # [days] the one planned with


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
    reason: str
    order_number: str

    @property
    def subject(self) -> str:
        return f"suggestion:{self.id}"

    @property
    def shown_on(self) -> str:
        """Return the subject of the cards that show it: one card asks for every location of its product."""
        return f"product:{self.product}"


@dataclass(frozen=True, slots=True)
class Decision:
    """How a press of a button ended."""

    won: bool
    suggestion: Suggestion  # as it is now: who decided and when, or the version that is open
    order: PurchaseOrder | None = None


@dataclass(frozen=True, slots=True)
class Applied:
    """What a plan changed."""

    opened: tuple[Suggestion, ...] = ()
    changed: tuple[Suggestion, ...] = ()
    closed: tuple[Suggestion, ...] = ()
