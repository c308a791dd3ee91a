"""What a season, a delay or a pause of ads changes: of one product, or of all of a shop."""

from bot.messages.events.event_values import EventCard, EventPart
from bot.wording import Safe, Voice
from planner.events.plan import DELAYS, EventKind


def factor_words(part: EventPart, event: EventCard, voice: Voice) -> Safe:
    """Return what a season or a delay does to a product."""
    if event.kind in DELAYS or not event.is_open or not part.expected:
        return in_short(event, voice)
    said = {"factor": voice.factor(event.amount), "units": abs(part.expected)}
    if part.expected < 0:
        return voice.say("ordinary sales × *{factor}*: {units} fewer than usual on the days to come.", **said)
    return voice.say("ordinary sales × *{factor}*: {units} more than usual on the days to come.", **said)


def in_short(event: EventCard, voice: Voice) -> Safe:
    """Return what a season or a delay does."""
    if event.kind in DELAYS:
        return voice.count(
            "an order on its way on these days takes {n} day longer.",
            "an order on its way on these days takes {n} days longer.",
            int(event.amount),
        )
    return voice.say("ordinary sales × *{factor}*.", factor=voice.factor(event.amount))


def all_products(event: EventCard, voice: Voice) -> Safe:
    """Return what a pause, a season or a delay does to all products of its shop."""
    match event.kind:
        case EventKind.SEASON:
            factor = voice.factor(event.amount)
            return voice.say("• All products of the shop: on these days ordinary sales × *{factor}*.", factor=factor)
        case EventKind.SEA_DELAY | EventKind.AIR_DELAY:
            return voice.count(
                "• All products of the shop: an order on its way on these days takes {n} day longer.",
                "• All products of the shop: an order on its way on these days takes {n} days longer.",
                int(event.amount),
            )
    return voice.say("• All products of the shop: on these days they are expected to sell without what ads bring.")
