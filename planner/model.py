"""The nouns of planning: what is known of each item, what it is judged by, and the judgement.

Everything that comes one per item is a column: an array whose entry ``i`` belongs to item ``i``. A plan of one item
and of 100,000 is the same code.
"""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from planner.curve import DEFAULT_CURVE, Curve

Floats: TypeAlias = NDArray[np.float64]
Integers: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]

NEVER = np.iinfo(np.int64).max
"""A day offset that is beyond every horizon: "it does not happen"."""


class Level(IntEnum):
    """How an item stands; the first that applies wins, in this order (domain: alert levels)."""

    NO_DATA = 0
    STALE_DATA = 1
    DEAD = 2
    OUT = 3
    CRITICAL = 4
    URGENT = 5
    REORDER = 6
    EXPEDITE = 7
    WATCH = 8
    OVERSTOCK = 9
    OK = 10


class Confidence(IntEnum):
    """How far a daily rate can be trusted."""

    LOW = 0
    MEDIUM = 1
    HIGH = 2


class SafetyRule(IntEnum):
    """Which rule decides how much safety stock an item keeps."""

    TYPED_BUFFER = 0  # a person said so
    BUFFER = 1  # days of sales; needs no history
    SERVICE_LEVEL = 2  # what the spread of past sales takes


@dataclass(frozen=True, slots=True)
class Items:
    """What is known of each item now; every field has one entry per item."""

    product: tuple[str, ...]  # our code
    location: tuple[str, ...]  # where the stock lies
    supplier: tuple[str, ...]  # "" where unknown
    on_hand: Floats  # [units] estimated now; nan where never counted
    committed: Floats  # [units] paid, not shipped
    reserved: Floats  # [units] locked by the platform
    count_age: Floats  # [hours] since the newest count; inf where never counted
    known_days: Floats  # [days] since the item was first seen (count or sale)
    lead_time: Floats  # [days] the usual one (sea); nan: by the policy
    max_lead_time: Floats  # [days] the longest normal one (sea); nan: as the usual one
    air_lead_time: Floats  # [days] by air; inf where there is no air route; nan: by the policy
    buffer: Floats  # [units] typed by a person; nan: by the rule
    moq: Floats  # [units] supplier's minimum order, >= 1
    case_pack: Floats  # [units] per carton, >= 1
    unit_cost: Floats  # [money/unit] nan where unknown
    price: Floats  # [money/unit] mean selling price; nan where unknown


@dataclass(frozen=True, slots=True)
class History:
    """What each item sold and whether it was on the shelf, day by day."""

    units: Floats  # [units] shape (items, days), oldest first, last column is ``as_of - 1``; demand, bucketed by day
    in_stock: NDArray[np.int8]  # same shape: 1 yes, 0 no, -1 unknown


@dataclass(frozen=True, slots=True)
class Inbound:
    """What is on its way, one entry per expected receipt."""

    item: Integers  # index into Items
    quantity: Floats  # [units] still to come
    day: Integers  # offset of arrival from as_of; < 0 is overdue: counted as on order, not in the projection


@dataclass(frozen=True, slots=True)
class Events:
    """Planned livestreams and campaigns, one entry per event and item."""

    item: Integers  # index into Items
    planned: Floats  # [units] expected on top of ordinary sales
    start: Integers  # [days] offset from as_of, may be negative
    end: Integers  # [days] offset of the last day, inclusive
    sold: Floats  # [units] sold since the start, 0 before


@dataclass(frozen=True, slots=True)
class Policy:
    """The thresholds a shop judges by; each may be overridden in the settings."""

    window: int = 30  # [days] the daily rate looks back
    service: float = 0.90  # share of demand the learned buffer sees through a lead time; as in the article's example
    rule: Literal["service_level", "buffer"] = "service_level"  # for safety stock nobody typed
    service_level: float = 0.95  # share of lead times without a stock-out
    min_service_days: int = 60  # [days] in stock; below it the buffer rule judges
    min_in_stock: int = 7  # [days] below it the rate has low confidence
    lead_time: float = 30.0  # [days] where an item has none of its own
    air_lead_time: float = 7.0  # [days] where an item has none of its own
    review: float = 1.0  # [days] between two looks at the stock
    cycle: float = 45.0  # [days] the article's order cycle: 30 supply + 15 margin
    base_share: float = 0.80  # share of a cycle's demand bought as the base (sea) lot
    air_decision: float = 0.0  # [days] to decide on air before it must leave
    event_decision: float = 5.0  # [days] to decide on an event's order
    stale: float = 48.0  # [hours] a count older than this is not advised on
    dead: int = 90  # [days] without a sale
    watch: float = 1.2  # of the threshold
    overstock: float = 60.0  # [days] of demand above the order-up-to level
    rearm: float = 1.1  # of the threshold: levels by quantity re-arm above it
    rearm_days: float = 2.0  # [days] beyond its limit: levels by date re-arm
    slow_age: int = 60  # [days] strictly older is slow
    horizon: int = 180  # [days] the projection looks ahead
    suggestion_life: int = 14  # [days] an undecided suggestion stays open


