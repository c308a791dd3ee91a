"""The reminder in a shop's channel: the last safe order for an event is near, today, or has passed."""

from collections.abc import Mapping

from bot.messages.blocks import bold, context, in_sections
from bot.messages.events.event_part import part_line
from bot.messages.events.event_values import EventCard
from bot.messages.events.event_words import headline
from bot.messages.reply import Message
from bot.wording import N_, Phrase, Safe, Voice

PARTS = 10
WHEN: Mapping[str, Phrase] = {
    "tomorrow": N_("⏰ The last safe order by sea for {event} is *tomorrow*"),
    "today": N_("⏰ The last safe order by sea for {event} is *today*"),
    "passed": N_("⏰ For {event} an order by sea comes too late now"),
}


def event_alert(event: EventCard, told: str, voice: Voice) -> Message:
    """Return the reminder with the products it is about; once nothing is short any more it says so."""
    title = voice.say(WHEN[told], event=event.name)
    if not event.is_open or not event.short:
        return Message(text=title, blocks=tuple(in_sections([headline(event, voice), _settled(event, voice)])))
    lines = [title, headline(event, voice), *(part_line(part, event, voice) for part in event.short[:PARTS])]
    note = voice.say("`/stock SKU` shows what to order, `/event` changes the plan.")
    more = len(event.short) - PARTS
    if more > 0:
        note = Safe(voice.count("and {n} more product", "and {n} more products", more) + " · " + note)
    return Message(text=title, blocks=(*in_sections([Safe(line) for line in lines]), context(note)))


def _settled(event: EventCard, voice: Voice) -> Safe:
    if not event.is_open:
        return voice.say("There is nothing left to order for it.")
    return Safe(f"✔ {bold(voice.say('Stock covers it now.'))}")
