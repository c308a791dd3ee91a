"""What people say of an event, a season or a delay, and what they cannot have meant."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

NAME_LENGTH = 75
HOST_LENGTH = 75
MOST_CUT = 95  # [%] of the price; more is a gift
LONGEST = 92  # [days] what runs longer is the ordinary sale
LONGEST_SEASON = 184  # [days] half a year
LEAST_FACTOR, MOST_FACTOR = 0.05, 20.0
LONGEST_DELAY = 180  # [days]
FARTHEST = 730  # [days] ahead; beyond it a year was mistyped
MOST_UNITS = 10_000_000
MOST_PRODUCTS = 100


class EventKind(StrEnum):
    """What is planned, in which format."""

    LIVESTREAM = "livestream"
    SHORT_VIDEO = "short_video"
    FLASH_SALE = "flash_sale"
    COUPON = "coupon"
    CAMPAIGN = "campaign"  # any other
    ADS_PAUSED = "ads_paused"  # no ads on these days: ordinary sales go without what ads bring, nothing else changes
    SEASON = "season"  # ordinary sales are so many times the usual
    SEA_DELAY = "sea_delay"  # an order by sea that is on its way on these days takes so many days longer
    AIR_DELAY = "air_delay"  # the same by air


WITHOUT_UNITS = frozenset({EventKind.ADS_PAUSED, EventKind.SEASON, EventKind.SEA_DELAY, EventKind.AIR_DELAY})
"""Kinds that plan no units, and hold for all products of the shop where none is named."""
DELAYS = frozenset({EventKind.SEA_DELAY, EventKind.AIR_DELAY})
WITH_AMOUNT = DELAYS | {EventKind.SEASON}
"""Kinds that need a factor, or a number of days."""


@dataclass(frozen=True, slots=True)
class EventPlan:
    """What is planned, in one shop."""

    name: str
    kind: EventKind
    shop: str
    starts: date  # business days of the shop, both included
    ends: date
    units: tuple[tuple[str, int], ...]  # our code, [units] on top of ordinary sales; without units: 0, or none for all
    amount: float = 0.0  # of a season: how many times the usual; of a delay: [days]; of others 0
    host: str = ""  # who presents it; "": not said
    price_cut: int | None = None  # [%] off the usual price, 0 to MOST_CUT; None: not said


class Mistake(StrEnum):
    """What cannot be meant."""

    NO_NAME = "no_name"
    LONG_NAME = "long_name"
    ENDS_BEFORE_START = "ends_before_start"
    PAST = "past"
    TOO_LONG = "too_long"
    TOO_FAR = "too_far"
    NO_PRODUCT = "no_product"
    TOO_MANY_PRODUCTS = "too_many_products"
    TWICE = "twice"
    NO_UNITS = "no_units"
    TOO_MANY_UNITS = "too_many_units"
    NO_FACTOR = "no_factor"
    NO_DELAY = "no_delay"
    LONG_HOST = "long_host"
    ABSURD_CUT = "absurd_cut"


def mistakes(plan: EventPlan, today: date) -> tuple[Mistake, ...]:
    """Return what cannot be meant, in the order of the fields; none where the plan can be kept.

    Args:
        plan: as a person said it; ``PAST`` is one only where it ended before ``today``.
        today: in the shop's zone.

    >>> live = EventPlan("Live", EventKind.LIVESTREAM, "UK", date(2026, 11, 28), date(2026, 11, 27), (("SKU1", 0),))
    >>> [str(mistake) for mistake in mistakes(live, date(2026, 11, 1))]
    ['ends_before_start', 'no_units']
    """
    units = [quantity for _, quantity in plan.units]
    needs_none = plan.kind in WITHOUT_UNITS
    longest = LONGEST_SEASON if plan.kind in WITH_AMOUNT else LONGEST
    is_factor = LEAST_FACTOR <= plan.amount <= MOST_FACTOR and plan.amount != 1
    is_delay = 1 <= plan.amount <= LONGEST_DELAY and plan.amount == int(plan.amount)
    found = (
        (Mistake.NO_NAME, not plan.name.strip()),
        (Mistake.LONG_NAME, len(plan.name.strip()) > NAME_LENGTH),
        (Mistake.ENDS_BEFORE_START, plan.ends < plan.starts),
        (Mistake.PAST, plan.starts <= plan.ends < today),
        (Mistake.TOO_LONG, (plan.ends - plan.starts).days >= longest),
        (Mistake.TOO_FAR, (plan.starts - today).days > FARTHEST),
        (Mistake.NO_PRODUCT, not plan.units and not needs_none),
        (Mistake.TOO_MANY_PRODUCTS, len(plan.units) > MOST_PRODUCTS),
        (Mistake.TWICE, len({product for product, _ in plan.units}) < len(plan.units)),
        (Mistake.NO_UNITS, any(quantity < 1 for quantity in units) and not needs_none),
        (Mistake.TOO_MANY_UNITS, any(quantity > MOST_UNITS for quantity in units)),
        (Mistake.NO_FACTOR, plan.kind == EventKind.SEASON and not is_factor),
        (Mistake.NO_DELAY, plan.kind in DELAYS and not is_delay),
        (Mistake.LONG_HOST, len(plan.host.strip()) > HOST_LENGTH),
        (Mistake.ABSURD_CUT, plan.price_cut is not None and not 0 <= plan.price_cut <= MOST_CUT),
    )
    return tuple(mistake for mistake, holds in found if holds)
