"""What planning answers: the judgement of every item, and what to order in the end."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.model import Flags, Floats, Integers


@dataclass(frozen=True, slots=True)
class Plan:
    """The judgement; every array has one entry per item. Day offsets count from as_of; NEVER: beyond the horizon."""

    as_of: date
    daily_rate: Floats  # [units/day] window_rates by weights, boost, same_weeks; or sold / in_stock_days; 0: sells none
    boost: Floats  # times the blend, as gradient boosting foretells; 1: the blend alone
    same_weeks: Floats  # times the blend, as the coming weeks sold a year ago; 1: that is not gone by
    year_ago: Floats  # [units/day] the item itself sold in the coming lead time a year ago; nan: not known
    borrowed: Floats  # share of the daily rate that similar products sell; 0: none of it
    window_rates: Floats  # [units/day] mean over each of blend.WINDOWS, shape (items, windows); nan: not asked
    ads_rate: Floats  # [units/day] of it through ads; nan: no ads data
    organic_rate: Floats  # [units/day] the rest of it; nan: no ads data
    sold: Floats  # [units] on the days that count
    looked_back: Integers  # [days] the window; all of history where the window had too few days on the shelf
    in_stock_days: Integers  # [days] in it that count, unknown ones included
    unknown_days: Integers  # [days] of those whose stock is not known
    left_out_days: Integers  # [days] in it left out: no stock, or nobody knows what sold
    event_days: Integers  # [days] in it left out: an event ran
    confidence: NDArray[np.int8]  # a Confidence
    available: Floats  # [units] nan where never counted
    expired: Floats  # [units] on hand whose last day is over: they count nowhere
    expiring: Floats  # [units] that will not have sold by their last day
    expiring_available: Floats  # [units] of those, what is available: the rest is reserved
    gone_day: Integers  # first day without those; NEVER: all of them sell
    lost_in_time: Floats  # [units] of them that are gone before an order could be there: not in the position
    on_order: Floats  # [units]
    inventory_position: Floats  # [units]
    days_of_cover: Floats  # [days] inf when nothing sells; nan where never counted
    stockout_day: Integers  # first day the dated projection is <= 0; 0: out already; NEVER: not in sight
    lead_time: Floats  # [days] the one used: usual under a service level, longest under a buffer
    order_wait: Floats  # [days] until a fixed order day; 0: an order may be placed today
    air_lead_time: Floats  # [days] the one used; inf where there is no air route
    lead_time_demand: Floats  # [units]
    margin_units: Floats  # [units] sold in the 90 days the margin looks back
    gross_margin: Floats  # [reporting money] earned in them; nan: price, cost or a rate is not known
    abc_class: NDArray[np.int8]  # an AbcClass
    class_level: Floats  # share of lead times without a stock-out, as the policy says for the class
    unit_margin: Floats  # [money/unit] lost with each unit short, in the currency of the price; nan: not known
    carrying_cost: Floats  # [money/unit] of each unit too many, in the currency of the price; nan: not known
    service_level: Floats  # share of lead times that are to end without a stock-out
    rule: NDArray[np.int8]  # a SafetyRule
    history_days: Integers  # [days] in stock in all of the history that count
    usual_lead_time: Floats  # [days] what the spread is of
    lead_time_spread: Floats  # [days] standard deviation; 0 where only one lead time is known
    daily_spread: Floats  # [units/day] standard deviation of a day's sales; nan where own_spread is known
    own_spread: Floats  # [units] that of past lead times; nan where the past is too short
    usual_spread: Floats  # [units] that of other items at such a forecast; nan: nothing is usual yet
    spread: Floats  # [units] that of the sales of a lead time; 0 where nothing sells
    z: Floats  # spreads that the service level takes
    safety_stock: Floats  # [units]
    review_demand: Floats  # [units] that sell until the eve of the next fixed order day; 0: any day is one
    reorder_point: Floats  # [units] rounded up
    event_units: Floats  # [units] still expected from events that raise the threshold now
    threshold: Floats  # [units] reorder_point + event_units
    below_threshold: Floats  # [units] threshold - IP; 0 where IP is above it, nan where never counted
    cost_ratio: Floats  # how a unit missing in the sea lot weighs against one too many; nan: not known, or not asked
    variation: Floats  # spread ÷ mean of a cycle's demand; nan where nothing sells
    base_share: Floats  # of a cycle's demand that goes by sea
    base_lot: Floats  # [units] the sea lot
    air_reserve: Floats  # [units] the rest of the cycle's demand; a budget, never on order by itself
    review_stock: Floats  # [units] safety stock until the order after the next arrives; nan: no fixed order day
    order_up_to_level: Floats  # [units]
    next_receipt_day: Integers  # first dated receipt
    covered: Flags  # low on hand, but what is coming arrives in time
    level: NDArray[np.int8]  # a Level
    computed_quantity: Floats  # [units] S - IP where an order is due, else 0
    order_share: Floats  # of it that is asked; below 1 while the item is new
    shortfall: Floats  # [units] that share of it, before MOQ and cartons
    surplus: Floats  # [units] may be given to another location; 0 where it is wanted here
    need: Floats  # [units] another location may help out with
    missing: Floats  # [units] of it that would sell and are not there before more comes by itself
    needed_by: Integers  # [days] until more comes by itself: a receipt, or an order placed at the next chance
    order_by_day: Integers  # last day an order still arrives before the projection is under the safety stock; < 0: late
    air_quantity: Floats  # [units] that bridge by air until the next order by sea is there; 0 where none is needed
    flown_sales: Floats  # [units] of it that would sell before more comes by sea
    air_premium: Floats  # [money/unit] by air less by sea, in the currency of the price; nan: not known
    air_break_even: Floats  # [money/unit] the premium up to which flying pays; nan: nothing flies, or not known
    air_gain: Floats  # [money] margin saved less all premiums; nan: nothing flies, or not known
    air_decision_day: Integers  # last day to decide on air; < 0: too late; NEVER: no air route or no stock-out
    may_surge: Flags  # far more units than usual lately; whether it surges, the orders they went to must say
    sold_lately: Floats  # [units/day] over the last two days; nan: one of them without stock, or an event ran
    pause_ads_day: Integers  # from it on stock lasts until the next receipt only without ads; NEVER: not before it


@dataclass(frozen=True, slots=True)
class Allocation:
    """What to order, after what items share: supplier minima and cartons."""

    quantity: Floats  # [units] 0 where no order is advised
    along: Floats  # [units] of it that are not due, and go along with other orders of the supplier
    rounding: Floats  # [units] bought on top because of MOQ and cartons
    rounding_days: Floats  # [days] what the rounding buys at the daily rate; inf when nothing sells
    landed_cost: Floats  # [money/unit] unit cost, and freight by sea where it is known; nan: cost unknown
    cost: Floats  # [money] quantity at landed cost; nan where the cost is unknown
    cash_tied_up: Floats  # [money] on hand and on order at landed cost; nan where the cost is unknown
    cash_coming: Floats  # [money] of it on order


def taken_over(*nouns: Any) -> dict[str, Any]:
    """Return the columns that the plan shows as they were found; of two with one name that of the later noun."""
    shown = set(Plan.__slots__)
    return {field.name: getattr(noun, field.name) for noun in nouns for field in fields(noun) if field.name in shown}
