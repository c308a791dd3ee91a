"""The answer to “can I sell so many on that day?”: the verdict of an event nobody planned, and how to plan it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.messages.blocks import ALL_TEXT, MESSAGE_TEXT, bold, code, context, cut, in_quotes, in_sections
from bot.messages.events.event_caps import UNTIL_IT_EXPIRES
from bot.messages.events.event_meets import PARTS, beside_line
from bot.messages.events.event_part import verdict_words
from bot.messages.events.event_values import EventCard, EventPart
from bot.messages.reply import Block, Message
from bot.wording import N_, Safe, Voice, escape
from planner.events.verdict import Verdict

SHOPS = 10  # answered in one message
COMMAND = 500  # letters of what is typed
WHEN_IT_COMES = (  # of none, of some
    N_("No unit can be spared until {until}, when more arrives."),
    N_("As stock stands at most *{cap}* can be sold on top of ordinary sales until {until}, when more arrives."),
)
ONCE_ORDERED = (
    N_("No unit can be spared until {until}, when the next order can be here."),
    N_(
        "As stock stands at most *{cap}* can be sold on top of ordinary sales until {until}, when the next order can "
        "be here."
    ),
)
COVERED = {Verdict.ENOUGH, Verdict.SEA, Verdict.AIR}


@dataclass(frozen=True, slots=True)
class Supposed:
    """An event as it would stand."""

    card: EventCard
    unsaid: frozenset[str]  # products of which nobody said how many
    name: str  # "": nobody named it


def supposed_message(events: Sequence[Supposed], voice: Voice) -> Message:
    """Return what would be said of an event in each shop, and what is typed to plan it."""
    blocks: list[Block] = []
    shown = letters = 0
    for event in events[:SHOPS]:
        lines = [_head(event, voice), *(_line(part, event, voice) for part in event.card.parts[:PARTS])]
        lines += [beside_line(other, voice) for other in event.card.beside[:PARTS]]
        how = _how(event, voice)
        letters += sum(map(len, (*lines, how)))
        if shown and letters > ALL_TEXT:
            break
        blocks += (*in_sections(lines), context(how))
        shown += 1
    if left := len(events) - shown:
        more = voice.count("And in {n} more shop.", "And in {n} more shops.", left)
        blocks.append(context(voice.together(more, voice.say("Ask again with the name of a shop to see it alone."))))
    return Message(text=cut(_head(events[0], voice), MESSAGE_TEXT), blocks=tuple(blocks))


def _head(event: Supposed, voice: Voice) -> Safe:
    first, last = (voice.weekday(day) for day in (event.card.starts, event.card.ends))
    when = first if first == last else voice.say("{first} to {last}", first=first, last=last)
    return voice.say("🎥 *If there were a livestream* · {shop} · {days}", shop=event.card.shop, days=when)


def _line(part: EventPart, event: Supposed, voice: Voice) -> Safe:
    """Return what can be done for one product, or how much of it can be sold where nobody said how many."""
    if part.verdict == Verdict.UNCOUNTED:
        said = verdict_words(part, event.card, voice)
    elif part.product in event.unsaid:
        said = _at_most(part, voice)
    else:
        units = voice.say("{units} on top of ordinary sales.", units=bold(voice.units(part.planned)))
        said = voice.together(units, verdict_words(part, event.card, voice))
        if part.verdict in COVERED:
            said = voice.together(said, _at_most(part, voice))
    return voice.say("• {product}: {said}", product=code(escape(part.product)), said=said)


def _at_most(part: EventPart, voice: Voice) -> Safe:
    if part.cap_by:
        return voice.say(UNTIL_IT_EXPIRES, cap=part.cap, cap_by=part.cap_by)
    none, most = WHEN_IT_COMES if part.on_its_way else ONCE_ORDERED
    return voice.say(most if part.cap else none, cap=part.cap, until=part.cap_until)


def _how(event: Supposed, voice: Voice) -> Safe:
    """Return that nothing is planned yet, what is kept for ordinary sales, and what is typed to plan it."""
    card = event.card
    most = {part.product: _most(part, event) for part in card.parts}
    units = [f"{in_quotes(product)} {number}" for product, number in most.items() if number]
    if not units:
        return voice.say("Ordinary sales and the safety stock are kept.")
    days = [card.starts.isoformat()] + ([card.ends.isoformat()] if card.ends != card.starts else [])
    name = event.name or voice.say("Livestream")
    return voice.say(
        "Ordinary sales and the safety stock are kept. Nothing is planned by asking; `{command}` plans it.",
        command=cut(f'/event add "{name}" {" ".join(units)} {" ".join(days)} {card.shop}', COMMAND),
    )


def _most(part: EventPart, event: Supposed) -> int:
    """Return the units to plan: those that were said, else the most there is; 0 where stock was not counted lately."""
    if part.product not in event.unsaid:
        return part.planned
    return 0 if part.verdict == Verdict.UNCOUNTED else part.cap
