"""What an event does that plans no units of its own, and the rule by which one is judged, below its explanation."""

from bot.messages.events.event_factors import all_products
from bot.messages.events.event_values import EventCard
from bot.wording import N_, Safe, Voice
from planner.events.plan import WITHOUT_UNITS, EventKind

SEASON_OF_ALL = N_(
    "• Each product sells, more than usual: a day of its ordinary sales × (the factor − 1) × the days to come; a "
    "factor below 1 makes it fewer. On days of an event of its own a factor above 1 does not count, nor does a season "
    "on days of a stronger one."
)
COUNTS = N_(
    "It counts in the stock-out date, and in the threshold as far as it falls within the lead time, a review and the "
    "days to decide; a factor below 1 lowers no threshold. `/stock SKU why` shows it for one SKU."
)
OF_ONE_SKU = N_("`/stock SKU why` shows what it does to one SKU.")
COVERED = N_(
    "Covered where nothing is missing; else by sea until the last order by sea, else by air until the last day to "
    "decide, else a cap. `/stock SKU why` explains the rate, the safety stock and the lead time."
)


def of_all_lines(event: EventCard, voice: Voice) -> list[Safe]:
    """Return what a season, a delay or a pause of ads does to all products of its shop."""
    if event.kind not in WITHOUT_UNITS:
        return []
    lines = [all_products(event, voice)]
    return [*lines, voice.say(SEASON_OF_ALL)] if event.kind == EventKind.SEASON else lines


def rule_words(event: EventCard, voice: Voice) -> Safe:
    """Return by which rule an event is judged, or where its effect counts."""
    if event.kind == EventKind.SEASON:
        return voice.say(COUNTS)
    return voice.say(OF_ONE_SKU if event.kind in WITHOUT_UNITS else COVERED)
