"""The numbers of slow stock as lists, cards and the monthly review show them."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from math import inf, isfinite, isnan, nan
from typing import Any, Self

from bot.messages.clearance.freed_values import Freed
from bot.messages.clearance.ladder_values import Ladder, RungLine
from bot.messages.clearance.step_values import StepLine
from planner.clearance.slow import Standing
from planner.currency import Amounts


@dataclass(frozen=True, slots=True)
class Limits:
    """What is called slow here."""

    age: int  # [days] strictly older is old
    window: int  # [days] of the sell-through
    share: float  # sold of it; less is little
    of: Mapping[str, "Limits"] = field(default_factory=dict)  # of locations where something else is called slow

    def at(self, location: str) -> "Limits":
        """Return what is called slow at a location."""
        return self.of.get(location, self)

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> "Limits":
        """Return the limits as they were kept in the outbox."""
        of = {place: cls(**said) for place, said in values.get("of", {}).items()}
        return cls(values["age"], values["window"], values["share"], of)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Another location to which some of it can be moved along a lane."""

    location: str
    units: int


@dataclass(frozen=True, slots=True)
class AvoidablePurchase:
    """Another location that is to buy what had better be moved there."""

    location: str
    units: int
    moving_minor: int
    buying_minor: int  # landed
    currency: str


@dataclass(frozen=True, slots=True)
class SlowLine:
    """What a list says of one slow mover."""

    product: str
    name: str
    location: str
    units: int  # [units] on hand
    old_units: int  # [units] of them older than the limit
    oldest: int  # [days]
    is_at_least: bool  # the age is that or more
    sell_through: float  # share; nan where unknown
    cash_minor: int | None  # in the old units; None: not known, or not shown here
    currency: str
    days_of_cover: float  # [days] inf: not selling
    best: RungLine | None = None  # what brings most cash back; None: not known, or not shown here
    wanted: tuple[Wanted, ...] = ()  # elsewhere, where a transfer is offered; what is to clear is the rest

    @property
    def moves(self) -> int:
        """Return how many of the old units are wanted elsewhere."""
        return min(sum(each.units for each in self.wanted), self.old_units)

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """Return the line as it was kept in the outbox."""
        cover, share = values["days_of_cover"], values["sell_through"]
        unsaid = {"days_of_cover": inf if cover is None else cover, "sell_through": nan if share is None else share}
        best = values.get("best")  # older ones did not know it
        wanted = tuple(Wanted(**each) for each in values.get("wanted", ()))
        return cls(**{**values, **unsaid, "best": RungLine.from_values(best) if best else None, "wanted": wanted})

    def to_values(self) -> dict[str, Any]:
        """Return the line as it is kept in the outbox."""
        numbers = {"days_of_cover": self.days_of_cover, "sell_through": self.sell_through}
        said = {name: number if isfinite(number) else None for name, number in numbers.items()}
        kept = {"best": self.best.to_values() if self.best else None, "wanted": [asdict(it) for it in self.wanted]}
        return asdict(self) | said | kept


@dataclass(frozen=True, slots=True)
class LayerLine:
    """Units of an item that came in together."""

    day: date  # came then; or were there then, and came that day or earlier
    is_at_least: bool
    age: int  # [days]
    units: int  # [units] left of it
    cash_minor: int | None


@dataclass(frozen=True, slots=True)
class SlowCard:
    """One item's stock: how old it is, how much of it sells, and why it is slow or not."""

    line: SlowLine
    standing: Standing
    mean_age: float  # [days] nan where there is no stock
    layers: tuple[LayerLine, ...]  # the oldest first
    ladder: Ladder | None = None  # of slow stock
    step: StepLine | None = None  # that is followed there
    freed: Freed | None = None  # what the cash of the first step could pay
    daily_rate: float = 0.0  # [units/day] as the plan expects it to go on
    avoidable: tuple[AvoidablePurchase, ...] = ()  # elsewhere, where moving it there costs less


@dataclass(frozen=True, slots=True)
class StockMoney:
    """The money in stock and what it does, of one shop or of all; nan: not known."""

    on_hand: Amounts  # [smallest coin] by currency, one where rates allow
    on_order: Amounts
    slow: Amounts  # in the old units of slow movers
    lacking: Sequence[str]  # currencies without a rate to the one reported in
    items: int  # SKUs with stock
    without_cost: int  # of those
    slow_items: int
    old_units: int  # [units] of slow movers
    turnover: float  # [1/year]
    days_of_inventory: float  # [days] 365 / turnover
    gmroi: float
    days: int  # [days] the past those are of; 0: too short
    active_rate: float  # share of the SKUs with stock that sold within the window

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """Return the money as it was kept in the outbox."""
        known: dict[str, Any] = {name: nan if value is None else value for name, value in values.items()}
        return cls(**known)

    def to_values(self) -> dict[str, Any]:
        """Return the money as it is kept in the outbox."""
        kept = asdict(self) | {"lacking": list(self.lacking)}
        return {name: None if isinstance(value, float) and isnan(value) else value for name, value in kept.items()}


def without_money(money: StockMoney) -> StockMoney:
    """Return what a channel may see where costs stay between the asker and the bot: shares and times, no amounts."""
    return replace(money, on_hand={}, on_order={}, slow={}, lacking=())


def line_without_cash(line: SlowLine) -> SlowLine:
    """Return the line as a channel may see it where costs stay between the asker and the bot."""
    return replace(line, cash_minor=None, best=None)
