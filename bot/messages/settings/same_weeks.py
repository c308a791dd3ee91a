"""Whether daily rates go by how the coming weeks sold a year ago, and why or why not."""

from bot.wording import N_, Phrase, Safe, Voice
from planner.forecasting.same_weeks import AHEAD, SameWeeks, Weeks

WEEKS = 4
"""The coming ones that are told of; a plan looks as far ahead as an item's lead time."""
SAID: dict[int, Phrase] = {
    Weeks.FEW: N_("Daily rates do not go by last year: too few SKUs sell a day to tell a season"),
    Weeks.GAP: N_(
        "Daily rates do not go by last year: for weeks nothing sold, or no sales of the last days were imported yet"
    ),
    Weeks.NO_HELP: N_(
        "Daily rates do not go by last year: tried from {trials} days of your own past, that did not foretell better "
        "how many SKUs sell a day"
    ),
    Weeks.HELPS: N_(
        "Daily rates go by last year: over the coming {weeks} weeks × {times}, as these weeks sold a year ago. Tried "
        "from {trials} days of your own past, that foretold {saved} better how many SKUs sell a day. A fifth of each "
        "is what the SKU itself sold on these days, where that is known. Where you planned a season, that one counts"
    ),
    Weeks.OTHER_SIZE: N_(
        "Daily rates do not go by last year: over the last {weeks} weeks far more or far fewer SKUs sold a day than a "
        "year ago, and the days of your own past that this was tried from do not show it. Many new or dropped SKUs do "
        "that, or a new shop"
    ),
}


def weeks_line(it: SameWeeks, voice: Voice) -> Safe | None:
    """Return how it stands; None: it was not tried yet, and there is nothing to say."""
    if it.outcome == Weeks.SHORT:
        return voice.count(
            "Daily rates do not go by last year: {n} more day of sales is needed to tell if that helps",
            "Daily rates do not go by last year: {n} more days of sales are needed to tell if that helps",
            it.days_missing,
        )
    if it.outcome not in SAID:
        return None
    times = it.times[AHEAD.tolist().index(WEEKS * 7)] if it.times else 1.0
    values = {"times": voice.factor(times), "saved": voice.share(round(it.saved, 2)), "trials": it.trials}
    return voice.say(SAID[it.outcome], weeks=WEEKS, **values)
