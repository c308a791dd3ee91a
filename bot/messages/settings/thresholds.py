"""The thresholds an admin may set: what each is called, and what a policy says of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from bot.wording import N_, Phrase, Safe, Voice, escape
from planner.intake.workbook.limits import LIMITS, Limit
from planner.policies import own
from planner.policy import Policy

NOT_KNOWN = N_("not known")


@dataclass(frozen=True, slots=True)
class Known:
    """One threshold as people see it."""

    name: str  # the field of ``Policy`` it sets
    label: Phrase
    about: Phrase  # what it belongs to, for people to find it
    choices: Mapping[str, Phrase] = field(default_factory=dict)  # of words, where it is no number
    unsaid: Phrase = NOT_KNOWN  # how it is called where it is None

    @property
    def limit(self) -> Limit:
        """Return between what it lies, and how it is typed."""
        return LIMITS[self.name]

    def worded(self, policy: Policy, voice: Voice) -> Safe:
        """Return what a policy says of it, with its unit."""
        value = getattr(policy, self.name)
        if value is None:
            return voice.say(self.unsaid)
        if self.choices:
            return voice.say(self.choices[value])
        return voice.share(value) if self.limit.is_share else voice.rate(value)


SERVICE = N_("Safety stock")
DEMAND = N_("Demand")
ORDERS = N_("Lead times and orders")
WARNINGS = N_("Levels and warnings")
CLEARING = N_("Slow stock")
SAFETY_RULES = {"service_level": N_("for the service level"), "buffer": N_("days of sales")}
DEMAND_RULES = {
    "blend": N_("weighted mean of two weeks to a year"),
    "mean": N_("mean of the days looked back at"),
}
ORDER_RULES = {
    "reorder_point": N_("whenever stock reaches the threshold"),
    "fixed_cycle": N_("one lot a cycle, in a fixed rhythm"),
}

THRESHOLDS = (
    Known("rule", N_("Safety stock of a SKU with history, no buffer typed"), SERVICE, choices=SAFETY_RULES),
    Known("service_level", N_("One service level for every SKU [%]"), SERVICE, unsaid=N_("by class")),
    Known("service_a", N_("Service level of class A [%]"), SERVICE),
    Known("service_b", N_("Service level of class B [%]"), SERVICE),
    Known("service_c", N_("Service level of class C [%]"), SERVICE),
    Known("carrying_rate", N_("What money in stock costs a year [%]"), SERVICE),
    Known(
        "buffer_days",
        N_("Buffer by the rule of days, where none is typed [days of sales]"),
        SERVICE,
        unsaid=N_("as past sales teach"),
    ),
    Known("demand_rule", N_("What sells a day"), DEMAND, choices=DEMAND_RULES),
    Known("window", N_("Sales looked back at [days]"), DEMAND),
    Known("new_item_days", N_("A SKU is new for [days in stock]"), DEMAND),
    Known("new_item_share", N_("Share of an order asked for a new SKU [%]"), DEMAND),
    Known("lead_time", N_("Lead time where none is known [days]"), ORDERS),
    Known("air_lead_time", N_("Lead time by air where none is known [days]"), ORDERS),
    Known("review", N_("Stock is looked at every [days]"), ORDERS),
    Known("order_rule", N_("When to order"), ORDERS, choices=ORDER_RULES),
    Known("cycle", N_("Order cycle [days]"), ORDERS),
    Known("base_share", N_("Share of a cycle bought by sea [%]"), ORDERS),
    Known("event_decision", N_("Deciding on an event's order takes [days]"), ORDERS),
    Known("placing_cost", N_("Placing an order costs, in the currency it is paid in"), ORDERS),
    Known("suggestion_life", N_("A suggestion expires after [days]"), ORDERS),
    Known("watch", N_("Watch below [times the threshold]"), WARNINGS),
    Known("overstock", N_("Overstocked above the target by [days of sales]"), WARNINGS),
    Known("dead", N_("Not selling after [days without a sale]"), WARNINGS),
    Known("ship_window", N_("A paid order is to be shipped within [days]"), WARNINGS),
    Known("stale", N_("A count is too old after [hours]"), WARNINGS),
    Known("slow_age", N_("Slow stock is older than [days]"), CLEARING),
    Known("slow_sell_through", N_("Slow stock sells less a month than [%]"), CLEARING),
    Known("clear_days", N_("A step to clear slow stock is given [days]"), CLEARING),
    Known("price_elasticity", N_("Price elasticity where no past shows it"), CLEARING),
    Known("most_discount", N_("Mark down at most by [%]"), CLEARING),
    Known("least_kept", N_("A markdown leaves at least, of the landed cost [%]"), CLEARING),
    Known(
        "platform_fee",
        N_("The platform's share of a price [%]"),
        CLEARING,
        unsaid=N_("not set: 9% where stock is cleared, and margins are before it"),
    ),
    Known("handling_cost", N_("Handling of a unit sold, in the shop's currency"), CLEARING),
    Known("clear_commission", N_("Commission for creators on top to clear stock [%]"), CLEARING),
    Known("commission_uplift", N_("Creators are assumed to sell more by [%]"), CLEARING),
    Known("bundle_discount", N_("Discount on a slow SKU within a set [%]"), CLEARING),
    Known("bundle_take_up", N_("Orders offered a set that are assumed to take it [%]"), CLEARING),
    Known("off_site_share", N_("Off-site price where no salvage value is known, of the usual price [%]"), CLEARING),
)
"""In the order in which they are shown, those that belong together side by side."""

Named = Sequence[Known]


def by_subject(thresholds: Named) -> list[tuple[Phrase, list[Known]]]:
    """Return thresholds with what they are about.

    >>> [(about, len(some)) for about, some in by_subject(THRESHOLDS)][:2]
    [('Safety stock', 7), ('Demand', 4)]
    """
    return [(about, list(some)) for about, some in groupby(thresholds, key=lambda known: known.about)]


def named(thresholds: Named, policy: Policy, voice: Voice) -> list[Safe]:
    """Return thresholds, each with what a policy says of it."""
    return [
        voice.say("{label}: {value}", label=voice.say(known.label), value=known.worded(policy, voice))
        for known in thresholds
    ]


def own_line(policy: Policy, of_all: Policy, shops: Sequence[str], voice: Voice, *, clears: bool) -> Safe | None:
    """Return which thresholds the shops of some stock set themselves; None where it is judged as in all shops.

    ``clears``: of those by which slow stock is judged, else of the others.
    """
    differs = own(policy, of_all)
    mine = [known for known in THRESHOLDS if known.name in differs and (known.about == CLEARING) == clears]
    if not mine:
        return None
    return voice.say(
        "Thresholds that {shops} set: {thresholds}; the others are those of all shops (`/stock settings`).",
        shops=voice.listed(escape(shop) for shop in shops),
        thresholds=voice.listed(named(mine, policy, voice)),
    )
