"""What a card of an event says of others on the same days: which of them count, and what to do if that is not meant."""

from collections.abc import Mapping

from bot.messages.blocks import code, cut
from bot.messages.days_words import days_words
from bot.messages.events.event_values import Beside, EventCard, Meets
from bot.wording import N_, Phrase, Safe, Voice, escape
from planner.events.plan import EventKind
from planner.seasons import stronger

PARTS = 10  # products named
NAME_LENGTH = 60
MEETS: Mapping[EventKind, Phrase] = {
    EventKind.SEASON: N_(
        "⚠️ *{event}* (#{number}, ×{amount}) is a season on these days too, {days}: on each of them the "
        "stronger counts, not both."
    ),
    EventKind.SEA_DELAY: N_(
        "⚠️ *{event}* (#{number}, {amount}) is a delay by sea on these days too, {days}: the one that begins "
        "first counts, not both."
    ),
    EventKind.AIR_DELAY: N_(
        "⚠️ *{event}* (#{number}, {amount}) is a delay by air on these days too, {days}: the one that begins "
        "first counts, not both."
    ),
}
OPPOSITE = N_(
    "⚠️ *{event}* (#{number}, ×{amount}) says the opposite for the same days, {days}: on them only ×{counts} counts, as "
    "the stronger, or of two as strong the higher. If that is not meant, change one, or `/event cancel #{number}`."
)
WITHIN = N_(
    "*{event}* (#{number}) has units of its own planned, {days}: of its SKUs the season does not count on these days."
)
AROUND = N_(
    "The season *{event}* (#{number}, ×{amount}) holds these days, too, {days}: on them it does not count, only what "
    "is planned here."
)
IN_PAUSE = N_(
    "⚠️ Ads pause on these days, {days}: *{event}* (#{number}). The units planned here count in full all the same: "
    "plan fewer with *Change…* if ads were to bring them."
)
PAUSES = N_(
    "⚠️ *{event}* (#{number}) has units planned while ads pause, {days}. They count in full all the same: plan fewer "
    "there if ads were to bring them, `/event #{number}`."
)


def beside_line(other: Beside, voice: Voice) -> Safe:
    """Return which other event counts as well: somebody may have typed one event twice."""
    named = voice.listed(code(escape(product)) for product in other.products[:PARTS])
    return voice.say(
        "⚠️ *{event}* (#{number}) has units of {products} planned on the same days too: both count.",
        event=cut(other.name, NAME_LENGTH),
        number=str(other.id),
        products=named if len(other.products) <= PARTS else Safe(f"{named} …"),
    )


def meets_line(other: Meets, event: EventCard, voice: Voice) -> Safe:
    """Return with what an event shares days on which not both count as planned, and which of them does."""
    is_season = other.kind == EventKind.SEASON
    return voice.say(
        _phrase(other, event),
        event=cut(other.name, NAME_LENGTH),
        number=str(other.id),
        amount=voice.factor(other.amount) if is_season else voice.days(other.amount),
        counts=voice.factor(stronger(other.amount, event.amount)) if is_season and event.amount else "",
        days=days_words(other.first, other.last, voice),
    )


def _phrase(other: Meets, event: EventCard) -> Phrase:
    if other.kind == EventKind.ADS_PAUSED:
        return IN_PAUSE
    if event.kind == EventKind.ADS_PAUSED:
        return PAUSES
    if other.kind == EventKind.SEASON and event.kind != EventKind.SEASON:
        return AROUND
    if other.kind == EventKind.SEASON and (other.amount > 1) != (event.amount > 1):
        return OPPOSITE
    return MEETS.get(other.kind, WITHIN)
