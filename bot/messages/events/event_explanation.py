"""Why events are judged as they are: each number of a product in one line, with its inputs and the rule's source."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import isfinite, isnan

from bot.messages.blocks import MESSAGE_TEXT, bold, code, context, cut, in_sections
from bot.messages.events.event_part import part_words
from bot.messages.events.event_rule import of_all_lines, rule_words
from bot.messages.events.event_usual_why import usual_why_lines
from bot.messages.events.event_values import EventCard
from bot.messages.events.event_why_values import EventWhy, PartWhy
from bot.messages.events.event_words import headline
from bot.messages.explaining import explanation_words
from bot.messages.explaining.explained import Currencies, input_words, number, said_line
from bot.messages.explaining.explanation_moves import moves
from bot.messages.reply import Message
from bot.wording import N_, Phrase, Safe, Voice, escape
from planner.events.verdict import Verdict
from planner.explaining.explain import Explained

PARTS = 10  # products explained
NO_MONEY = Currencies()
NAMES: Mapping[str, Phrase] = {
    "expected": N_("Still expected"),
    "lowest": N_("Least stock"),
    "missing": N_("Missing for it"),
    "sea_by": N_("Last order by sea"),
    "air_by": N_("Last day to decide on air"),
    "before": N_("Stock the day before"),
    "taken": N_("Sold beside it"),
    "cap": N_("Cap"),
    "cap_until": N_("More arrives"),
    "added": N_("Really added"),
    "ads_rate": explanation_words.NAMES["ads_rate"],
}
STOCK_NOW = N_("Stock now")
ONCE_ORDERED = N_("When the next order can be here")
SAID: Mapping[Verdict, tuple[str, ...]] = {
    Verdict.NONE: ("expected", "added", "ads_rate"),
    Verdict.ENOUGH: ("expected", "lowest", "missing", "added"),
    Verdict.SEA: ("expected", "lowest", "missing", "sea_by", "added"),
    Verdict.AIR: ("expected", "lowest", "missing", "sea_by", "air_by", "added"),
    Verdict.CAP: (
        *("expected", "lowest", "missing", "sea_by", "air_by"),
        *("before", "taken", "cap_until", "cap", "added"),
    ),
    Verdict.UNCOUNTED: ("expected", "sea_by", "added"),
}
"""The numbers that lead to each verdict."""
NOT_BEGUN = N_("{planned} planned on top of ordinary sales")
SEASON = N_("{daily_rate} a day of ordinary sales × ({factor} − 1) × {days_to_come} days to come on which it counts")
HAS_SOLD = N_(
    "{planned} planned − ({sold} sold since the start − {daily_rate} a day of ordinary sales × {days_since_start} days)"
)
HAS_SOLD_A_PART = N_(
    "{planned} planned − {part} of ({sold} sold since the start − {daily_rate} a day of ordinary sales × "
    "{days_since_start} days), as other events ran beside it"
)
SOLD_NO_MORE = N_(
    "{planned} planned; the {sold} sold since the start are no more than {daily_rate} a day of ordinary sales"
)
LOWEST = N_("from {first} to {last}: {on_hand} on hand less {committed} sold, less {daily_rate} a day")
LOWEST_WITH = N_(
    "from {first} to {last}: {on_hand} on hand less {committed} sold, less {daily_rate} a day; counted on their days: "
    "{moves}"
)
MISSING = N_("from {lowest} least stock up to {safety_stock} safety stock")
MISSING_SHORT = N_("{lowest} short, and {safety_stock} safety stock")
OTHERWISE_EXPIRES = N_("it sells {expected} of the {spared} that would expire unsold without it")
NOTHING_MISSING = N_("{lowest} least stock keeps the {safety_stock} safety stock whole")
BY_SEA = N_("{longest} days, the longest normal lead time, before the eve of its start")
BY_SEA_ON_ORDER_DAYS = N_(
    "the last order day, every {review} days, that is {longest} days, the longest normal lead time, before the eve of "
    "its start"
)
BY_AIR = N_("{by_air} days by air, and {air_decision} days to decide, before the eve of its start")
BY_AIR_AT_ONCE = N_("{by_air} days by air before the eve of its start")
NOW = N_("{on_hand} on hand less {committed} sold")
BEFORE = N_("{on_hand} on hand less {committed} sold, less {daily_rate} a day until then")
BEFORE_WITH = N_(
    "{on_hand} on hand less {committed} sold, less {daily_rate} a day until then; counted on their days: {moves}"
)
TAKEN = N_("{daily_rate} a day of ordinary sales, and other events, from {first} to {last}")
NOTHING_TAKEN = N_("more arrives on its first day")
CAP = N_("{before} in stock − {taken} sold beside it − {safety_stock} safety stock, in whole units")
CAP_UNSOLD = N_("{unsold} would expire unsold without it")
NO_CAP = N_("{before} in stock − {taken} sold beside it − {safety_stock} safety stock leave none")
DELIVERED = N_("the first delivery with a date from its start on")
ORDERED = N_("the next order, after {lead_time} days of lead time")
ADDED = N_("{sold_then} sold on its {days_run} days so far − {usual} a day, as usual before it, × {days_run} days")
ADDED_A_PART = N_(
    "{part} of ({sold_then} sold on its {days_run} days so far − {usual} a day, as usual before it, × {days_run} "
    "days), as other events ran beside it"
)
ONE_WAY = {"lowest": LOWEST, "ads_rate": explanation_words.HOW["ads_rate"]}


def event_explanation(why: EventWhy, voice: Voice) -> Message:
    """Return the explanation of every product of an event, the most pressing first."""
    title = voice.say("Why these numbers: {event}", event=why.event.name)
    lines = [bold(title), headline(why.event, voice), *([] if why.parts else of_all_lines(why.event, voice))]
    for each in why.parts[:PARTS]:
        lines.append(Safe(f"{code(escape(each.part.product))} · {escape(each.location)}"))
        lines += _lines(each, why.event, voice)
    if len(why.parts) > PARTS:
        more = len(why.parts) - PARTS
        lines.append(voice.count("… and {n} more product", "… and {n} more products", more))
    if why.usual is not None:
        lines += usual_why_lines(why.usual, why.event, voice)
    return Message(text=cut(title, MESSAGE_TEXT), blocks=(*in_sections(lines), context(rule_words(why.event, voice))))


def event_why_lines(events: Sequence[EventWhy], voice: Voice) -> list[Safe]:
    """Return why the events of one product are judged as they are, below the numbers of its card."""
    return [line for why in events for line in (headline(why.event, voice), *_lines(why.parts[0], why.event, voice))]


def _lines(why: PartWhy, event: EventCard, voice: Voice) -> list[Safe]:
    said = [it for it in why.explained if it.name in SAID[why.part.verdict] and _is_known(it)]
    lines = [part_words(why.part, event, voice), *(_line(it, why.as_of, voice) for it in said)]
    if why.part.verdict == Verdict.CAP and not any(it.name == "air_by" for it in said):
        lines.append(voice.say("• It has no air route, as the planning workbook says."))
    return lines


def _is_known(it: Explained) -> bool:
    return not isnan(it.value) and (isfinite(it.value) or it.unit != "day")


def _line(it: Explained, as_of: date, voice: Voice) -> Safe:
    how, values = _how(it), input_words(it, NO_MONEY, voice)
    if (span := _span(it)) is not None:
        first, last = span
        moving = moves(it, last, as_of, voice)
        days = {"first": as_of + timedelta(days=first), "last": as_of + timedelta(days=last)}
        values = {**values, **days, "moves": moving}
        how = {LOWEST: LOWEST_WITH, BEFORE: BEFORE_WITH}.get(how, how) if moving else how
    name = {NOW: STOCK_NOW, ORDERED: ONCE_ORDERED}.get(how, NAMES[it.name])
    return said_line(name, it, how, values, as_of, NO_MONEY, voice)


def _span(it: Explained) -> tuple[int, int] | None:
    """Return from which day to which the projection is looked at; None where it is not."""
    match it.name:
        case "lowest":
            return int(number(it, "start")), int(max(number(it, "end"), number(it, "cap_until") - 1))
        case "taken":
            return int(number(it, "start")), int(number(it, "cap_until") - 1)
        case "before" if number(it, "start") > 1:
            return 0, int(number(it, "start") - 1)
    return None


def _how(it: Explained) -> Phrase:  # noqa: PLR0911 - one a number
    match it.name:
        case "expected":
            return _of_expected(it)
        case "missing":
            return _of_missing(it)
        case "sea_by":
            return BY_SEA if isnan(number(it, "order_day") + number(it, "review")) else BY_SEA_ON_ORDER_DAYS
        case "air_by":
            return BY_AIR if number(it, "air_decision") else BY_AIR_AT_ONCE
        case "before":
            return BEFORE if number(it, "start") > 1 else NOW
        case "taken":
            return TAKEN if number(it, "cap_until") > number(it, "start") else NOTHING_TAKEN
        case "cap":
            return _of_cap(it)
        case "cap_until":
            days = it.inputs["receipt_days"]
            return (
                DELIVERED if isinstance(days, tuple) and max(it.value, 1) in {max(day, 1) for day in days} else ORDERED
            )
        case "added":
            return ADDED if number(it, "part") == 1 else ADDED_A_PART
    return ONE_WAY[it.name]


def _of_expected(it: Explained) -> Phrase:
    if number(it, "factor") != 1:
        return SEASON
    if not number(it, "sold"):
        return NOT_BEGUN
    if number(it, "sold") <= number(it, "daily_rate") * number(it, "days_since_start"):
        return SOLD_NO_MORE
    return HAS_SOLD if number(it, "part") == 1 else HAS_SOLD_A_PART


def _of_missing(it: Explained) -> Phrase:
    if it.value:
        return MISSING_SHORT if number(it, "lowest") < 0 else MISSING
    return NOTHING_MISSING if number(it, "lowest") >= number(it, "safety_stock") else OTHERWISE_EXPIRES


def _of_cap(it: Explained) -> Phrase:
    left = number(it, "before") - number(it, "taken") - number(it, "safety_stock")
    return CAP_UNSOLD if number(it, "unsold") > max(left, 0.0) else CAP if it.value else NO_CAP
