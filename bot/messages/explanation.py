"""Why these numbers: each number of a card in one line, with its inputs, what was left out, and the rule's source."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import isfinite, isinf, isnan, nan

from bot.messages.blocks import bold, context, section
from bot.messages.reply import Message
from bot.wording import N_, Phrase, Safe, Voice, escape
from planner.explain import Explained
from planner.model import SafetyRule

NAMES: Mapping[str, Phrase] = {
    "daily_rate": N_("Sold a day"),
    "available": N_("Available"),
    "inventory_position": N_("Stock position"),
    "days_of_cover": N_("Lasts"),
    "stockout_day": N_("Stock-out date"),
    "lead_time_demand": N_("Sold during the lead time"),
    "spread": N_("Spread of sales"),
    "safety_stock": N_("Safety stock"),
    "cycle_service": N_("Lead times without a stock-out"),
    "fill_rate": N_("Demand served from stock"),
    "reorder_point": N_("Reorder point"),
    "threshold": N_("Threshold"),
    "order_up_to_level": N_("Order up to"),
    "suggested_quantity": N_("Suggested order"),
    "order_by_day": N_("Order by"),
    "air_quantity": N_("By air until then"),
    "air_decision_day": N_("Decide on air by"),
    "pause_ads_day": N_("Pause ads on"),
}
HOW: Mapping[str, Phrase] = {
    "daily_rate": N_("{sold} sold ÷ {in_stock_days} days in stock"),
    "available": N_("{on_hand} on hand − {committed} sold, not shipped − {reserved} reserved"),
    "inventory_position": N_("{on_hand} on hand + {on_order} on order − {committed} sold, not shipped"),
    "days_of_cover": N_("{available} available ÷ {daily_rate} a day"),
    "stockout_day": N_(
        "the first day on which {on_hand} on hand less {committed} sold, less {daily_rate} a day, plus what arrives, "
        "is used up"
    ),
    "lead_time_demand": N_("{daily_rate} a day × {lead_time} days of lead time"),
    "cycle_service": N_("what {safety_stock} safety stock sees through at a spread of {spread}"),
    "fill_rate": N_("the same, less what is short at a time, ordering up to {order_up_to_level} at {threshold}"),
    "reorder_point": N_("{lead_time_demand} sold during the lead time + {safety_stock} safety stock, rounded up"),
    "threshold": N_("{reorder_point} reorder point + {event_units} for planned events"),
    "order_up_to_level": N_(
        "{threshold} threshold + {daily_rate} a day × {cycle} days of the order cycle × {base_share} by sea"
    ),
    "suggested_quantity": N_(
        "{order_up_to_level} order up to − {inventory_position} stock position, then at least {moq} and full cartons "
        "of {case_pack}"
    ),
    "order_by_day": N_(
        "the last day an order of {lead_time} days still arrives before stock falls under {safety_stock}"
    ),
    "air_quantity": N_(
        "what is missing until an order placed today arrives in {lead_time} days; air takes {air_lead_time} days"
    ),
    "pause_ads_day": N_(
        "the first day on which what is left lasts until the next delivery only for the {organic_rate} a day that no "
        "ad brings and {safety_stock} safety stock"
    ),
    "air_decision_day": N_("stock-out date − {air_lead_time} days by air − {air_decision} days to decide"),
}
TYPED_BUFFER = N_("{buffer} units, typed for this product")
BY_SERVICE = N_("{z} × {spread} spread of sales over {lead_time} days")
OF_DAYS = N_(
    "√({usual_lead_time} days of lead time × {daily_spread}² spread of a day + "
    "({daily_rate} a day × {lead_time_spread} days spread of the lead time)²)"
)
OF_PAST = N_(
    "√(½ × {own_spread}² of its own past stretches of {usual_lead_time} days + "
    "½ × {usual_spread}² usual at such sales + "
    "({daily_rate} a day × {lead_time_spread} days spread of the lead time)²)"
)
LEARNED_BUFFER = N_("{daily_rate} a day × {buffer_days} days of buffer")
NO_ORDER = N_("{inventory_position} stock position against a threshold of {threshold}: no order is due")
SAFETY: Mapping[SafetyRule, Phrase] = {
    SafetyRule.TYPED_BUFFER: TYPED_BUFFER,
    SafetyRule.BUFFER: LEARNED_BUFFER,
    SafetyRule.SERVICE_LEVEL: BY_SERVICE,
}
LEFT_OUT: Mapping[str, Phrase] = {
    "left_out_days": N_("{n} days without stock"),
    "event_days": N_("{n} days of events"),
    "overdue": N_("{n} units that are overdue; they have no date"),
    "undated": N_("{n} units on their way of which nobody knows the day"),
    "reserved": N_("{n} units reserved by the platform"),
    "computed": N_("{n} units computed from sales, as a buffer was typed"),
}
SOURCES: Mapping[str, Phrase] = {
    "definition": N_("by definition"),
    "projection": N_("day-by-day projection"),
    "(s, S) policy": N_("reorder-point policy"),
}


def explanation(product: str, location: str, explained: Sequence[Explained], as_of: date, voice: Voice) -> Message:
    """Return the explanation of every number that has a value."""
    title = voice.say("Why these numbers: {product}, {location}", product=product, location=location)
    lines = [_line(it, as_of, voice) for it in explained if not isnan(it.value) and _is_worth_saying(it)]
    note = voice.say("Units are whole; days are days in the shop's time zone.")
    return Message(text=title, blocks=(section(Safe(f"{bold(title)}\n" + "\n".join(lines))), context(note)))


def _is_worth_saying(it: Explained) -> bool:
    if it.name in {"spread", "cycle_service", "fill_rate"}:  # what never strays needs no spread
        return (it.value if it.name == "spread" else _input(it, "spread")) > 0
    if it.name == "pause_ads_day" and isinf(it.value):
        return False
    return not (it.name.startswith("air_") and (it.value == 0 or isinf(it.value)))


def _line(it: Explained, as_of: date, voice: Voice) -> Safe:
    said = (
        f"• {voice.say(NAMES[it.name])} {bold(_value(it, as_of, voice))}: {voice.say(_how(it), **_inputs(it, voice))}"
    )
    if it.left_out:
        left_out = ", ".join(str(voice.say(LEFT_OUT[name], n=voice.units(n))) for name, n in it.left_out.items())
        said += "; " + voice.say("left out: {what}", what=Safe(left_out))
    return Safe(f"{said} _({_source(it.source, voice)})_")


def _how(it: Explained) -> Phrase:
    if it.name == "safety_stock":
        return SAFETY[SafetyRule(int(_input(it, "rule")))]
    if it.name == "spread":
        return OF_DAYS if isnan(_input(it, "own_spread")) else OF_PAST
    if it.name == "suggested_quantity" and it.value == 0:
        return NO_ORDER
    return HOW[it.name]


def _input(it: Explained, name: str) -> float:
    value = it.inputs[name]
    return nan if isinstance(value, tuple) else float(value)


def _value(it: Explained, as_of: date, voice: Voice) -> Safe:
    match it.unit:
        case "units/day":
            return voice.rate(it.value)
        case "share":
            return voice.share(it.value)
        case "days":
            return voice.days(it.value)
        case "day":
            return voice.day(as_of + timedelta(days=int(it.value))) if isfinite(it.value) else voice.say("not in sight")
        case _:
            return voice.rate(it.value) if it.name == "lead_time_demand" else voice.units(it.value)


def _inputs(it: Explained, voice: Voice) -> dict[str, object]:
    """Return the single numbers that go in; the projection's lists of receipts are told by its sentence."""
    rates = {
        "daily_rate",
        "organic_rate",
        "lead_time_demand",
        "buffer_days",
        "base_share",
        "lead_time",
        "air_lead_time",
        "cycle",
        "z",
        "usual_lead_time",
        "lead_time_spread",
        "daily_spread",
    }
    return {
        name: voice.rate(value) if name in rates else voice.units(value)
        for name, value in it.inputs.items()
        if isinstance(value, int | float)
    }


def _source(source: str, voice: Voice) -> Safe:
    if source in SOURCES:
        return voice.say(SOURCES[source])
    name, _, part = source.partition(" ")
    return voice.say("TikTok stock-keeping guide, part {part}", part=part) if name == "article" else escape(source)
