"""A step of the clearance ladder that somebody accepted, as people see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

StepState = Literal["accepted", "replaced", "undone", "finished"]


@dataclass(frozen=True, slots=True)
class StepPlan:
    """What is accepted: the step as its card showed it, and what was expected of it."""

    product: str
    location: str
    name: str
    shop: str  # whose channel hears of it
    rung: Mapping[str, Any]  # the step as it was shown
    units: int  # [units] to be moved
    given: float  # [days] after which it should be over
    pace: float | None  # [units/day] expected; None: all at once
    pace_before: float  # [units/day]
    commission: float  # share for creators
    currency: str


@dataclass(frozen=True, slots=True)
class ClearanceStep:
    """An accepted step and what became of it."""

    id: int
    version: int  # rises with every change
    plan: StepPlan
    state: StepState
    accepted_by: str
    accepted_at: datetime
    ended_by: str
    ended_at: datetime | None

    @property
    def subject(self) -> str:
        return f"clearance:{self.id}"

    @property
    def value(self) -> str:
        """Return what a button says of the step as it is shown."""
        return f"{self.id}:{self.version}"


@dataclass(frozen=True, slots=True)
class StepChanged:
    """How a change ended: whether it was the first, and the step as it is now."""

    won: bool
    step: ClearanceStep


@dataclass(frozen=True, slots=True)
class StepSales:
    """What later sales brought since a step was accepted."""

    units: int  # [units] of all channels
    gross_minor: int  # what customers of the shop paid, in the currency of the step
    left: int | None = None  # [units] that the newest count since then found; None: none was made
