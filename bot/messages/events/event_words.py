"""What is said of an event: its kind, its days, who presents it, and how it stands on the card of a product."""

from collections.abc import Mapping, Sequence

from bot.messages.blocks import bold
from bot.messages.days_words import days_words
from bot.messages.events.event_part import part_words
from bot.messages.events.event_values import EventCard, Phase
from bot.messages.events.season_paused import season_paused
from bot.wording import N_, Phrase, Safe, Voice, escape
from planner.events.plan import EventKind

ON_A_CARD = 3  # events of one product
KIND_WORDS: Mapping[EventKind, tuple[str, Phrase]] = {
    EventKind.LIVESTREAM: ("🎥", N_("livestream")),
    EventKind.SHORT_VIDEO: ("📱", N_("short video")),
    EventKind.FLASH_SALE: ("⚡", N_("flash sale")),
    EventKind.COUPON: ("🎟️", N_("coupon")),
    EventKind.CAMPAIGN: ("📣", N_("campaign")),
    EventKind.ADS_PAUSED: ("⏸️", N_("ads paused")),
    EventKind.SEASON: ("📈", N_("season")),
    EventKind.SEA_DELAY: ("🚢", N_("delay by sea")),
    EventKind.AIR_DELAY: ("✈️", N_("delay by air")),
}
"""The sign and the words of each kind."""


def headline(event: EventCard, voice: Voice) -> Safe:
    """Return the name, the kind, the host, what is off the price, the shop and the days."""
    sign, kind = KIND_WORDS[event.kind]
    parts = [f"{sign} {bold(escape(event.name))}", voice.say(kind), *facts(event, voice)]
    parts += [*([escape(event.shop)] if event.shop else []), days(event, voice)]
    number = [Safe(f"#{event.id}")] if event.id else []  # what nobody planned has none
    if event.phase == Phase.CANCELLED:
        parts[0] = Safe(f"✖️ ~{escape(event.name)}~")
        parts.append(bold(voice.say("cancelled")))
    elif event.phase == Phase.RUNNING:
        parts.append(bold(voice.say("runs now")))
    elif event.phase == Phase.OVER:
        parts.append(voice.say("over"))
    else:
        parts.append(_in_days((event.starts - event.today).days, voice))
    return Safe(" · ".join([*parts, *number]))


def facts(event: EventCard, voice: Voice) -> list[Safe]:
    """Return who presents it, and what is off the price, as far as somebody said."""
    host = [escape(event.host)] if event.host else []
    if event.price_cut is None:
        return host
    cut = voice.say("{share} off", share=voice.share(event.price_cut / 100))
    return [*host, cut if event.price_cut else voice.say("at full price")]


def event_lines(events: Sequence[EventCard], voice: Voice) -> list[Safe]:
    """Return the events of one product as its card shows them: the next ones, what is planned, what can be done."""
    lines = [_event_line(event, voice) for event in events[:ON_A_CARD]]
    lines += season_paused(events, voice)
    if len(events) > ON_A_CARD:
        lines.append(voice.count("… and {n} more event", "… and {n} more events", len(events) - ON_A_CARD))
    return lines


def _event_line(event: EventCard, voice: Voice) -> Safe:
    sign, _ = KIND_WORDS[event.kind]
    when = bold(voice.say("runs now")) if event.phase == Phase.RUNNING else days(event, voice)
    said = part_words(event.parts[0], event, voice)
    return Safe(f"{sign} {bold(escape(event.name))} · {when} · {said}")


def days(event: EventCard, voice: Voice) -> Safe:
    """Return the days an event runs."""
    return days_words(event.starts, event.ends, voice)


def _in_days(number: int, voice: Voice) -> Safe:
    if number <= 0:
        return voice.say("today")
    return voice.say("tomorrow") if number == 1 else voice.count("in {n} day", "in {n} days", number)
