"""On which days of an event a season does not count: the event's own units do, and nothing counts twice."""

from collections.abc import Sequence

from bot.messages.blocks import bold
from bot.messages.days_words import days_words
from bot.messages.events.event_values import EventCard
from bot.wording import Safe, Voice, escape
from planner.events.plan import WITHOUT_UNITS, EventKind


def season_paused(events: Sequence[EventCard], voice: Voice) -> list[Safe]:
    """Return of the events of one product the days on which units are planned and a season does not count."""
    seasons = [event for event in events if event.kind == EventKind.SEASON and event.amount > 1]
    return [_paused(event, season, voice) for event in events for season in seasons if _takes(event, season)]


def _takes(event: EventCard, season: EventCard) -> bool:
    is_then = event.starts <= season.ends and season.starts <= event.ends
    return is_then and event.kind not in WITHOUT_UNITS and event.parts[0].planned > 0


def _paused(event: EventCard, season: EventCard, voice: Voice) -> Safe:
    return voice.say(
        "On the days of {event}, {days}, the season {season} does not count: nothing is counted twice.",
        event=bold(escape(event.name)),
        season=bold(escape(season.name)),
        days=days_words(max(event.starts, season.starts), min(event.ends, season.ends), voice),
    )
