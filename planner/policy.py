"""What items are judged by: the thresholds a shop sets, and what its whole catalogue taught."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from planner.classes import Cuts
from planner.forecasting.blend import MEAN_WEIGHTS, MIDDLE_WEIGHTS
from planner.forecasting.boosted import UNTRIED, Boosting
from planner.forecasting.curve import DEFAULT_CURVE, Curve
from planner.forecasting.same_weeks import UNTRIED as NOT_ASKED
from planner.forecasting.same_weeks import SameWeeks
from planner.forecasting.scatter import DEFAULT_SCATTER, Scatter
from planner.forecasting.similar import NO_PEERS, Peers
from planner.forecasting.spread import WIDENING

USUAL_FEE = 0.09
"""Share of the price that the platform is taken to keep of what is cleared, where nobody said it."""


@dataclass(frozen=True, slots=True)
class Policy:
    """The thresholds a shop judges by; each may be overridden in the settings."""

    demand_rule: Literal["blend", "mean"] = "blend"  # the daily rate: means of a week to a year, or of the window
    window: int = 30  # [days] the mean looks back
    service: float = 0.90  # share of demand the learned buffer sees through a lead time; as in the article's example
    rule: Literal["service_level", "buffer"] = "service_level"  # for safety stock nobody typed
    buffer_days: float | None = None  # [days] of sales the buffer rule keeps; None: as the catalogue taught
    service_level: float | None = None  # share of lead times without a stock-out of every item; None: by its class
    service_a: float = 0.97  # the same of class A
    service_b: float = 0.95  # of class B, and where the class is not known
    service_c: float = 0.90  # of class C
    carrying_rate: float = 0.25  # of its landed cost, what keeping a unit for a year costs
    min_service_days: int = 60  # [days] in stock; below it the buffer rule judges
    min_in_stock: int = 7  # [days] below it the rate has low confidence
    lead_time: float = 30.0  # [days] where an item has none of its own
    air_lead_time: float = 7.0  # [days] where an item has none of its own
    review: float = 1.0  # [days] between two looks at the stock
    cycle: float = 45.0  # [days] the article's order cycle: 30 supply + 15 margin
    base_share: float = 0.80  # share of a cycle's demand bought as the base (sea) lot, where costs do not say better
    order_rule: Literal["reorder_point", "fixed_cycle"] = "reorder_point"  # or the article's rigid rhythm
    placing_cost: float = 0.0  # [money] of placing one order, in the currency it is paid in; 0: not known
    new_item_days: int = 28  # [days] in stock; below it an item is new
    new_item_share: float = 0.60  # of a computed order that is asked for a new item
    air_decision: float = 0.0  # [days] to decide on air before it must leave
    event_decision: float = 5.0  # [days] to decide on an event's order
    stale: float = 48.0  # [hours] a count older than this is not advised on
    stale_sales: float = 7.0  # [days] sales that are not known for longer are not advised on
    dead: int = 90  # [days] without a sale
    watch: float = 1.2  # of the threshold
    overstock: float = 60.0  # [days] of demand above the order-up-to level
    rearm: float = 1.1  # of the threshold: levels by quantity re-arm above it
    rearm_days: float = 2.0  # [days] beyond its limit: levels by date re-arm
    ship_window: float = 2.0  # [days] the platform gives to ship a paid order
    slow_age: int = 60  # [days] strictly older is slow
    slow_sell_through: float = 0.20  # share sold within slow_window; below it is slow
    slow_window: int = 30  # [days] the sell-through looks back
    slow_new: int = 60  # [days] since its first receipt an item is new, and not slow
    slow_event: int = 30  # [days] ahead of an event its items are not slow
    high_returns: float = 0.10  # share sent back; from it on returns are called the likely cause of slow stock
    clear_days: float = 90.0  # [days] a step of the clearance ladder is given; what is left then goes off-site
    price_elasticity: float = -1.5  # by what power sales follow the price, where the shop's own past does not tell
    most_discount: float = 0.50  # share off the price a markdown takes at most
    least_kept: float = 0.0  # of its landed cost, what a marked down unit leaves after fees at least; 0: no limit
    platform_fee: float | None = None  # share of the price the platform keeps; None: nobody said
    handling_cost: float = 0.0  # [money/unit] to pick, pack and send, in the currency of the price; 0: not known
    clear_commission: float = 0.20  # share of the price offered to creators on top, to clear stock
    commission_uplift: float = 0.5  # what creators are taken to sell on top, as a share of the pace
    bundle_discount: float = 0.20  # share off the price of a slow item within a set
    bundle_take_up: float = 0.05  # share of the orders offered a set that are taken to take it
    off_site_share: float = 0.20  # of its price that an item brings off-site, where nobody typed a salvage value
    off_site_days: float = 14.0  # [days] to find a buyer off-site
    give_away_days: float = 7.0  # [days] to have stock fetched by whom it is given to
    horizon: int = 180  # [days] the projection looks ahead
    suggestion_life: int = 14  # [days] an undecided suggestion stays open


@dataclass(frozen=True, slots=True)
class Response:
    """How far sales follow the price, as items whose price changed tell of the others."""

    of_all: float | None = None  # elasticity of the catalogue; None: no item tells
    of_class: tuple[float, ...] = ()  # of each class
    items: int = 0  # that tell


NO_RESPONSE = Response()


@dataclass(frozen=True, slots=True)
class Learned:
    """What only the whole catalogue can teach; the default stands until there is enough history."""

    buffer_days: float = 15.0  # [days] of sales kept as buffer; the article's margin is 15
    sample_size: int = 0  # stretches of history it was learned from; 0: the default
    learned_on: date | None = None  # as_of of the sample
    curve: Curve = DEFAULT_CURVE  # the spread of sales that is usual at a forecast
    cuts: tuple[Cuts, ...] = ()  # which margins make which class, by currency
    scatter: Scatter = DEFAULT_SCATTER  # of a day's orders, and how far beyond it is a surge
    weights: tuple[float, ...] = MIDDLE_WEIGHTS  # of the means in the middle of what may come
    rate_weights: tuple[float, ...] = MEAN_WEIGHTS  # of the means in what is expected
    response: Response = NO_RESPONSE  # of sales to the price
    widening: float = WIDENING  # times the spread of past totals, so that a level of service holds on what comes
    drift: float = 0.0  # share of itself by which the pace drifts in a month; 0 where pasts are long enough to tell
    days_curve: Curve = DEFAULT_CURVE  # the spread usual of days with that drift, for pasts too short for the curve
    boosting: Boosting = UNTRIED  # whether gradient boosting foretold this catalogue's past better
    peers: Peers = NO_PEERS  # what established products sell, for new ones to borrow from
    same_weeks: SameWeeks = NOT_ASKED  # how the coming weeks sold a year ago, where that foretold the past better


def buffer_days(policy: Policy, learned: Learned) -> float:
    """Return how many days of sales the buffer rule keeps: as somebody said, else as the catalogue taught.

    >>> buffer_days(Policy(), Learned(buffer_days=12.0)), buffer_days(Policy(buffer_days=20.0), Learned())
    (12.0, 20.0)
    """
    return learned.buffer_days if policy.buffer_days is None else policy.buffer_days
