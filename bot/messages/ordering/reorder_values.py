"""What is to decide, as a list shows it: lines, their suppliers, and the money in all of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.messages.ordering.flight_values import Flying
from planner.intake.money import Amount
from planner.model import Level

Money = Mapping[str, int]  # [smallest coin] by currency

AIR, AIR_ALL = "air", "air-all"  # what a list of those worth flying in is about, and one of all that could fly
BY_AIR_OF = "|"  # behind them: of a shop, a supplier or a SKU alone
SNOOZED = "snoozed"  # what a list of what is asked again later is about


@dataclass(frozen=True, slots=True)
class ReorderLine:
    """One open suggestion."""

    number: int
    version: int
    product: str
    name: str
    location: str
    level: Level
    quantity: int  # [units]
    mode: str
    supplier: str
    cost_minor: int | None
    currency: str
    order_by: date | None
    lead_time: float  # [days] of an order placed today
    today: date  # in the zone of its shop
    rounding: int  # [units] for minimum and cartons
    rounding_days: float | None
    air_quantity: int  # [units] of it that would close the gap by air
    air_by: date | None
    days_of_cover: float | None
    stockout: date | None
    snoozed_until: datetime | None

    @property
    def goes_along(self) -> bool:
        """Return whether it is not due yet: it goes along so that its supplier's minimum is reached."""
        return self.level > Level.REORDER

    @property
    def value(self) -> str:
        """Return what its menu carries: the suggestion and the version that is shown."""
        return f"{self.number}:{self.version}"


@dataclass(frozen=True, slots=True)
class ApproveAll:
    """What one press approves: all lines of a supplier, or as many of the most pressing as a button can carry."""

    value: str  # what the button carries
    lines: int
    units: int  # [units]
    orders: int  # purchase orders: one for each location and way to travel
    cost: Money
    by_air: int = 0  # [units] of them that fly
    could_fly: bool = False  # something of them could, but all go by sea


@dataclass(frozen=True, slots=True)
class SupplierPart:
    """What is to decide of one supplier, and its lines on a page, the most pressing first."""

    supplier: str  # "" where unknown
    lines: tuple[ReorderLine, ...]
    count: int  # lines in all
    cost: Money
    minimum: Amount | None  # what its supplier asks an order to be worth
    missing: int | None  # [smallest coin of it] with all that is open and in draft; 0 or less: met; None: not known
    approve: ApproveAll


@dataclass(frozen=True, slots=True)
class OrderSums:
    """The money in what is to decide, each amount in the currency it is paid in."""

    cost: Money  # what suppliers ask
    cash: Money  # tied up now in what is on hand and on order, at landed cost
    ordered: Money  # what is to decide, at landed cost


@dataclass(frozen=True, slots=True)
class Reorder:
    """A page of all that is to decide, or of what was asked for of it."""

    about: str
    parts: tuple[SupplierPart, ...]  # suppliers with lines on the page
    count: int  # lines in all
    cost: Money
    uncosted: int  # lines whose cost is not known
    cash: Money  # tied up now in what is on hand and on order, at landed cost
    cash_after: Money  # the same once all of it is approved
    snoozed: int  # not among the lines
    is_asleep: bool  # every line is
    sums: OrderSums  # what the money is made from
    flights: Mapping[int, Flying] = field(default_factory=dict)  # what would fly now, by the number of an order
    left_at_sea: int = 0  # not among the lines: they could fly, too, but it does not pay
    checked_long_ago: datetime | None = None  # when all was checked last, where that is too old to order by

    @property
    def by_air(self) -> str:
        """Return AIR where it lists those worth flying in, AIR_ALL where all that could fly; "": neither."""
        asked = self.about.partition(BY_AIR_OF)[0]
        return asked if asked in {AIR, AIR_ALL} else ""

    @property
    def lines(self) -> tuple[ReorderLine, ...]:
        return tuple(line for part in self.parts for line in part.lines)
