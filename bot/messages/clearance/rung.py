"""One step of the clearance ladder in words: what is to be done, what it brings, and how much of it in which time."""

from collections.abc import Mapping

from bot.messages.blocks import bold, code, cut
from bot.messages.clearance.ladder_values import Ladder, RungLine
from bot.wording import N_, Phrase, Safe, Voice, escape
from planner.clearance.ladder import Step
from planner.intake.money import decimals

NAME_LENGTH = 40
TITLES: Mapping[Step, Phrase] = {
    Step.WAIT: N_("Leave it as it is, at {price}"),
    Step.BUNDLE: N_("Bundle it with {other}, at {price} within the set (−{share})"),
    Step.COMMISSION: N_("Offer creators {share} commission on top, at {price}"),
    Step.MARKDOWN: N_("Mark it down to {price} (−{share})"),
    Step.OFF_SITE: N_("Sell it off-site, at about {price} each"),
    Step.GIVE_AWAY: N_("Donate or scrap it"),
}


BRINGS, COSTS, NOTHING = N_("{step}: {cash} back"), N_("{step}: costs {cash}"), N_("{step}: nothing back")
NONE_SELLS = N_("none is expected to sell in {days}; off-site after that")
NONE_IN_TIME = N_("none is expected to sell in {days}, until its sell-by date")


def rung_lines(rung: RungLine, place: int, ladder: Ladder, voice: Voice) -> Safe:
    """Return a step in two lines: what it is and brings, and how much of it in which time."""
    said = _brings(bold(Safe(f"{place}. {rung_title(rung, voice)}")), rung, voice)
    parts = [_moved(rung, ladder, voice)]
    if rung.step == Step.BUNDLE:
        parts.append(
            voice.count(
                "both were in {both} of {n} order with it",
                "both were in {both} of {n} orders with it",
                rung.of_item,
                both=rung.together,
            )
        )
    if rung.step == Step.WAIT and rung.units < ladder.units and ladder.sold_out_minor is not None:
        parts.append(
            voice.say(
                "all of it sold at that price: {cash}, in {days}",
                cash=voice.money(ladder.sold_out_minor, rung.currency),
                days=voice.days(rung.days),
            )
        )
    if rung.step != Step.GIVE_AWAY and rung.kept_minor is not None and rung.kept_minor < (ladder.cost_minor or 0):
        parts.append(
            voice.say(
                "leaves {kept} a unit, less than its cost of {cost}",
                kept=unit_words(rung.kept_minor, rung.currency, voice),
                cost=voice.money(ladder.cost_minor or 0, rung.currency),
            )
        )
    if rung.step == Step.GIVE_AWAY and ladder.storage_minor:
        parts.append(
            voice.say("saves {cash} of storage a month", cash=voice.money(ladder.storage_minor, rung.currency))
        )
    if ladder.brings_less(rung):
        parts.append(voice.say("brings less than leaving it as it is"))
    return Safe(f"{said}\n{' · '.join(parts)}")


def rung_title(rung: RungLine, voice: Voice) -> Safe:
    """Return what is to be done."""
    name = escape(cut(rung.other_name, NAME_LENGTH))
    return voice.say(
        TITLES[rung.step],
        price=price_words(rung, voice),
        share=voice.share(rung.share),
        other=Safe(f"{code(escape(rung.other))} {name}"),
    )


def price_words(rung: RungLine, voice: Voice) -> Safe:
    """Return what is asked for a unit, as fine as it is reckoned with."""
    return unit_words(rung.price_minor, rung.currency, voice)


def unit_words(coins: float | None, currency: str, voice: Voice) -> Safe:
    """Return what a unit brings, as fine as it is reckoned with; a dash where nobody knows."""
    if coins is None:
        return Safe("–")
    return voice.amount(coins / 10 ** decimals(currency), currency, is_multiplied=True)


def best_words(rung: RungLine, voice: Voice) -> Safe:
    """Return the step that brings most back as the last line of a slow mover in a list."""
    return _brings(rung_title(rung, voice), rung, voice)


def _brings(title: Safe, rung: RungLine, voice: Voice) -> Safe:
    cash = bold(voice.money(abs(rung.cash_minor), rung.currency))
    said = BRINGS if rung.cash_minor > 0 else COSTS if rung.cash_minor else NOTHING
    return voice.say(said, step=title, cash=cash)


def _moved(rung: RungLine, ladder: Ladder, voice: Voice) -> Safe:
    if not rung.units:
        none = NONE_IN_TIME if ladder.expires else NONE_SELLS
        return voice.say(none, days=voice.days(ladder.days))
    if rung.units < ladder.units and ladder.expires:
        return voice.say(
            "{units} of {all} units in {days}, until its sell-by date",
            units=rung.units,
            all=ladder.units,
            days=voice.days(ladder.days),
        )
    if rung.units < ladder.units:
        return voice.say(
            "{units} of {all} units in {days}, the rest off-site after that",
            units=rung.units,
            all=ladder.units,
            days=voice.days(ladder.days),
        )
    return voice.count("the one unit in {days}", "all {n} units in {days}", ladder.units, days=voice.days(rung.days))
