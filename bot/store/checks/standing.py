"""How an item stood at the last check, and its place in every list."""

from datetime import date, datetime
from typing import NamedTuple

from planner.model import Level

URGENT_FIRST = (
    *(Level.OUT, Level.CRITICAL, Level.URGENT, Level.REORDER, Level.EXPEDITE, Level.WATCH, Level.OVERSTOCK),
    *(Level.DEAD, Level.STALE_DATA, Level.NO_DATA, Level.OK),
)
A_LEVEL = 2**52  # of urgency: more than any money at stake
COMPARED = 2**51  # of that: money that can be held against all other comes before what nobody typed a rate for
PLACES = {level: place for place, level in enumerate(URGENT_FIRST)}


class Standing(NamedTuple):  # a tuple, not a dataclass: a hundred thousand are made and compared at a time
    """How an item stood at the last check."""

    product: str
    name: str
    location: str
    shop: str
    level: Level
    available: int | None  # [units] None: never counted
    days_of_cover: float | None  # [days] None: not selling, or never counted
    stockout: date | None  # None: not within the horizon
    threshold: int  # [units]
    quantity: int  # [units] suggested
    money_minor: int | None  # [smallest coin] what is at stake
    currency: str  # of totals; of the price where there is none, or no rate to it
    cash_minor: int | None  # [smallest coin] tied up in what is on hand and on order; None: its cost is not known
    coming_minor: int | None  # [smallest coin] of it on order
    cost_currency: str
    counted_at: datetime | None
    as_of: datetime  # the last field: it alone changes with every check


class Cash(NamedTuple):
    """The money at a location in what is bought in one currency, at landed cost."""

    location: str
    currency: str
    on_hand_minor: int
    on_order_minor: int
