"""What became of gradient boosting: whether it multiplies daily rates here, and why or why not."""

from bot.wording import N_, Phrase, Safe, Voice
from planner.forecasting.boosted import Boosting

SAID: dict[str, Phrase] = {
    "missing": N_(
        "Gradient boosting is not installed where the bot runs: with `pip install '.[boost]'` it is tried every night, "
        "and used where it forecasts your own sales better"
    ),
    "short": N_("Gradient boosting is not used: the past is too short, or the items too few, to tell if it helps"),
    "no_better": N_(
        "Gradient boosting is not used: tried from {times} days of your own past on {items} items, it changed the "
        "error of forecasts by {error} and the cost of too little and too much stock by {high}; both must fall by more "
        "than chance explains"
    ),
    "better": N_(
        "Gradient boosting is used: tried from {times} days of your own past on {items} items, it changed the error of "
        "forecasts by {error} and the cost of too little and too much stock by {high}"
    ),
}


def boosting_line(it: Boosting, voice: Voice) -> Safe | None:
    """Return how it stands; None: it was not tried yet, and there is nothing to say."""
    if it.outcome not in SAID:
        return None
    error, high = (voice.growth(round(-less, 2) + 0.0) for less in (it.error_less, it.high_less))
    return voice.say(SAID[it.outcome], times=it.times, items=it.items, error=error, high=high)
