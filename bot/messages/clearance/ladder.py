"""Why slow stock lies and what can be done about it, the most cash first, as parts of a card and a list."""

from bot.messages.blocks import Confirm, bold, button, context, in_sections, section
from bot.messages.clearance.cause_words import LIKELY, NO_CAUSE, cause_lines
from bot.messages.clearance.ladder_values import Ladder, RungLine, StepAsked
from bot.messages.clearance.rung import price_words, rung_lines, rung_title
from bot.messages.clearance.step_values import StepLine
from bot.messages.reply import Block
from bot.wording import N_, Safe, Voice
from planner.clearance.ladder import Step

ASSUMED = {Step.BUNDLE, Step.COMMISSION, Step.MARKDOWN}
LOWEST = N_("No step lowers its price in the shop below its lowest price, {lowest}.")
NO_RATE = N_(
    "No step asks less in the shop than now: its lowest price is {lowest}, and the exchange rate {priced_in}/{sold_in} "
    "is missing. Put it into the planning workbook, sheet Exchange rates."
)
SELL_BY = N_("What is left after its sell-by date, {date}, is worth nothing.")
NO_DAYS = N_("Its sell-by date, {date}, leaves no step a day to work.")


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
    why = [likely, *cause_lines(ladder.causes, ladder.window, voice)]
    blocks = [*in_sections(why), section(_head(ladder, moves, voice)), *in_sections(_tried(ladder, voice))]
    for place, rung in enumerate(ladder.rungs, start=1):
        asked = StepAsked(product, location, rung.step, rung.price_minor, running)
        words = rung_lines(rung, place, ladder, voice)
        accept = _accept(asked, voice) if ladder.is_worth(rung) else None
        if rung.step == taken:
            words = Safe(f"{words}\n{voice.say('✅ Accepted: how it goes stands above.')}")
            accept = button(voice.say("Undo"), "clear_undo", running)
        blocks.append(section(words, accept))
    return [*blocks, context(voice.together(*_notes(ladder, voice)))]


def _head(ladder: Ladder, moves: int, voice: Voice) -> Safe:
    if ladder.sell_by is not None and ladder.days:
        return voice.count(
            "*What the unit to be sold by {date} can still bring*, each step given {days}",
            "*What the {n} units to be sold by {date} can still bring*, each step given {days}",
            ladder.units,
            date=ladder.sell_by,
            days=voice.days(ladder.days),
        )
    if ladder.sell_by is not None:
        return voice.count(
            "*What can be done with the unit whose last day of sale is {date}*",
            "*What can be done with the {n} units whose last day of sale is {date}*",
            ladder.units,
            date=ladder.sell_by,
        )
    if not ladder.days:
        return voice.count(
            "*What can be done with the old unit*", "*What can be done with the {n} old units*", ladder.units
        )
    if moves:
        return voice.count(
            "*What the other old unit can still bring*, each step given {days}",
            "*What the other {n} old units can still bring*, each step given {days}",
            ladder.units,
            days=voice.days(ladder.days),
        )
    return voice.count(
        "*What the old unit can still bring*, each step given {days}",
        "*What the {n} old units can still bring*, each step given {days}",
        ladder.units,
        days=voice.days(ladder.days),
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
    said += [_put_back(tried, voice) for tried in ladder.tries if _is_in_force(tried, ladder) and tried.earns_less]
    if not said or not ladder.rungs:
        return said
    first = ladder.rungs[0]
    if first.step in {tried.rung.step for tried in ladder.tries}:
        most = voice.say("Even so, *{step}* brings most of what is left to do.", step=rung_title(first, voice))
    else:
        most = voice.say("So *{step}* brings most now.", step=rung_title(first, voice))
    return [*said, most]


def _is_in_force(tried: StepLine, ladder: Ladder) -> bool:
    """Return whether customers see the price of a markdown that was tried, or a lower one."""
    return tried.rung.before_minor is not None and _taken(ladder, tried.rung) == Step.WAIT


def _put_back(tried: StepLine, voice: Voice) -> Safe:
    return voice.say(
        "Put its price back to {before} first: {price} sold no more, and every step brings less by it.",
        before=bold(voice.money(tried.rung.before_minor or 0, tried.rung.currency)),
        price=price_words(tried.rung, voice),
    )


def _accept(asked: StepAsked, voice: Voice) -> Block:
    """Return the button that accepts a step."""
    final = Confirm(
        title=voice.say("Donate or scrap it?"),
        text=voice.say("What is given away brings nothing back."),
        yes=voice.say("Accept"),
        no=voice.say("Keep it"),
    )
    confirm = final if asked.step == Step.GIVE_AWAY else None
    return button(voice.say("Accept"), "clear_accept", asked.value, confirm=confirm)


def _notes(ladder: Ladder, voice: Voice) -> list[Safe]:
    notes = [voice.say("What the units cost is already spent: it does not count in any step.")]
    if any(rung.step in ASSUMED for rung in ladder.rungs):
        notes.append(voice.say("How much more a step sells is assumed; `/stock settings` changes it."))
    if ladder.lowest is not None:
        lowest = voice.money(ladder.lowest.minor, ladder.lowest.currency)
        rate = {"priced_in": ladder.lowest.currency, "sold_in": ladder.no_rate_to}
        notes.append(voice.say(NO_RATE if ladder.no_rate_to else LOWEST, lowest=lowest, **rate))
    if ladder.sell_by is not None:
        notes.append(voice.say(SELL_BY if ladder.days else NO_DAYS, date=ladder.sell_by))
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
