"""The numbers of one item as its card shows them."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.messages.events.event_values import EventCard
from bot.messages.ordering.event_late import EventsMissed
from bot.messages.ordering.flight_values import FlightPays
from bot.messages.ordering.proposal import Proposal
from bot.messages.silence import Silence
from bot.messages.stock.bulk_line import BulkLine
from bot.messages.stock.cleared_line import ClearedLine
from bot.messages.stock.surge_values import SurgeCard
from bot.messages.stock.transfer import Stay, Transfer
from planner.model import AbcClass, Confidence, Level, SafetyRule


@dataclass(frozen=True, slots=True)
class Computed:
    """What a threshold would be had nobody typed a buffer, and by which rule."""

    threshold: float
    rule: SafetyRule


@dataclass(frozen=True, slots=True)
class StockCard:
    """One item's numbers: whole units, days, and dates in the shop's zone."""

    product: str
    name: str
    location: str
    level: Level
    oversold: bool
    covered: bool
    counted: int | None
    counts_available: bool  # what the count was of: available units, else units on hand
    counted_at: datetime | None
    sold_since: int
    on_hand: float
    committed: float
    available: float
    on_order: float
    overdue: float  # of what is on order: past its day, no new one given
    next_receipt: date | None
    daily_rate: float
    ads_rate: float | None  # of the daily rate; None: no ads data
    confidence: Confidence
    in_stock_days: int
    left_out_days: int  # without stock, wholly or for their last hours
    days_of_cover: float
    stockout: date | None
    horizon: int
    lead_time: float
    lead_time_demand: float
    safety_stock: float
    rule: SafetyRule
    service_level: float
    abc_class: AbcClass  # that decides it; UNKNOWN where none does
    review_demand: float  # sold until the next fixed order day; 0: any day is one
    event_units: float
    threshold: float
    inventory_position: float
    computed_quantity: int  # what the numbers would order
    order_share: float  # of it that is asked; below 1 of a new product
    cycle: float
    is_fixed_cycle: bool
    air_reserve: int  # 0 where an order lasts until the next order day
    air_quantity: int  # that would fly: no more than the order that is asked for, or is chased
    air_decision: date | None
    today: date  # in the zone of its shop
    as_of: datetime
    proposal: Proposal | None
    computed: Computed | None = None  # the threshold without the buffer a person typed; None: nobody typed one
    pause_ads: date | None = None  # from then on stock lasts until the next receipt only without ads
    transfers: tuple[Transfer, ...] = ()  # what other locations can give
    stays: tuple[Stay, ...] = ()  # what they could, and why they do not
    events: tuple[EventCard, ...] = ()  # coming and running ones, each with this item alone
    assumes_lead_time: bool = False  # none is stated: the one of the settings is planned with
    sea_delay: int = 0  # [days] an order placed today takes longer, as a time of delays is planned
    air_delay: int = 0  # [days] the same by air
    flight: FlightPays | None = None  # what flying saves and costs; None: nothing flies, not known, or not shown
    air_pays: bool = True  # as far as that is known
    air_alone: int = 0  # [units] that pay by air by themselves, where all of them do not
    borrowed: float = 0.0  # share of the daily rate that similar products sell
    bulk: tuple[BulkLine, ...] = ()  # orders far outside the others, the latest first
    warnings: tuple[int, ...] = ()  # that stand of it, by number
    silence: Silence | None = None  # all of them are snoozed
    surge: SurgeCard | None = None  # it surges: how it stands if that goes on
    unseen_days: int = 0  # before today, of which no export says what sold
    gap_days: int = 0  # between exports, of which none says what sold; those looked back at
    lacks_rate: tuple[str, str] | None = None  # currencies of its cost and its price, between which no rate is known
    is_count_old: bool = False  # too old to be advised on
    without_sales: tuple[str, ...] = ()  # shops of which no export of orders was imported, where nothing sells
    missed: EventsMissed | None = None  # of the order that is asked, units for events that are over before it arrives
    order_day: date | None = None  # the supplier's next one after today; None: an order may be placed today
    usual_lead_time: float | None = None  # [days] where the one planned with may be the longest; None: not known
    expired: int = 0  # [units] on hand whose last day is over: they count nowhere
    expiring: int = 0  # [units] that will not have sold by their last day
    sell_by: date | None = None  # that day; None: nothing there has one
    resupply: date | None = None  # when the first delivery after the stock-out arrives; None: none does
    cleared: ClearedLine | None = None  # it was put on clearance lately, and sells faster since
    left_short: int = 0  # [units] missing until more comes by sea even if all that could fly does

    @property
    def flies_late(self) -> bool:
        """Say whether even a flight decided on now arrives after stock is out."""
        return self.air_decision is not None and self.air_decision < self.today


def without_costs(card: StockCard) -> StockCard:
    """Return the card as a channel may see it: what things cost is between the asker and the bot."""
    proposal = replace(card.proposal, cost_minor=None) if card.proposal else None
    transfers = tuple(replace(each, cost_minor=None) for each in card.transfers)
    stays = tuple(each.without_costs() for each in card.stays)
    surge = card.surge.without_costs() if card.surge else None
    return replace(card, proposal=proposal, transfers=transfers, stays=stays, surge=surge, flight=None)
