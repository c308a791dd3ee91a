"""The numbers of a surge as its card shows them: what it sells now, and how stock stands if that goes on."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.messages.ordering.flight_values import FlightPays
from bot.messages.stock.transfer import Transfer
from planner.model import Level


@dataclass(frozen=True, slots=True)
class SurgeCard:
    """One item that surges, judged at the rate it sells now."""

    product: str
    name: str
    location: str
    began: date
    rate: float  # [units/day] on the days that showed it
    usual: float  # [units/day] over the eight weeks before
    orders: float  # [orders/day] on the days that showed it
    usual_orders: float  # [orders/day]
    rate_now: float  # [units/day]
    is_over: bool
    level: Level
    available: float  # [units]
    days_left: float
    stockout: date | None  # None: not within the horizon
    usual_stockout: date | None  # had it gone on as usual
    sea_arrives: date  # of an order placed today, or on the next order day
    air_quantity: int
    air_by: date | None  # None: no air route, or no stock-out
    has_air: bool
    ads_rate: float | None  # [units/day] through ads; None: unknown
    today: date
    as_of: datetime
    flight: FlightPays | None = None  # what flying saves and costs at this rate; None: not known, or not shown
    air_pays: bool = True  # as far as that is known
    air_alone: int = 0  # [units] of it that pay where all of it does not
    order_day: date | None = None  # the supplier's next one after today; None: an order may be placed today
    transfers: tuple[Transfer, ...] = ()  # what other locations can give at this rate

    def without_costs(self) -> "SurgeCard":
        """Return the card as a channel may see it."""
        transfers = tuple(replace(each, cost_minor=None) for each in self.transfers)
        return replace(self, transfers=transfers, flight=None)
