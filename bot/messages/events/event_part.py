"""One product of an event in words: what was planned, what sold, what can be done."""

from math import isnan

from bot.messages.blocks import code
from bot.messages.events.event_caps import cap_words
from bot.messages.events.event_factors import factor_words
from bot.messages.events.event_values import EventCard, EventPart, Phase
from bot.wording import N_, Safe, Voice, escape
from planner.events.plan import WITHOUT_UNITS, EventKind
from planner.events.verdict import Verdict


def part_line(part: EventPart, event: EventCard, voice: Voice) -> Safe:
    """Return one product of an event in a line: what was planned, what sold, and what can be done."""
    said = part_words(part, event, voice)
    if event.phase == Phase.COMING and part.last_time is not None:
        last = part.last_time
        sentence = N_("Last time ({name}, until {date}) it really added {added} of {planned} planned.")
        if last.ran_out:
            sentence = N_(
                "Last time ({name}, until {date}) it really added {added} of {planned} planned before it ran out of "
                "stock."
            )
        added = voice.say(
            sentence,
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
        said += [voice.say("it ran out of stock, so it might have sold more")] if part.ran_out else []
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
