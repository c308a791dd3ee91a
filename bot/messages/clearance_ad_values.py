"""The numbers of an ad to clear slow stock."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bought:
    """A country, or another product, and in how many of the item's orders it was."""

    code: str
    name: str  # "" of a country
    orders: int


@dataclass(frozen=True, slots=True)
class AdPlan:
    """Who really buys it, at what price it is offered, and what the ad may cost."""

    product: str
    name: str
    location: str
    currency: str
    countries: tuple[Bought, ...]  # the most orders first; empty: not known
    others: tuple[Bought, ...]  # products in the same orders, the most first
    orders: int  # of a year that held it
    price_minor: int
    share: float  # off today's price; 0: it stays
    units: int  # [units] that do not go by themselves
    days: int  # [days] in which they do not
    cost_minor: int | None  # what an order through ads costs here; None: not known
    most_minor: int | None  # an order may cost
    aim_minor: int | None  # to spend on an order; None: no ad pays
    budget_minor: int | None
    gain_minor: int | None  # more cash back than off-site
