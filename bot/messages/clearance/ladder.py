"""Why slow stock lies and what can be done about it, the most cash first, as parts of a card and a list."""

from collections.abc import Mapping

from bot.messages.blocks import Confirm, bold, button, code, context, cut, in_sections, section
from bot.messages.clearance.cause_words import LIKELY, NO_CAUSE, cause_line
from bot.messages.clearance.ladder_values import Ladder, RungLine, StepAsked
from bot.messages.reply import Block
from bot.wording import N_, Phrase, Safe, Voice, escape
from planner.clearance.ladder import Step

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
ASSUMED = {Step.BUNDLE, Step.COMMISSION, Step.MARKDOWN}


def ladder_blocks(
    ladder: Ladder,
    product: str,
    location: str,
    voice: Voice,
    *,
    running: str = "",
    accepted: RungLine | None = None,
    moves: int = 0,
) -> list[Block]:
    """Return the likely cause with its evidence, and the steps, the most cash first, each with its button.

    ``running``: the step that is followed there, as its own buttons say it; ``accepted``: which step that is;
    ``moves``: [units] that other locations want beside.
    """
    taken = _taken(ladder, accepted)
    likely = voice.say(LIKELY[ladder.cause] if ladder.cause is not None else NO_CAUSE)
    why = [likely, *(cause_line(cause, ladder.window, voice) for cause in ladder.causes)]
    blocks = [*in_sections(why), section(_head(ladder, moves, voice)), *in_sections(_tried(ladder, voice))]
    for place, rung in enumerate(ladder.rungs, start=1):
        asked = StepAsked(product, location, rung.step, rung.price_minor, running)
        words, accept = rung_lines(rung, place, ladder, voice), _accept(asked, rung, voice)
        if rung.step == taken:
            words = Safe(f"{words}\n{voice.say('✅ Accepted: how it goes stands above.')}")
            accept = button(voice.say("Undo"), "clear_undo", running)
        elif ladder.brings_less(rung):
            accept = None
        blocks.append(section(words, accept))
    return [*blocks, context(voice.together(*_notes(ladder, voice)))]


def _head(ladder: Ladder, moves: int, voice: Voice) -> Safe:
    if moves:
        return voice.count(
            "*What the other old unit can still bring*, each step given {days} days",
            "*What the other {n} old units can still bring*, each step given {days} days",
            ladder.units,
            days=ladder.days,
        )
    return voice.count(
        "*What the old unit can still bring*, each step given {days} days",
        "*What the {n} old units can still bring*, each step given {days} days",
        ladder.units,
        days=ladder.days,
    )


def _taken(ladder: Ladder, accepted: RungLine | None) -> Step | None:
    """Return which step is the accepted one; of a markdown that customers see already it is to leave it as it is."""
    if accepted is None:
        return None
    if accepted.step != Step.MARKDOWN or accepted.price_minor is None:
        return accepted.step
    now = next((rung.price_minor for rung in ladder.rungs if rung.step == Step.WAIT), None)
    return Step.WAIT if now is not None and now <= accepted.price_minor else Step.MARKDOWN


def _tried(ladder: Ladder, voice: Voice) -> list[Safe]:
    """Return what steps brought that were tried and fell short, and which brings most now that this is known."""
    said = [
        voice.count(
            "↩️ *{step}* brought {moved} of {n} expected unit in {days}: it is judged by that now.",
            "↩️ *{step}* brought {moved} of {n} expected units in {days}: it is judged by that now.",
            tried.expected,
            step=rung_title(tried.rung, voice),
            moved=tried.moved,
            days=voice.days(tried.days),
        )
        for tried in ladder.tries
    ]
    if not said or not ladder.rungs:
        return said
    first = ladder.rungs[0]
    if first.step in {tried.rung.step for tried in ladder.tries}:
        most = voice.say("Even so, *{step}* brings most of what is left to do.", step=rung_title(first, voice))
    else:
        most = voice.say("So *{step}* brings most now.", step=rung_title(first, voice))
    return [*said, most]


def _accept(asked: StepAsked, rung: RungLine, voice: Voice) -> Block | None:
    """Return the button that accepts a step; leaving it as it is needs none."""
    if rung.step == Step.WAIT:
        return None
    final = Confirm(
        title=voice.say("Donate or scrap it?"),
        text=voice.say("What is given away brings nothing back."),
        yes=voice.say("Accept"),
        no=voice.say("Keep it"),
    )
    confirm = final if rung.step == Step.GIVE_AWAY else None
    return button(voice.say("Accept"), "clear_accept", asked.value, confirm=confirm)


def rung_lines(rung: RungLine, place: int, ladder: Ladder, voice: Voice) -> Safe:
    """Return a step in two lines: what it is and brings, and how much of it in which time."""
    title = bold(Safe(f"{place}. {rung_title(rung, voice)}"))
    cash = bold(voice.money(abs(rung.cash_minor), rung.currency))
    brings = BRINGS if rung.cash_minor > 0 else COSTS if rung.cash_minor else NOTHING
    said = voice.say(brings, step=title, cash=cash)
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
        price=Safe("–") if rung.price_minor is None else voice.money(rung.price_minor, rung.currency),
        share=voice.share(rung.share),
        other=Safe(f"{code(escape(rung.other))} {name}"),
    )


def best_words(rung: RungLine, voice: Voice) -> Safe:
    """Return the step that brings most back as the last line of a slow mover in a list."""
    cash = voice.money(rung.cash_minor, rung.currency)
    return voice.say(BRINGS, step=rung_title(rung, voice), cash=bold(cash))


def _moved(rung: RungLine, ladder: Ladder, voice: Voice) -> Safe:
    if rung.units < ladder.units:
        return voice.say(
            "{units} of {all} units in {days} days, the rest off-site after that",
            units=rung.units,
            all=ladder.units,
            days=ladder.days,
        )
    return voice.count("the one unit in {days}", "all {n} units in {days}", ladder.units, days=voice.days(rung.days))


def _notes(ladder: Ladder, voice: Voice) -> list[Safe]:
    notes = [voice.say("What the units cost is already spent: it does not count in any step.")]
    if any(rung.step in ASSUMED for rung in ladder.rungs):
        notes.append(voice.say("How much more a step sells is assumed; `/stock settings` changes it."))
    if ladder.lacks_rate is not None:
        bought_in, sold_in = ladder.lacks_rate
        lacks = voice.say(
            "The off-site price is a guess, and what storing it costs is not counted: the exchange rate "
            "{bought_in}/{sold_in} is missing. Put it into the planning workbook, sheet Exchange rates.",
            bought_in=bought_in,
            sold_in=sold_in,
        )
        return [*notes, lacks]
    if ladder.is_guessed:
        notes.append(
            voice.say("The off-site price is a guess: a salvage value in the planning workbook makes it yours.")
        )
    if ladder.storage_minor is None:
        notes.append(voice.say("What storing it costs is not known and not counted."))
    return notes
