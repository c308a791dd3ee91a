"""The numbers of the clearance ladder as cards and lists show them."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from math import inf, isfinite
from typing import TYPE_CHECKING, Any, Self

from planner.clearance.causes import Cause, Finding
from planner.clearance.ladder import Step
from planner.forecasting.pace import HALF_YEAR
from planner.intake.money import Amount
from planner.policy import Policy

if TYPE_CHECKING:  # which holds a rung itself
    from bot.messages.clearance.step_values import StepLine


@dataclass(frozen=True, slots=True)
class RungLine:
    """One step of the ladder."""

    step: Step
    price_minor: float | None  # asked for a unit; off-site perhaps finer than a coin
    share: float  # off the price, or on top of the commission; 0: neither
    units: int  # [units] moved in the time a step is given
    days: float  # [days] until all are gone; inf: never
    cash_minor: int  # recovered in all
    currency: str
    other: str = ""  # product it is bundled with
    other_name: str = ""
    together: int = 0  # orders that held both
    of_item: int = 0  # orders that held the item
    before_minor: int | None = None  # the price that a markdown lowers
    fee: float | None = None  # share of the price the platform keeps; None: an older version did not note it
    kept_minor: float | None = None  # of the price, after fees, commission and handling; off-site all of it

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """Return the step as it was kept."""
        days = values["days"]
        return cls(**{**values, "step": Step[values["step"]], "days": inf if days is None else days})

    def to_values(self) -> dict[str, Any]:
        """Return the step as it is kept."""
        return asdict(self) | {"step": self.step.name, "days": self.days if isfinite(self.days) else None}


@dataclass(frozen=True, slots=True)
class StepAsked:
    """The step a button stands for, as its card showed it."""

    product: str
    location: str
    step: Step
    price_minor: float | None
    running: str  # the step that ran there then, as its own buttons say it; "": none

    @classmethod
    def from_value(cls, value: str) -> "StepAsked | None":
        """Return what a button stands for; None where it is none of ours.

        >>> StepAsked.from_value(StepAsked("SKU1", "UK Home", Step.MARKDOWN, 640, "").value)
        StepAsked(product='SKU1', location='UK Home', step=<Step.MARKDOWN: 3>, price_minor=640, running='')
        """
        try:
            said = json.loads(value)
        except ValueError:
            return None
        match said:
            case [str(product), str(location), str(step), int() | float() | None as price, str(running)] if (
                step in _STEPS
            ):
                return cls(product, location, Step[step], price, running)
            case _:
                return None

    @property
    def value(self) -> str:
        said = [self.product, self.location, self.step.name, self.price_minor, self.running]
        return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


_STEPS = frozenset(Step.__members__)


@dataclass(frozen=True, slots=True)
class CauseLine:
    """What is known of one cause; nan where unknown."""

    cause: Cause
    finding: Finding
    measured: float  # what of it is so: a share, impressions, a pace, units
    beside: float  # what it is held against: units sold, what is usual, an earlier pace, days it lasts
    earlier_days: int = HALF_YEAR  # [days] that count of the half year before


@dataclass(frozen=True, slots=True)
class Ladder:
    """Why an item lies, and what can be done about it."""

    units: int  # [units] to be cleared
    days: int  # [days] a step is given
    window: int  # [days] of the pace it sells at now
    cause: Cause | None  # the likely one
    causes: tuple[CauseLine, ...]
    rungs: tuple[RungLine, ...]  # the most cash first
    is_guessed: bool  # what it brings off-site is a share of its price: nobody typed a salvage value
    storage_minor: int | None  # a month of storing all of it; None: not known
    tries: tuple["StepLine", ...] = ()  # steps that were tried and fell short, by which these are judged
    cost_minor: int | None = None  # landed, of a unit, in the currency of its price; None: not known
    sold_out_minor: int | None = None  # leaving it brings where all of it sells, however long that takes
    lowest: Amount | None = None  # the least that may be asked in the shop; None: anything may
    no_rate_to: str = ""  # the currency of its price, where no rate turns the lowest one into it
    sell_by: date | None = None  # the last day it may be sold; None: it does not expire
    expires: bool = False  # before the time of a step is over
    lacks_rate: tuple[str, str] | None = None  # currencies of its costs and its price, between which no rate is known

    def is_worth(self, rung: RungLine) -> bool:
        """Say whether anybody should take a step: it moves something, and brings no less than leaving it as it is."""
        return rung.step != Step.WAIT and rung.units > 0 and not self.brings_less(rung)

    def brings_less(self, rung: RungLine) -> bool:
        """Say whether a step brings less back than leaving it as it is."""
        return any(rung.cash_minor < other.cash_minor for other in self.rungs if other.step == Step.WAIT)


@dataclass(frozen=True, slots=True)
class Reckoned:
    """One step with everything that goes into its cash."""

    rung: RungLine
    pace: float  # [units/day] nan: all at once
    pace_now: float  # [units/day] at today's price
    storage_minor: int  # paid meanwhile
    rest_minor: int  # what is not moved brings off-site
    offers: float  # [orders/day] a bundle is news to
    take_up: float  # share of them that take it
    uplift: float  # what creators sell on top, as a share of the pace
    elasticity: float
    tells: bool  # the item's own past tells it
    policy: Policy
    knows_fee: bool = False  # somebody said what the platform keeps
    units: int = 0  # [units] to be cleared
    sold_out_minor: int | None = None  # leaving it brings where all of it sells, however long that takes
    whole_storage_minor: int = 0  # paid until then
    others: tuple[tuple[float, int], ...] = ()  # a smaller and a larger markdown, with the cash each brings
    lowest: Amount | None = None  # the least that may be asked in the shop; None: anything may
    forbids: bool = False  # it forbids every markdown
    tried: "StepLine | None" = None  # how it went when it was tried and fell short
