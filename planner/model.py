"""The nouns of planning: what is known of each item, of its past and of what is coming.

Everything that comes one per item is a column: an array whose entry ``i`` belongs to item ``i``. A plan of one item
and of 100,000 is the same code.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Integers: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]

NEVER = np.iinfo(np.int64).max
"""A day offset that is beyond every horizon: "it does not happen"."""
UNDATED = np.iinfo(np.int64).min
"""A day offset before every other: "it comes, nobody knows when"."""


class Level(IntEnum):
    """How an item stands; the first that applies wins, in this order."""

    NO_DATA = 0  # never counted
    STALE_DATA = 1  # counted, or its sales known, too long ago for advice
    DEAD = 2  # stock, but no sale for months
    OUT = 3  # nothing left to sell
    CRITICAL = 4  # out before even air freight arrives
    URGENT = 5  # out before an order placed at the next chance arrives by sea
    REORDER = 6  # the inventory position is at or below the threshold
    EXPEDITE = 7  # enough is on order, but it arrives after stock is out
    WATCH = 8  # little above the threshold
    OVERSTOCK = 9  # far above the order-up-to level
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


class AbcClass(IntEnum):
    """Where an item stands in the catalogue by what it earns."""

    A = 0
    B = 1
    C = 2
    UNKNOWN = 3  # its margin is not known, or nothing was learned yet


@dataclass(frozen=True, slots=True)
class Items:
    """What is known of each item now; every field has one entry per item."""

    product: tuple[str, ...]  # our code
    location: Sequence[str]  # where the stock lies; this and the next two are coded where items are many
    supplier: Sequence[str]  # "" where unknown
    reporting_currency: Sequence[str]  # in which its margin is held against those of others
    on_hand: Floats  # [units] estimated now; nan where never counted
    committed: Floats  # [units] paid, not shipped
    reserved: Floats  # [units] locked by the platform
    perishing: Floats  # [units] of those on hand that may be sold until a day only; 0: none
    sell_by: Floats  # [days] the last day these may be sold; < 0: it is over; inf: they keep
    count_age: Floats  # [hours] since the newest count; inf where never counted
    sales_age: Floats  # [days] before as_of of which no export says what sold; 0: yesterday's sales are known
    known_days: Floats  # [days] since the item was first seen (count or sale)
    lead_time: Floats  # [days] the usual one (sea); nan: by the policy
    max_lead_time: Floats  # [days] the longest normal one (sea); nan: as the usual one
    lead_time_spread: Floats  # [days] standard deviation of it; nan: read from how far the longest is beyond the usual
    air_lead_time: Floats  # [days] by air; inf where there is no air route; nan: by the policy
    review: Floats  # [days] between two fixed order days of its supplier, >= 1; nan: an order may be placed on any day
    order_day: Floats  # [days] until the next of them, 0 today; nan: not stated, any day may be one
    buffer: Floats  # [units] typed by a person; nan: by the rule
    moq: Floats  # [units] supplier's minimum order, >= 1
    case_pack: Floats  # [units] per carton, >= 1
    unit_cost: Floats  # [money/unit] in the currency it is bought in; nan where unknown
    sea_freight: Floats  # [money/unit] first mile and duty by sea, in the currency of the cost; nan where unknown
    air_freight: Floats  # [money/unit] the same by air
    salvage: Floats  # [money/unit] what is left to get for a unit that does not sell; nan where unknown
    storage_fee: Floats  # [money/unit/day] for lying there; nan where unknown
    price: Floats  # [money/unit] mean selling price, in the shop's currency; nan where unknown, or sold only in sets
    platform_fee: Floats  # share of the price the platform keeps; nan: by the policy
    exchange: Floats  # money of the price for one of the cost: 1 where they are the same; nan where no rate is known
    reporting_rate: Floats  # reporting money for one of the price's
    ads_units: Floats  # [units] sold through ads within the policy's window; nan where there is no ads data
    sea_delay: Floats  # [days] an order by sea takes longer while a time of delays lasts, >= 0; 0: none is known
    sea_delay_from: Floats  # [days] until it begins, 0: it has begun; inf: none is known
    air_delay: Floats  # [days] the same by air
    air_delay_from: Floats  # [days] the same by air
    surging: Floats  # [units/day] what it sells while a surge lasts, to be judged by; nan: by its daily rate
    boost: Floats  # times the blended rate, as gradient boosting foretells; nan: it says nothing
    class_before: Floats  # the AbcClass it was in last night, 0 for A; nan: in none


RAN_OUT = 2
"""State of a day that began with stock and ended without, with hours left in which more would have sold."""


@dataclass(frozen=True, slots=True)
class History:
    """What each item sold and whether it was on the shelf, day by day."""

    units: Floats  # [units] shape (items, days), oldest first, last column is ``as_of - 1``; demand, bucketed by day
    in_stock: NDArray[np.int8]  # same shape: 1 yes, 0 no or sales unknown, -1 unknown, 2 ran out hours before its end


@dataclass(frozen=True, slots=True)
class Inbound:
    """What is on its way, one entry per expected receipt."""

    item: Integers  # index into Items
    quantity: Floats  # [units] still to come
    day: Integers  # offset of arrival from as_of; < 0 is overdue, or UNDATED: on order, not in the projection


@dataclass(frozen=True, slots=True)
class Lanes:
    """Ways to move stock from one location to another, one entry per lane."""

    origin: tuple[str, ...]  # location, as in Items
    destination: tuple[str, ...]  # location, as in Items
    days: Floats  # [days] on the way, >= 0
    cost: Floats  # [money/unit] in the currency the destination sells in; nan where unknown: nothing is moved along it


@dataclass(frozen=True, slots=True)
class Events:
    """Planned livestreams and campaigns, one entry per event and item."""

    item: Integers  # index into Items
    planned: Floats  # [units] expected on top of ordinary sales
    start: Integers  # [days] offset from as_of, may be negative
    end: Integers  # [days] offset of the last day, inclusive
    sold: Floats  # [units] sold since the start, 0 before
    pauses_ads: Flags  # no ads on its days: nothing is planned, and demand goes without the ads rate
    factor: Floats = field(default_factory=lambda: np.ones(0))  # times the usual ordinary demand; left out: 1

    def __post_init__(self) -> None:
        """Let events be planned without a word of factors."""
        if not len(self.factor):
            object.__setattr__(self, "factor", np.ones(len(self.item)))
