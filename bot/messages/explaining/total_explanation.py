"""Why the money of a list is what it is: each total in one line, with what was added up and the rule's source."""

from collections.abc import Mapping, Sequence
from math import isfinite

from bot.messages.blocks import bold, context, in_sections
from bot.messages.explaining.explained import explained_line, source_words
from bot.messages.reply import Message
from bot.wording import N_, Phrase, Safe, Voice
from planner.explaining.total_rules import MoneyWhy
from planner.intake.money import decimals

NAMES: Mapping[str, Phrase] = {
    "order_costs": N_("Total cost"),
    "cash_now": N_("Cash in stock and on order now"),
    "ordered": N_("These orders at landed cost"),
    "after": N_("Cash once all of them are approved"),
    "on_hand": N_("Cash in stock"),
    "on_order": N_("Cash on order"),
    "slow": N_("Cash in old units of slow movers"),
    "turnover": N_("Turnover"),
    "days_of_inventory": N_("From shelf to customer"),
    "gmroi": N_("GMROI"),
    "active_rate": N_("SKUs that sell"),
}
HOW: Mapping[str, Phrase] = {
    "order_costs": N_("the units of each order × its supplier's price"),
    "cash_now": N_("units on hand and on order × landed cost, as of the last check"),
    "ordered": N_("the units of each order × landed cost, freight and duty by sea included"),
    "after": N_("{now} now + {ordered} of these orders at landed cost"),
    "on_hand": N_("units on hand × landed cost, as of the last look at stock"),
    "on_order": N_("units on order × landed cost, as of the last look at stock"),
    "slow": N_("units older than the limit of what is slow × landed cost"),
    "turnover": N_(
        "{cost_of_goods_sold} sold in a year at today's cost (what sold in {days} days, taken as a year) ÷ "
        "{average_inventory} in stock on average at the same cost"
    ),
    "days_of_inventory": N_("365 days ÷ {yearly_turnover} times a year"),
    "gmroi": N_(
        "{gross_margin} gross margin a year, after the platform's fee where it is set, ÷ {average_inventory} in stock "
        "on average"
    ),
    "active_rate": N_("{sold} SKUs that sold within {window} days ÷ {stocked} SKUs in stock"),
}


def total_explanation(
    about: Safe, whys: Sequence[MoneyWhy], voice: Voice, *, days: int = 0, window: int = 0, note: Safe | None = None
) -> Message:
    """Return the explanation of every total that is known; ``days`` and ``window`` are those of what sold."""
    title = voice.say("Why these numbers: {event}", event=about)
    lines = [_line(why, days, window, voice) for why in whys if isfinite(why.explained.value)]
    if not lines:
        lines = [voice.say("No amounts are known here yet: put unit costs into the planning workbook.")]
    blocks = tuple(in_sections([bold(title), *lines]))
    return Message(text=title, blocks=(*blocks, context(note)) if note else blocks)


def _line(why: MoneyWhy, days: int, window: int, voice: Voice) -> Safe:
    it = why.explained
    values: dict[str, object] = {"days": days, "window": window}
    for name, number in it.inputs.items():
        if isinstance(number, int | float):
            is_rate = name == "yearly_turnover"
            is_money = bool(why.currency)
            values[name] = (
                voice.rate(number) if is_rate else voice.money(round(number), why.currency) if is_money else number
            )
    how, amounts = voice.say(HOW[it.name], **values), _amounts(why, voice)
    if amounts not in {"", _value(why, voice)}:  # one amount in the same currency is the total itself
        how = voice.say("{amounts}: {how}", amounts=amounts, how=how)
    source = source_words(it.source, voice)
    return explained_line(voice.say(NAMES[it.name]), _value(why, voice), how, it, source, voice)


def _value(why: MoneyWhy, voice: Voice) -> Safe:
    it = why.explained
    match it.unit:
        case "money":
            return voice.money(round(it.value), why.currency)
        case "share":
            return voice.share(it.value)
        case "days":
            return voice.days(round(it.value))
        case _:
            return voice.rate(it.value)


def _amounts(why: MoneyWhy, voice: Voice) -> Safe:
    """Return what was added up; what was paid in another currency with the rate it is taken at."""
    amounts, worth = (why.explained.inputs.get(name, ()) for name in ("amounts", "worth"))
    parts = []
    for paid_in, coins, coin in zip(why.paid_in, amounts, worth, strict=True):  # type: ignore[arg-type]
        said = voice.money(round(coins), paid_in)
        rate = coin * 10.0 ** (decimals(paid_in) - decimals(why.currency))
        parts.append(said if paid_in == why.currency else Safe(f"{said} × {voice.factor(rate)}"))
    return Safe(" + ".join(parts))
