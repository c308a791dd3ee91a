"""The events as a list: coming and running ones by start, or past ones with what they really added."""

from collections.abc import Sequence

from bot.messages.blocks import actions, button, in_sections
from bot.messages.events.event_card import event_buttons, summary
from bot.messages.events.event_values import EventCard
from bot.messages.page import Page
from bot.messages.reply import Block
from bot.wording import Safe, Voice


def event_page(
    events: Sequence[EventCard],
    total: int,
    voice: Voice,
    *,
    of: str = "",
    shop: str = "",
    is_past: bool = False,
    learned: Sequence[Block] = (),
) -> Page:
    """Return a page of events, each with its verdicts and buttons; ``of``, ``shop``: those of it only.

    ``learned``: what past ones added, by host, format and price.
    """
    rows: list[Block] = []
    for event in events:
        rows += in_sections(summary(event, voice))
        if event.is_open:
            rows.append(event_buttons(event, voice, in_list=True))
    title = _title(total, " · ".join(filter(None, (of, shop))), voice, is_past=is_past)
    note = voice.say(
        "`/event SKU123` shows those of one SKU, `/event past` what past ones really added, `/event season` what last "
        "year says is coming."
    )
    if is_past:
        note = voice.say("Added: sold on its days, less what sold on ordinary days before it.")
    head = tuple(learned) if is_past else (actions(button(voice.say("Add event…"), "event_add", of, style="primary")),)
    if not total:
        rows = list(in_sections([_how(voice, is_past=is_past)]))
    return Page(title, rows, len(events), total, head=head, note=note)


def _title(total: int, of: str, voice: Voice, *, is_past: bool) -> Safe:
    if is_past:
        return voice.count("{n} past event", "{n} past events", total) if total else voice.say("No event is over yet")
    if of and not total:
        return voice.say("No event of {product} is planned", product=of)
    if of:
        return voice.count("{n} event of {product}", "{n} events of {product}", total, product=of)
    return voice.count("{n} event planned", "{n} events planned", total) if total else voice.say("No event is planned")


def _how(voice: Voice, *, is_past: bool) -> Safe:
    if is_past:
        return voice.say("Once an event is over, this list says what it really added.")
    return voice.say(
        "Tell me about livestreams and campaigns before they start: I raise the threshold in time, say "
        "by when to order by sea or by air, and how much the event may sell at most. Press *Add event*, "
        "or type\n"
        '`/event add "Black Friday live" SKU123 1000 2026-11-28 2026-11-30`'
    )
