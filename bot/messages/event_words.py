"""What is said of an event: its kind, its days, and per product what was planned, what sold and what can be done."""

from collections.abc import Mapping, Sequence
from math import isnan

from bot.messages.blocks import bold, code
from bot.messages.days_words import days_words
from bot.messages.event_caps import cap_words
from bot.messages.event_factors import factor_words
from bot.messages.event_values import EventCard, EventPart, Phase
from bot.messages.season_paused import season_paused
from bot.wording import N_, Phrase, Safe, Voice, escape
from planner.events.plan import WITHOUT_UNITS, EventKind
from planner.events.verdict import Verdict

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


def part_line(part: EventPart, event: EventCard, voice: Voice) -> Safe:
    """Return one product of an event in a line: what was planned, what sold, and what can be done."""
    said = part_words(part, event, voice)
    if event.phase == Phase.COMING and part.last_time is not None:
        last = part.last_time
        added = voice.say(
            "Last time ({name}, until {date}) it really added {added} of {planned} planned.",
            name=last.name,
            date=last.ended,
            added=last.added,
            planned=last.planned,
        )
        said = voice.together(said, added)
    return voice.say("• {product}: {said}", product=code(escape(part.product)), said=said)


def part_words(part: EventPart, event: EventCard, voice: Voice) -> Safe:
    """Return what was planned of one product, what sold, and what can be done."""
    if event.kind in WITHOUT_UNITS:
        return _paused(part, voice) if event.kind == EventKind.ADS_PAUSED else factor_words(part, event, voice)
    said = [voice.say("{units} planned", units=part.planned)]
    if event.phase == Phase.RUNNING:
        said.append(voice.say("{units} sold since the start", units=part.sold))
        said.append(voice.say("{units} still expected", units=part.expected))
    if event.phase == Phase.OVER:
        said.append(voice.say("{units} sold on its days", units=part.sold))
        said.append(_added(part.added, voice))
    facts, *rest = said
    for more in rest:
        facts = voice.say("{said}, {more}", said=facts, more=more)
    if not event.is_open:
        return voice.say("{facts}.", facts=facts)
    return voice.say("{facts}. {verdict}", facts=facts, verdict=verdict_words(part, event, voice))


def verdict_words(part: EventPart, event: EventCard, voice: Voice) -> Safe:  # noqa: PLR0911 - one a verdict
    """Return what can be done for one product of an event."""
    match part.verdict:
        case Verdict.NONE:
            return voice.say("✅ What was planned is sold.")
        case Verdict.ENOUGH:
            return voice.say("✅ Stock covers it.")
        case Verdict.SEA:
            return voice.say(
                "🚢 Sea is in time if ordered by *{date}*; {missing} units are missing by then.",
                date=part.sea_by,
                missing=part.missing,
            )
        case Verdict.AIR if part.by_sea:
            return voice.say(
                "✈️ Only air is sure: decide by *{date}*; {missing} units are missing by then. An order by sea placed "
                "now is usually there on *{by_sea}*, a late one after it starts.",
                date=part.air_by or "",
                missing=part.missing,
                by_sea=part.by_sea,
            )
        case Verdict.AIR:
            return voice.say(
                "✈️ Only air: decide by *{date}*; {missing} units are missing by then.",
                date=part.air_by or "",
                missing=part.missing,
            )
        case Verdict.CAP:
            return cap_words(part, event, voice)
        case Verdict.UNCOUNTED:
            if part.sea_by < event.today:
                return voice.say("⚪ Its stock was not counted lately: import a stock export.")
            return voice.say(
                "⚪ Its stock was not counted lately: import a stock export. By sea, order by *{date}*.",
                date=part.sea_by,
            )


def _paused(part: EventPart, voice: Voice) -> Safe:
    if isnan(part.ads_rate):
        return voice.say("what ads sell of it is unknown, so nothing changes; import an ads export.")
    return voice.say("on these days it is expected to sell {rate} a day less.", rate=voice.rate(part.ads_rate))


def _added(added: int | None, voice: Voice) -> Safe:
    if added is None:
        return voice.say("what it added is not known")
    if added < 0:
        return voice.say("*{units} less* than on ordinary days", units=-added)
    return voice.say("it really added *{units}*", units=added)


def _in_days(number: int, voice: Voice) -> Safe:
    if number <= 0:
        return voice.say("today")
    return voice.say("tomorrow") if number == 1 else voice.count("in {n} day", "in {n} days", number)
