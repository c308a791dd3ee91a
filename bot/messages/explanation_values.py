"""How the numbers of an explanation are written: units, days, shares, and money in its own currency."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import isfinite

from bot.wording import Safe, Voice
from planner.explain import Explained
from planner.model import AbcClass

RATES = {
    "daily_rate", "ads_rate", "organic_rate", "rate", "lead_time_demand", "review_demand", "buffer_days", "lead_time",
    "air_lead_time", "cycle", "usual_lead_time", "lead_time_spread", "daily_spread", "until", "notice", "default",
    "review", "air_decision", "in_stock_days", "review_days", "needed_by", "spread", "own_spread", "usual_spread",
    "order_interval",
}  # fmt: skip
FACTORS = {"z", "exchange", "reporting_rate"}
SHARES = {"base_share", "order_share", "variation", "class_level", "carrying_rate"}
COSTS = ("placing_cost", "holding_cost", "unit_cost", "sea_freight", "air_freight", "freight", "salvage", "landed_cost")
MONEY: Mapping[str, str] = {
    **dict.fromkeys(("money", "money/unit", *COSTS), "cost"),
    **dict.fromkeys(("price", "unit_margin", "carrying_cost"), "price"),
    **dict.fromkeys(("reporting", "gross_margin", "a_from", "b_from"), "reporting"),
}
"""Which currency a unit of money, or an input, is in."""


@dataclass(frozen=True, slots=True)
class Currencies:
    """The currencies of an item's numbers; "" where not known."""

    cost: str
    price: str
    reporting: str

    def of(self, what: str) -> str:
        """Return the currency of a unit of money, or of an input."""
        return str(getattr(self, MONEY[what]))


def value(it: Explained, as_of: date, currencies: Currencies, voice: Voice) -> Safe:  # noqa: PLR0911 - a unit a line
    """Return a number with its unit."""
    match it.unit:
        case "units/day" | "ratio":
            return voice.rate(it.value)
        case "share":
            return voice.share(it.value)
        case "days":
            return voice.days(it.value)
        case "day":
            return voice.day(as_of + timedelta(days=int(it.value))) if isfinite(it.value) else voice.say("not in sight")
        case "class":
            found = AbcClass(int(it.value))
            return voice.say("not known") if found == AbcClass.UNKNOWN else Safe(found.name)
        case unit if unit in MONEY:
            return voice.amount(it.value, currencies.of(unit))
        case _:
            return voice.rate(it.value) if it.name in RATES else voice.units(it.value)


def inputs(it: Explained, currencies: Currencies, voice: Voice) -> dict[str, object]:
    """Return the single numbers that go in; the projection's lists of receipts are told by its sentence."""
    singles = {name: number for name, number in it.inputs.items() if isinstance(number, int | float)}
    return {name: _said(name, number, currencies, voice) for name, number in singles.items()}


def _said(name: str, number: float, currencies: Currencies, voice: Voice) -> Safe:
    if not isfinite(number):
        return voice.units(number)
    if name in FACTORS:
        return voice.factor(number)
    if name in SHARES:
        return voice.share(number)
    if name in MONEY:
        return voice.amount(number, currencies.of(name))
    return voice.rate(number) if name in RATES else voice.units(number)
