"""The thresholds an admin may set: what each is called, its unit, and between what it lies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from bot.wording import N_, Phrase, Safe, Voice, escape
from planner.intake.figure import figures
from planner.policies import own
from planner.policy import Policy

Threshold = int | float | str
NOT_KNOWN = N_("not known")


@dataclass(frozen=True, slots=True)
class Known:
    """One threshold: the field of ``Policy`` it sets."""

    name: str
    label: Phrase
    about: Phrase  # what it belongs to, for people to find it
    least: float
    most: float
    is_share: bool = False  # typed and shown in percent
    is_whole: bool = False
    choices: Mapping[str, Phrase] = field(default_factory=dict)  # of words, where it is no number
    unsaid: Phrase = NOT_KNOWN  # how it is called where it is None

    def worded(self, policy: Policy, voice: Voice) -> Safe:
        """Return what a policy says of it, with its unit."""
        value = getattr(policy, self.name)
        if value is None:
            return voice.say(self.unsaid)
        if self.choices:
            return voice.say(self.choices[value])
        return voice.share(value) if self.is_share else voice.rate(value)

    def typed(self, value: Threshold) -> str:
        """Return a value as it is typed into the window."""
        if self.choices:
            return str(value)
        written = f"{float(value) * 100 if self.is_share else float(value):.12g}"
        return written if len(figures(written)) < 2 else f"{written}0"  # three decimals look like thousands

    def read(self, typed: str) -> tuple[Threshold, ...]:
        """Return what somebody typed or chose can mean within the limits: a value, two where nobody can tell, none."""
        if self.choices:
            return (typed,) if typed in self.choices else ()
        values = [float(number) for number in figures(typed.strip().rstrip("%％"))]
        lawful = [n for n in values if self.least <= n <= self.most and (not self.is_whole or n == int(n))]
        return tuple(n / 100 if self.is_share else int(n) if self.is_whole else n for n in lawful)


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
    Known("rule", N_("Safety stock of a SKU with history, no buffer typed"), SERVICE, 0, 0, choices=SAFETY_RULES),
    Known(
        "service_level",
        N_("One service level for every SKU [%]"),
        SERVICE,
        50,
        99.9,
        is_share=True,
        unsaid=N_("by class"),
    ),
    Known("service_a", N_("Service level of class A [%]"), SERVICE, 50, 99.9, is_share=True),
    Known("service_b", N_("Service level of class B [%]"), SERVICE, 50, 99.9, is_share=True),
    Known("service_c", N_("Service level of class C [%]"), SERVICE, 50, 99.9, is_share=True),
    Known("carrying_rate", N_("What money in stock costs a year [%]"), SERVICE, 0, 200, is_share=True),
    Known(
        "buffer_days",
        N_("Buffer by the rule of days, where none is typed [days of sales]"),
        SERVICE,
        0,
        365,
        unsaid=N_("as past sales teach"),
    ),
    Known("demand_rule", N_("What sells a day"), DEMAND, 0, 0, choices=DEMAND_RULES),
    Known("window", N_("Sales looked back at [days]"), DEMAND, 7, 365, is_whole=True),
    Known("new_item_days", N_("A SKU is new for [days in stock]"), DEMAND, 0, 365, is_whole=True),
    Known("new_item_share", N_("Share of an order asked for a new SKU [%]"), DEMAND, 10, 100, is_share=True),
    Known("lead_time", N_("Lead time where none is known [days]"), ORDERS, 1, 365),
    Known("air_lead_time", N_("Lead time by air where none is known [days]"), ORDERS, 1, 365),
    Known("review", N_("Stock is looked at every [days]"), ORDERS, 1, 90),
    Known("order_rule", N_("When to order"), ORDERS, 0, 0, choices=ORDER_RULES),
    Known("cycle", N_("Order cycle [days]"), ORDERS, 1, 365),
    Known("base_share", N_("Share of a cycle bought by sea [%]"), ORDERS, 10, 100, is_share=True),
    Known("event_decision", N_("Deciding on an event's order takes [days]"), ORDERS, 0, 60),
    Known("placing_cost", N_("Placing an order costs, in the currency it is paid in"), ORDERS, 0, 1_000_000),
    Known("suggestion_life", N_("A suggestion expires after [days]"), ORDERS, 1, 90, is_whole=True),
    Known("watch", N_("Watch below [times the threshold]"), WARNINGS, 1, 5),
    Known("overstock", N_("Overstocked above the target by [days of sales]"), WARNINGS, 1, 365),
    Known("dead", N_("Not selling after [days without a sale]"), WARNINGS, 7, 365, is_whole=True),
    Known("ship_window", N_("A paid order is to be shipped within [days]"), WARNINGS, 1, 30),
    Known("stale", N_("A count is too old after [hours]"), WARNINGS, 1, 720),
    Known("slow_age", N_("Slow stock is older than [days]"), CLEARING, 1, 365, is_whole=True),
    Known("slow_sell_through", N_("Slow stock sells less a month than [%]"), CLEARING, 1, 100, is_share=True),
    Known("clear_days", N_("A step to clear slow stock is given [days]"), CLEARING, 7, 365, is_whole=True),
    Known("price_elasticity", N_("Price elasticity where no past shows it"), CLEARING, -5, -0.1),
    Known("most_discount", N_("Mark down at most by [%]"), CLEARING, 5, 90, is_share=True),
    Known("platform_fee", N_("The platform's share of a price [%]"), CLEARING, 0, 50, is_share=True),
    Known("handling_cost", N_("Handling of a unit sold, in the shop's currency"), CLEARING, 0, 1000),
    Known("clear_commission", N_("Commission for creators on top to clear stock [%]"), CLEARING, 1, 80, is_share=True),
    Known("commission_uplift", N_("Creators are assumed to sell more by [%]"), CLEARING, 1, 1000, is_share=True),
    Known("bundle_discount", N_("Discount on a slow SKU within a set [%]"), CLEARING, 0, 90, is_share=True),
    Known(
        "bundle_take_up", N_("Orders offered a set that are assumed to take it [%]"), CLEARING, 0.1, 100, is_share=True
    ),
    Known(
        "off_site_share",
        N_("Off-site price where no salvage value is known, of the usual price [%]"),
        CLEARING,
        0,
        100,
        is_share=True,
    ),
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
