"""One number of an explanation in a line: what it is, how it came about, what was left out, and the rule's source."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import floor, isfinite, nan

from bot.wording import N_, Phrase, Safe, Voice, escape
from planner.explaining.explain import Explained
from planner.explaining.shown import CUTS
from planner.model import AbcClass

RATES = {
    "daily_rate", "ads_rate", "organic_rate", "rate", "lead_time_demand", "review_demand", "buffer_days", "lead_time",
    "air_lead_time", "cycle", "usual_lead_time", "lead_time_spread", "daily_spread", "until", "notice", "default",
    "review", "air_decision", "in_stock_days", "review_days", "needed_by", "spread", "own_spread", "usual_spread",
    "longest", "by_air", "usual", "usual_multiple", "before", "taken", "order_interval", "level", "sea",
    "highest_rate", "least_spread", "year_ago",
}  # fmt: skip
LEAST = "lowest"  # stock that is foreseen: whole units, and below zero so many short
FACTORS = {
    "z", "factor", "exchange", "reporting_rate", "widening", "boost", "same_weeks", "older", "season_shape", "power",
}  # fmt: skip
SHARES = {
    "borrowed", "boost_gain", "weeks_gain", "drift", "base_share", "order_share", "variation", "part", "class_level",
    "carrying_rate", "platform_fee",
}  # fmt: skip
COSTS = ("placing_cost", "holding_cost", "unit_cost", "sea_freight", "air_freight", "freight", "salvage", "landed_cost")
MONEY: Mapping[str, str] = {
    **dict.fromkeys(("money", "money/unit", *COSTS), "cost"),
    **dict.fromkeys(("price", "unit_margin", "carrying_cost", "air_premium"), "price"),
    **dict.fromkeys(("reporting", "gross_margin", *CUTS), "reporting"),
}
"""Which currency a unit of money, or an input, is in."""
MULTIPLIED = {"unit_cost", "sea_freight", "air_freight", "freight", "landed_cost", "air_premium", "unit_margin"}
"""What is taken by units: said with the fractions of a coin, or sums do not come out."""
LEFT_OUT: Mapping[str, Phrase] = {
    "left_out_days": N_("days without stock, wholly or for their last hours: {n}"),
    "unseen_days": N_("days of which no export says what sold: {n}"),
    "bulk_units": N_("{n} units of one-off bulk orders"),
    "event_days": N_("{n} days of events"),
    "overdue": N_("{n} units that are overdue; they have no date"),
    "undated": N_("{n} units on their way of which nobody knows the day"),
    "reserved": N_("{n} units reserved by the platform"),
    "expired": N_("{n} units that have expired"),
    "expiring_available": N_("{n} units that will expire unsold"),
    "lost_in_time": N_("{n} units that will expire unsold before an order could replace them"),
    "computed": N_("{n} units computed from sales, as a buffer was typed"),
    "past_too_long": N_("its own past lead times: 8 of them are longer than the {n} days looked back"),
    "past_days_needed": N_("its own past lead times: they say something from {n} known days on"),
    "uncosted_orders": N_("orders whose unit cost is not known: {n}"),
    "uncosted": N_("SKUs whose unit cost is not known: {n}"),
    "service_days": N_("the service level: it needs {n} more days in stock"),
}
SOURCES: Mapping[str, Phrase] = {
    "definition": N_("by definition"),
    "projection": N_("day-by-day projection"),
    "(s, S) policy": N_("reorder-point policy"),
    "(R, S) policy": N_("fixed order days"),
    "newsvendor": N_("newsvendor rule"),
    "break-even": N_("break-even"),
    "own past events": N_("your own past events"),
    "own past": N_("your own past"),
    "ABC analysis": N_("ABC analysis"),
    "measured on real sales": N_("as measured on real sales"),
    "transfers along a lane": N_("transfers along a lane"),
}


@dataclass(frozen=True, slots=True)
class Currencies:
    """The currencies of an item's numbers; "" where not known."""

    cost: str = ""
    price: str = ""
    reporting: str = ""

    def of(self, what: str) -> str:
        """Return the currency of a unit of money, or of an input."""
        return str(getattr(self, MONEY[what]))


def said_line(
    name: Phrase,
    it: Explained,
    how: Phrase,
    values: Mapping[str, object],
    as_of: date,
    currencies: Currencies,
    voice: Voice,
) -> Safe:
    """Return the line; ``how`` is the sentence that ``values`` fill."""
    value = value_words(it, as_of, currencies, voice)
    return explained_line(voice.say(name), value, voice.say(how, **values), it, source_words(it.source, voice), voice)


def explained_line(name: Safe, value: Safe, how: Safe, it: Explained, source: Safe, voice: Voice) -> Safe:
    """Return the line of a number: how it came about, what was left out of it, and where its rule is from."""
    if it.left_out:
        left_out = voice.listed(voice.say(LEFT_OUT[each], n=voice.units(n)) for each, n in it.left_out.items())
        how = voice.say("{how}; left out: {what}", how=how, what=left_out)
    return voice.say("• {name} *{value}*: {how} _({source})_", name=name, value=value, how=how, source=source)


def number(it: Explained, name: str) -> float:
    """Return an input of it that is a single number."""
    value = it.inputs[name]
    return nan if isinstance(value, tuple) else float(value)


def value_words(it: Explained, as_of: date, currencies: Currencies, voice: Voice) -> Safe:  # noqa: PLR0911 - a unit a line
    """Return the number itself with its unit."""
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
            return voice.amount(it.value, currencies.of(unit), is_multiplied=it.name in MULTIPLIED)
        case _ if it.name == LEAST:
            units = floor(it.value)
            return voice.units(units) if units >= 0 else voice.say("{units} short", units=-units)
        case _:
            return voice.rate(it.value) if it.name in RATES else voice.units(it.value)


def input_words(it: Explained, currencies: Currencies, voice: Voice) -> dict[str, object]:
    """Return the single numbers that go in; the projection's lists of receipts are told by its sentence."""
    singles = {name: value for name, value in it.inputs.items() if isinstance(value, int | float)}
    return {name: _said(name, value, currencies, voice) for name, value in singles.items()}


def _said(name: str, value: float, currencies: Currencies, voice: Voice) -> Safe:
    if not isfinite(value) or name == LEAST:
        return voice.units(abs(floor(value)) if isfinite(value) else value)
    if name in FACTORS:
        return voice.factor(value)
    if name in SHARES:
        return voice.share(value)
    if name in MONEY:
        return voice.amount(value, currencies.of(name), is_multiplied=name in MULTIPLIED)
    return voice.rate(value) if name in RATES else voice.units(value)


def source_words(source: str, voice: Voice) -> Safe:
    """Return where a rule is from."""
    if source in SOURCES:
        return voice.say(SOURCES[source])
    name, _, part = source.partition(" ")
    return voice.say("TikTok stock-keeping guide, part {part}", part=part) if name == "article" else escape(source)
