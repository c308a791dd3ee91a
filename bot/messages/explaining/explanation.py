"""Why these numbers: each number of a card in one line, with its inputs, what was left out, and the rule's source."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from math import inf, isinf, isnan

from bot.messages.blocks import actions, bold, button, context, in_sections
from bot.messages.explaining import explanation_words as words
from bot.messages.explaining.explained import MONEY, Currencies, input_words, number, said_line
from bot.messages.explaining.explanation_demand import how_demanded, means, own_year
from bot.messages.explaining.explanation_moves import moves
from bot.messages.explaining.explanation_order import of_order
from bot.messages.explaining.explanation_service import how_served, unasked
from bot.messages.explaining.quantiles import quantile_lines
from bot.messages.reply import Message
from bot.wording import Phrase, Safe, Voice
from planner.explaining.explain import Explained
from planner.forecasting.intermittent import is_erratic
from planner.model import SafetyRule

MOVED = {"surplus", "need"}
LOT = {"base_share", "base_lot", "air_reserve"}  # an order that lasts until the next order day is no lot
FLIGHT = {"flown_sales", "air_premium", "air_decision_day"}  # of what need not fly
EVERY_NUMBER = "why_all"
EXPIRES = {"expired", "expiring"}
LAST_DAYS = {"order_by_day", "air_decision_day"}  # to do something, which may be over
LEADING = {  # what decides; all other numbers go into these, or follow from them
    "daily_rate", *EXPIRES, "available", "inventory_position", "days_of_cover", "stockout_day", "lead_time",
    "lead_time_demand", "service_level", "safety_stock", "reorder_point", "event_units", "threshold", "review_demand",
    "review_stock", "order_up_to_level", "suggested_quantity", "surplus", "need", "order_by_day", "air_quantity",
    "flies", "air_gain", "air_decision_day", "pause_ads_day",
}  # fmt: skip
WORTH_IF_ABOVE_ZERO = {
    "base_lot",
    *MOVED, *EXPIRES,
    "on_order",
    "spread", "review_demand", "event_units", "air_reserve", "rounding_days", "air_quantity", "order_cost",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Why:
    """The numbers of a product at a location, and what is to be known to say them."""

    product: str
    location: str
    explained: Sequence[Explained]
    as_of: date
    currencies: Currencies
    counted_at: datetime | None = None
    computed: Sequence[Explained] = ()  # what the threshold would be made from had nobody typed a buffer
    lies_elsewhere: bool = False  # only then it matters what could be moved
    asked: int | None = None  # [units] the card asks for
    events: Sequence[Safe] = ()  # lines that explain them
    own: Safe | None = None  # the thresholds that are not those of all shops
    rates: Sequence[Safe] = ()  # what is to be said of exchange rates


def explanation(why: Why, voice: Voice, *, is_short: bool = False) -> Message:
    """Return the explanation of every number that applies; ``is_short``: what decides, and a button for the rest."""
    title = voice.say("Why these numbers: {product}, {location}", product=why.product, location=why.location)
    said = _worth_saying(why.explained, why.currencies, _beside_the_point(why))
    computed = _worth_saying(why.computed, why.currencies, unasked(why.computed) if why.computed else set())
    every = len(said) + len(computed)
    if is_short:
        said, computed = ([it for it in numbers if it.name in LEADING] for numbers in (said, computed))
    lines = list[Safe]()
    for it in said:
        lines.append(_line(it, why, voice))
        lines += quantile_lines(why.explained, voice) if it.name == "lead_time_demand" else []
    if computed:
        lines.append(voice.say("*Computed, had nobody typed a buffer*"))
        lines += [_line(it, replace(why, counted_at=None, asked=None), voice) for it in computed]
    notes = [voice.say("Units are whole; days are days in the shop's time zone.")]
    notes += [*([why.own] if why.own else []), *why.rates]
    blocks = [*in_sections([bold(title), *lines, *why.events]), context(*notes)]
    if every > len(said) + len(computed):
        value = json.dumps([why.product, why.location], ensure_ascii=False)
        blocks.append(actions(button(voice.say("All {n} numbers", n=every), EVERY_NUMBER, value)))
    return Message(text=title, blocks=tuple(blocks))


def _beside_the_point(why: Why) -> set[str]:
    """Return the numbers that decide nothing here."""
    of = {it.name: it for it in why.explained}
    names = unasked(why.explained) | _not_to_do(of) | (set() if why.lies_elsewhere else MOVED)
    return names | LOT if "review_stock" in of and not isnan(of["review_stock"].value) else names


def _worth_saying(numbers: Sequence[Explained], currencies: Currencies, without: set[str]) -> list[Explained]:
    return [it for it in numbers if it.name not in without and _is_worth_saying(it, currencies)]


def _not_to_do(of: Mapping[str, Explained]) -> set[str]:
    """Return the days until which nothing is to be done: nothing is to order, nothing need fly, or it does not pay."""
    idle = set[str]() if "suggested_quantity" in of and of["suggested_quantity"].value > 0 else {"order_by_day"}
    if "air_quantity" not in of or not of["air_quantity"].value > 0:
        return idle | FLIGHT
    sells, margin = of["flown_sales"].value > 0, number(of["air_gain"], "unit_margin")
    is_a_loss = of["air_gain"].value <= 0 or (not sells and not isnan(margin))
    return idle | {"air_decision_day"} if is_a_loss else idle


def _is_worth_saying(it: Explained, currencies: Currencies) -> bool:  # noqa: PLR0911 - one line a reason
    if isnan(it.value) or (it.unit in MONEY and not currencies.of(it.unit)):
        return False
    if "on_hand" in it.inputs and isnan(number(it, "on_hand")):  # never counted: nobody knows, whatever it comes to
        return False
    if it.name in WORTH_IF_ABOVE_ZERO:
        return 0 < it.value < inf
    match it.name:
        case "cycle_service" | "fill_rate":  # what never strays needs no spread
            return number(it, "spread") > 0
        case "base_share" if isinf(number(it, "air_lead_time")):
            return True
        case "base_share":
            costs = sum(number(it, name) for name in ("sea_freight", "air_freight", "unit_cost", "salvage"))
            return not isnan(costs + number(it, "variation")) and not number(it, "is_fixed")
        case "computed_quantity":
            return it.value > 0 and number(it, "order_share") < 1
        case "air_decision_day" | "pause_ads_day":
            return not isinf(it.value)
    return True


def _line(it: Explained, why: Why, voice: Voice) -> Safe:
    values = {**input_words(it, why.currencies, voice), "when": why.counted_at}
    values |= {"means": means(it, voice), "own_year": own_year(it, voice)}
    if it.name in EXPIRES:
        values |= {"last_day": why.as_of + timedelta(days=int(number(it, "sell_by")))}
    how = how_served(it) or how_demanded(it) or _how(it)
    if it.name == "stockout_day" and (moving := moves(it, it.value, why.as_of, voice)):
        how, values = words.USED_UP_WITH, {**values, "moves": moving}
    if it.name == "suggested_quantity" and why.asked not in {None, it.value}:
        how, values = words.ASKED, {"how": voice.say(how, **values), "asked": why.asked}
    if it.name in LAST_DAYS and it.value < 0:
        how, values = words.OVER, {"how": voice.say(how, **values)}
    return said_line(words.NAMES[it.name], it, how, values, why.as_of, why.currencies, voice)


def _how(it: Explained) -> Phrase:  # noqa: PLR0911 - one line a number with more than one way
    match it.name:
        case "safety_stock" | "review_stock":
            return words.BY_RULE[it.name][SafetyRule(int(number(it, "rule")))]
        case "lead_time":
            return _of_lead_time(it)
        case "size_variation":
            return words.UNEVEN if is_erratic(it.value) else words.EVEN
        case "on_hand" | "reorder_point" | "computed_quantity":
            decides, where_not_0, where_0 = words.BY_ONE_INPUT[it.name]
            return where_not_0 if number(it, decides) else where_0
        case "base_share" if isinf(number(it, "air_lead_time")):
            return words.NOTHING_FLIES
        case "base_lot" if number(it, "carton") > 1:
            return words.LOT_IN_CARTONS
        case "suggested_quantity":
            return of_order(it)
        case "flies":
            return words.HOW[it.rule]
        case "order_up_to_level" | "order_by_day" | "landed_cost":
            needed, known, unknown = words.BY_WHAT_IS_KNOWN[it.name]
            return unknown if any(isnan(number(it, each)) for each in needed) else known
    return words.HOW[it.name]


def _of_lead_time(it: Explained) -> Phrase:
    if number(it, "delay") and number(it, "delay_from") <= it.value - number(it, "delay"):
        return words.LEAD_TIME_DELAYED
    if isnan(number(it, "stated_lead_time")) and isnan(number(it, "longest_lead_time")):
        return words.LEAD_TIME_OF_SETTINGS
    is_longer = it.value > number(it, "stated_lead_time")
    return words.LEAD_TIME_LONGEST if is_longer else words.LEAD_TIME_STATED
