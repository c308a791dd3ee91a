"""Why these numbers of slow stock: each in one line, with its inputs and the rule's source."""

from collections.abc import Mapping, Sequence
from math import isnan

from bot.messages.blocks import bold, context, section
from bot.messages.clearance.slow_list import age_words
from bot.messages.clearance.slow_values import Limits
from bot.messages.explaining.explained import MULTIPLIED, explained_line
from bot.messages.reply import Message
from bot.wording import N_, Phrase, Safe, Voice
from planner.explaining.explain import Explained

NAMES: Mapping[str, Phrase] = {
    "oldest": N_("Oldest unit"),
    "mean_age": N_("Mean age"),
    "old_units": N_("Old units"),
    "sell_through": N_("Sell-through"),
    "landed_cost": N_("Cost of a unit"),
    "old_cash": N_("Money in old units"),
    "cash": N_("Money in all units"),
}
HOW: Mapping[str, Phrase] = {
    "oldest": N_("the oldest receipt of which something is left, as the oldest units leave first"),
    "mean_age": N_("the age of every unit that is left, on average"),
    "old_units": N_("units strictly older than {slow_age} days; day {slow_age} itself is not old"),
    "sell_through": N_("{sold} sold in {window} days ÷ ({opening} there when they began + {received} that came)"),
    "landed_cost": N_("{unit_cost} supplier's price + {freight} freight and duty"),
    "old_cash": N_("{old_units} old units × {landed_cost}"),
    "cash": N_("{on_hand} units on hand × {landed_cost}"),
}
WITHOUT_FREIGHT = N_("{unit_cost} supplier's price; freight and duty are not known")
SOURCES: Mapping[str, Phrase] = {
    "definition": N_("by definition"),
    "first in, first out": N_("first in, first out"),
    "article 3.1": N_("TikTok stock-keeping guide, part 3.1"),
}
MONEY = {"unit_cost", "freight", "landed_cost"}


def slow_explanation(
    product: str,
    location: str,
    explained: Sequence[Explained],
    currency: str,
    limits: Limits,
    voice: Voice,
    *,
    is_at_least: bool,
    own: Safe | None = None,
) -> Message:
    """Return the explanation of every number that is known; ``own`` names thresholds that are not of all shops."""
    title = voice.say("Why these numbers: {product}, {location}", product=product, location=location)
    lines = []
    for it in explained:
        if not isnan(it.value):
            value = _value(it, currency, voice, is_at_least=is_at_least)
            how, source = voice.say(_how(it), **_inputs(it, currency, limits, voice)), voice.say(SOURCES[it.source])
            lines.append(explained_line(voice.say(NAMES[it.name]), value, how, it, source, voice))
    notes = [
        voice.say(
            "Receipts come from received orders, the planning workbook, and counts that found more than they should."
        ),
    ]
    if is_at_least:
        notes.append(
            voice.say("“At least”: some of it was there at the first count, and nobody wrote down since when.")
        )
    if own:
        notes.append(own)
    return Message(text=title, blocks=(section(Safe(f"{bold(title)}\n" + "\n".join(lines))), context(*notes)))


def _how(it: Explained) -> Phrase:
    if it.name == "landed_cost" and isnan(_number(it, "freight")):
        return WITHOUT_FREIGHT
    return HOW[it.name]


def _value(it: Explained, currency: str, voice: Voice, *, is_at_least: bool) -> Safe:
    match it.unit:
        case "days":
            return age_words(int(it.value), voice, is_at_least=is_at_least)
        case "share":
            return voice.share(it.value)
        case "money":
            return _money(it.name, it.value, currency, voice)
        case _:
            return voice.units(it.value)


def _inputs(it: Explained, currency: str, limits: Limits, voice: Voice) -> dict[str, object]:
    numbers = {name: _number(it, name) for name, value in it.inputs.items() if not isinstance(value, tuple)}
    said: dict[str, object] = {
        name: _money(name, number, currency, voice) if name in MONEY else voice.units(number)
        for name, number in numbers.items()
    }
    return said | {"window": voice.units(limits.window)}


def _number(it: Explained, name: str) -> float:
    value = it.inputs[name]
    return float("nan") if isinstance(value, tuple) else float(value)


def _money(name: str, amount: float, currency: str, voice: Voice) -> Safe:
    return Safe("–") if isnan(amount) else voice.amount(amount, currency, is_multiplied=name in MULTIPLIED)
