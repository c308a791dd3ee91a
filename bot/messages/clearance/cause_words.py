"""The likely cause why stock lies, in words, and the evidence for and against each."""

from collections.abc import Callable, Mapping, Sequence
from math import isinf
from typing import TypeAlias

from bot.messages.clearance.ladder_values import CauseLine
from bot.wording import N_, Phrase, Safe, Voice
from planner.clearance.causes import Cause, Finding
from planner.forecasting.pace import HALF_YEAR

Worded: TypeAlias = Callable[[Voice, float], Safe]

SIGNS = {Finding.LIKELY: "👉", Finding.UNLIKELY: "✔️", Finding.UNKNOWN: "❔"}
FEWER = 0.8  # of the pace before: too little less to be called faded, too much to be called well
LIKELY: Mapping[Cause, Phrase] = {
    Cause.RETURNED: N_(
        "*Likely cause*: too much of it comes back. First improve the product, or what its page promises."
    ),
    Cause.UNSEEN: N_(
        "*Likely cause*: ads hardly show it. Advertise it before you lower its price: “An ad for it” below says how."
    ),
    Cause.UNCLICKED: N_(
        "*Likely cause*: it is seen but not clicked. Change its main picture, title or audience first."
    ),
    Cause.UNBOUGHT: N_("*Likely cause*: it is clicked but not bought. Look at its product page, reviews and price."),
    Cause.FADED: N_("*Likely cause*: it sold well once, and demand has faded. Clear it before it falls further."),
    Cause.OVERBOUGHT: N_("*Likely cause*: more was bought than sells. Do not order more of it."),
}
NO_ADS = N_("Shown, clicked and bought in ads: not known; import an ads report of the last 91 days")
NO_CAUSE = N_("*Likely cause*: not known. Nothing that is known points to one.")


OF_ADS = (Cause.UNSEEN, Cause.UNCLICKED, Cause.UNBOUGHT)


def cause_lines(causes: Sequence[CauseLine], window: int, voice: Voice) -> list[Safe]:
    """Return what speaks for and against each cause; of ads that no report tells of in one line.

    ``window``: days of the pace of now.
    """
    unseen = any(each.cause == Cause.UNSEEN and each.finding == Finding.UNKNOWN for each in causes)
    told = [each for each in causes if not unseen or each.cause not in OF_ADS]
    lines = [cause_line(each, window, voice) for each in told]
    if unseen:
        lines.insert(1, Safe(f"{SIGNS[Finding.UNKNOWN]} {voice.say(NO_ADS)}"))
    return lines


def cause_line(cause: CauseLine, window: int, voice: Voice) -> Safe:
    """Return what speaks for or against a cause, or that it is not known; ``window``: days of the pace of now."""
    evidence = _evidence(cause, window, voice)
    if cause.cause == Cause.FADED and cause.finding == Finding.UNLIKELY and cause.measured < FEWER * cause.beside:
        return Safe(f"▫️ {voice.say('{evidence}: less, but not by half', evidence=evidence)}")
    return Safe(f"{SIGNS[cause.finding]} {evidence}")


def _evidence(cause: CauseLine, window: int, voice: Voice) -> Safe:
    if cause.finding == Finding.UNKNOWN:
        return voice.say(UNKNOWN[cause.cause])
    if cause.cause == Cause.OVERBOUGHT and isinf(cause.beside):
        return voice.say(NONE_SOLD, measured=cause.measured)
    sentence, measured, beside = KNOWN[cause.cause]
    if cause.cause == Cause.FADED and cause.earlier_days < HALF_YEAR:
        sentence = FADED_SINCE_THEN
    said = {"measured": measured(voice, cause.measured), "beside": beside(voice, cause.beside)}
    if cause.cause == Cause.OVERBOUGHT and cause.beside > 0:
        said["pace"] = voice.rate(cause.measured / cause.beside)
    return voice.say(sentence, window=voice.days(window), known=voice.days(cause.earlier_days), **said)


KNOWN: Mapping[Cause, tuple[Phrase, Worded, Worded]] = {
    Cause.RETURNED: (
        N_("Returns: {measured} of {beside} units sold in 180 days came back"),
        Voice.share,
        Voice.units,
    ),
    Cause.UNSEEN: (
        N_("Shown in ads: {measured} times in 91 days; an advertised page here: {beside}"),
        Voice.units,
        Voice.units,
    ),
    Cause.UNCLICKED: (N_("Clicked: {measured} of those who saw it; usual here: {beside}"), Voice.share, Voice.share),
    Cause.UNBOUGHT: (N_("Bought: {measured} of those who clicked; usual here: {beside}"), Voice.share, Voice.share),
    Cause.FADED: (
        N_("Demand: {measured} a day in the last {window}, {beside} in the half year before"),
        Voice.rate,
        Voice.rate,
    ),
    Cause.OVERBOUGHT: (
        N_("Stock against demand: {measured} units last {beside} even at {pace} a day, the faster of the two paces"),
        Voice.units,
        Voice.days,
    ),
}
FADED_SINCE_THEN = N_(
    "Demand: {measured} a day in the last {window}, {beside} in the half year before, of which {known} count (in "
    "stock, no event)"
)
NONE_SOLD = N_("Stock against demand: {measured} units, and none sold in the last 210 days")
UNKNOWN: Mapping[Cause, Phrase] = {
    Cause.RETURNED: N_("Returns: not known, or too few units sold to say"),
    Cause.UNSEEN: NO_ADS,
    Cause.UNCLICKED: N_("Clicked in ads: not known, or seen too seldom to say"),
    Cause.UNBOUGHT: N_("Bought after a click: not known, or clicked too seldom to say"),
    Cause.FADED: N_("Demand before: not known, or too few sold to have faded"),
    Cause.OVERBOUGHT: N_("Stock against demand: not known"),
}
