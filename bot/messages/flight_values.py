"""Whether flying an order in pays, in money, as cards and lists show it."""

from dataclasses import dataclass

from planner.currency import minor
from planner.outcome import Plan


@dataclass(frozen=True, slots=True)
class FlightPays:
    """What flying saves and costs more, in the currency of the price."""

    sold: int  # [units] of it that would sell before more comes by sea
    saved_minor: int  # the margin they earn
    premium_minor: int | None  # all of the air freight beyond that by sea; None: not known
    break_even_minor: int  # a unit: up to this premium it pays
    currency: str

    @property
    def pays(self) -> bool:
        """Say whether it saves more than it costs, as far as that is known."""
        return self.sold > 0 and (self.premium_minor is None or self.premium_minor < self.saved_minor)

    @classmethod
    def of(cls, plan: Plan, i: int, currency: str) -> "FlightPays | None":
        """Return whether flying an item pays; None where nothing flies, or the margin is not known."""
        break_even = minor(plan.air_break_even[i], currency)
        saved = minor(plan.flown_sales[i] * plan.unit_margin[i], currency)
        if not plan.air_quantity[i] or break_even is None or saved is None:
            return None
        premium = minor(plan.air_quantity[i] * plan.air_premium[i], currency)
        return cls(int(plan.flown_sales[i]), saved, premium, break_even, currency)
