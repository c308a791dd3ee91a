"""The numbers of an ad to clear slow stock."""

from dataclasses import dataclass

from bot.messages.clearance.ladder_values import RungLine


@dataclass(frozen=True, slots=True)
class Buyers:
    """A country, and how many of the item's orders came from there."""

    country: str  # its code, or as the export names it
    orders: int


@dataclass(frozen=True, slots=True)
class Companion:
    """Another product, and how many of the item's orders held it, too."""

    code: str
    name: str
    orders: int


@dataclass(frozen=True, slots=True)
class AdPlan:
    """Who really buys it, at what price it is offered, and what the ad may cost."""

    product: str
    name: str
    location: str
    currency: str
    countries: tuple[Buyers, ...]  # the most orders first; empty: not known
    others: tuple[Companion, ...]  # the most orders first
    orders: int  # of a year that held it
    price_minor: int
    rung: RungLine | None  # step with a price that brings most; None: nobody knows what leaving it at today's brings
    is_worth: bool  # that step brings more than leaving it
    units: int  # [units] that do not go by themselves
    paid: int  # [units] of them the budget reaches
    days: int  # [days] in which they do not
    cost_minor: int | None  # what an order through ads costs, by its own ads or as here; None: not known
    most_minor: int | None  # an order may cost
    aim_minor: int | None  # to spend on an order; None: no ad pays
    budget_minor: int | None
    gain_minor: int | None  # more cash back than off-site, or than nothing
    beyond_minor: int | None  # what the offer brings beyond leaving it, the most to be spent; None: not known
    own_minor: int | None = None  # what an order through its own ads costs at the price of now; None: not known
    kept_minor: int | None = None  # of the offered price, after fees, commission and handling
    off_site_minor: int | None = None  # a unit brings; None: it expires before a buyer is found there
    is_unseen: bool = False  # ads hardly show it: it is offered at today's price
    times: float = 1.0  # so many times as many are taken to buy at the offered price
