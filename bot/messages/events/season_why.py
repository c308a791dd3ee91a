"""Why a season is proposed as it is: each of its numbers in one line, with its inputs and what it was tried on."""

from collections.abc import Mapping, Sequence
from math import isnan

from bot.messages.blocks import MESSAGE_TEXT, bold, context, cut, in_sections
from bot.messages.events.season_card import title
from bot.messages.events.season_values import SeasonWhy
from bot.messages.explaining.explained import Currencies, input_words, number, said_line
from bot.messages.reply import Message
from bot.wording import N_, Phrase, Safe, Voice
from planner.explaining.explain import Explained
from planner.forecasting.last_year_trial import COMING, EVERY, POWERS

SEASONS = 4  # explained
NAMES: Mapping[str, Phrase] = {
    "season_shape": N_("Last year's rise or fall"),
    "season_factor": N_("Factor"),
    "season_saved": N_("Error saved"),
    "season_sea_by": N_("Last order by sea"),
}
SHAPE = N_("{level} SKUs sold a day from {first} to {last} ÷ {before} in the 13 weeks before {day}")
SHAPE_OF_TWO = N_(
    "√({level} SKUs sold a day from {first} to {last} ÷ {before} in the 13 weeks before {day} × {older}, the same of "
    "the year before)"
)
FACTOR = N_("{season_shape} to the power of {power}, which erred least, in steps of 0.05")
SAVED = N_(
    "1 − {going_by_it} ÷ {without} units: so far did forecasts of the next {coming} days err in all, made on {trials} "
    "days of your last year, one every {every} days, going by the year before and without it"
)
SEA_BY = N_("{sea} days, the mean lead time of the shop by sea, before the eve of its first day")
TRIED = N_("• Tried: {errors}")
COUNTED = N_(
    "How many SKUs sold a day is counted, not units: a few giant orders make a total, but no season. Nothing changes "
    "before somebody adds the season; with *Change first…* only the SKUs named there follow it."
)


def season_explanation(seasons: Sequence[SeasonWhy], voice: Voice) -> Message:
    """Return the explanation of each season; by start."""
    head = voice.say("Why these seasons")
    lines = [bold(head)]
    for why in seasons[:SEASONS]:
        lines += [bold(title(why.card, voice)), *(_line(it, why, voice) for it in why.explained if _counts(it, why))]
        lines.append(voice.say(TRIED, errors=_errors(why, voice)))
    if not seasons:
        lines.append(voice.say("No season is proposed. `/event season` says why, shop by shop."))
    return Message(text=cut(head, MESSAGE_TEXT), blocks=(*in_sections(lines), context(voice.say(COUNTED))))


def _counts(it: Explained, why: SeasonWhy) -> bool:
    """Return whether a number says something: nobody hurries for a quiet time."""
    return it.name != "season_sea_by" or why.card.factor > 1


def _line(it: Explained, why: SeasonWhy, voice: Voice) -> Safe:
    card = why.card
    values: dict[str, object] = {
        **input_words(it, Currencies(), voice),
        "first": card.last_starts,
        "last": card.last_ends,
        "day": card.compared_with,
        "coming": COMING,
        "every": EVERY,
        "trials": why.trial.times,
    }
    return said_line(NAMES[it.name], it, _how(it), values, why.looked, Currencies(), voice)


def _how(it: Explained) -> Phrase:
    if it.name == "season_shape":
        return SHAPE if isnan(number(it, "older")) else SHAPE_OF_TWO
    return {"season_factor": FACTOR, "season_saved": SAVED, "season_sea_by": SEA_BY}[it.name]


def _errors(why: SeasonWhy, voice: Voice) -> Safe:
    """Return the error of each power that was tried."""
    return voice.listed(
        voice.say("without it: {units} units", units=voice.units(error))
        if not power
        else voice.say("with power {power}: {units}", power=voice.factor(power), units=voice.units(error))
        for power, error in zip(POWERS, why.trial.errors, strict=True)
    )
