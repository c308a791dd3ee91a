"""The thresholds an admin may set: what each is called, its unit, and between what it lies."""

from dataclasses import dataclass

from bot.wording import N_, Phrase, Safe, Voice
from planner.policy import Policy

Threshold = int | float | str


@dataclass(frozen=True, slots=True)
class Known:
    """One threshold: the field of ``Policy`` it sets."""

    name: str
    label: Phrase
    least: float
    most: float
    is_share: bool = False  # typed and shown in percent
    is_whole: bool = False

    def worded(self, policy: Policy, voice: Voice) -> Safe:
        """Return what a policy says of it, with its unit."""
        value = getattr(policy, self.name)
        if value is None:
            return voice.say("by class")
        return voice.share(value) if self.is_share else voice.rate(value)

    def typed(self, value: Threshold) -> str:
        """Return a value as it is typed into the window."""
        return f"{float(value) * 100:.4g}" if self.is_share else f"{float(value):g}"

    def read(self, typed: str) -> Threshold | None:
        """Return the value somebody typed; None where it is no number within the limits."""
        try:
            value = float(typed.strip().removesuffix("%").replace(",", "."))
        except ValueError:
            return None
        if not self.least <= value <= self.most or (self.is_whole and value != int(value)):
            return None
        return value / 100 if self.is_share else int(value) if self.is_whole else value


THRESHOLDS = (
    Known("service_level", N_("One service level for every SKU [%]"), 50, 99.9, is_share=True),
    Known("service_a", N_("Service level of class A [%]"), 50, 99.9, is_share=True),
    Known("service_b", N_("Service level of class B [%]"), 50, 99.9, is_share=True),
    Known("service_c", N_("Service level of class C [%]"), 50, 99.9, is_share=True),
    Known("carrying_rate", N_("What money in stock costs a year [%]"), 0, 200, is_share=True),
    Known("window", N_("Sales looked back at [days]"), 7, 365, is_whole=True),
    Known("lead_time", N_("Lead time where none is known [days]"), 1, 365),
    Known("air_lead_time", N_("Lead time by air where none is known [days]"), 1, 365),
    Known("cycle", N_("Order cycle [days]"), 1, 365),
    Known("base_share", N_("Share of a cycle bought by sea [%]"), 10, 100, is_share=True),
    Known("new_item_days", N_("A SKU is new for [days in stock]"), 0, 365, is_whole=True),
    Known("new_item_share", N_("Share of an order asked for a new SKU [%]"), 10, 100, is_share=True),
    Known("watch", N_("Watch below so many times the threshold"), 1, 5),
    Known("overstock", N_("Overstocked beyond so many days above the target"), 1, 365),
    Known("dead", N_("Not selling after so many days without a sale"), 7, 365, is_whole=True),
    Known("stale", N_("A count is too old after [hours]"), 1, 720),
    Known("slow_age", N_("Slow stock is older than [days]"), 1, 365, is_whole=True),
    Known("slow_sell_through", N_("Slow stock sells less a month than [%]"), 1, 100, is_share=True),
    Known("clear_days", N_("A step to clear slow stock is given [days]"), 7, 365, is_whole=True),
    Known("price_elasticity", N_("Sales follow the price by the power of, where no past tells"), -5, -0.1),
    Known("most_discount", N_("Mark down at most by [%]"), 5, 90, is_share=True),
    Known("platform_fee", N_("The platform keeps of a price [%]"), 0, 50, is_share=True),
    Known("handling_cost", N_("Handling of a unit sold, in the shop's currency"), 0, 1000),
    Known("clear_commission", N_("Commission for creators on top to clear stock [%]"), 1, 80, is_share=True),
    Known("commission_uplift", N_("Creators are taken to sell more by [%]"), 1, 1000, is_share=True),
    Known("bundle_discount", N_("Off the price of a slow SKU within a set [%]"), 0, 90, is_share=True),
    Known("bundle_take_up", N_("Orders offered a set that are taken to take it [%]"), 0.1, 100, is_share=True),
    Known(
        "off_site_share", N_("Off-site a SKU brings of its price, without a salvage value [%]"), 0, 100, is_share=True
    ),
    Known("suggestion_life", N_("A suggestion expires after [days]"), 1, 90, is_whole=True),
)
"""In the order in which they are shown."""