@dataclass(frozen=True, slots=True)
class Learned:
    """What only the whole catalogue can teach; the default stands until there is enough history."""

    buffer_days: float = 15.0  # [days] of sales kept as buffer; the article's margin is 15
    sample_size: int = 0  # stretches of history it was learned from; 0: the default
    learned_on: date | None = None  # as_of of the sample
    curve: Curve = DEFAULT_CURVE  # the spread of sales that is usual at a forecast


@dataclass(frozen=True, slots=True)
class Plan:
    """The judgement; every array has one entry per item. Day offsets count from as_of; NEVER: beyond the horizon."""

    as_of: date
    daily_rate: Floats  # [units/day] sold / in_stock_days; 0: does not sell
    sold: Floats  # [units] on the days that count
    looked_back: Integers  # [days] the window; all of history where the window had too few days on the shelf
    in_stock_days: Integers  # [days] in it that count, unknown ones included
    unknown_days: Integers  # [days] of those whose stock is not known
    left_out_days: Integers  # [days] in it left out: no stock
    event_days: Integers  # [days] in it left out: an event ran
    confidence: NDArray[np.int8]  # a Confidence
    available: Floats  # [units] nan where never counted
    on_order: Floats  # [units]
    inventory_position: Floats  # [units]
    days_of_cover: Floats  # [days] inf when nothing sells; nan where never counted
    stockout_day: Integers  # first day the dated projection is <= 0; 0: out already; NEVER: not in sight
    lead_time: Floats  # [days] the one used: usual under a service level, longest under a buffer
    air_lead_time: Floats  # [days] the one used; inf where there is no air route
    lead_time_demand: Floats  # [units]
    rule: NDArray[np.int8]  # a SafetyRule
    history_days: Integers  # [days] in stock in all of the history that count
    usual_lead_time: Floats  # [days] what the spread is of
    lead_time_spread: Floats  # [days] standard deviation; 0 where only one lead time is known
    daily_spread: Floats  # [units/day] standard deviation of a day's sales; nan where own_spread is known
    own_spread: Floats  # [units] that of past lead times; nan where the past is too short
    usual_spread: Floats  # [units] that of other items at such a forecast
    spread: Floats  # [units] that of the sales of a lead time; 0 where nothing sells
    z: Floats  # spreads that the service level takes
    safety_stock: Floats  # [units]
    reorder_point: Floats  # [units] rounded up
    event_units: Floats  # [units] still expected from events that raise the threshold now
    threshold: Floats  # [units] reorder_point + event_units
    below_threshold: Floats  # [units] threshold - IP; 0 where IP is above it, nan where never counted
    order_up_to_level: Floats  # [units]
    next_receipt_day: Integers  # first dated receipt
    covered: Flags  # low on hand, but what is coming arrives in time
    level: NDArray[np.int8]  # a Level
    shortfall: Floats  # [units] S - IP where an order is due, else 0; before MOQ and cartons
    order_by_day: Integers  # last day an order still arrives before the projection is under the safety stock; < 0: late
    air_quantity: Floats  # [units] to buy by air to bridge until a sea order placed today; 0 where none is needed
    air_decision_day: Integers  # last day to decide on air; < 0: too late; NEVER: no air route or no stock-out


@dataclass(frozen=True, slots=True)
class Allocation:
    """What to order, after what items share: supplier minima and cartons."""

    quantity: Floats  # [units] 0 where no order is advised
    rounding: Floats  # [units] bought on top because of MOQ and cartons
    rounding_days: Floats  # [days] what the rounding buys at the daily rate; inf when nothing sells
    cost: Floats  # [money] quantity at unit cost; nan where the cost is unknown
