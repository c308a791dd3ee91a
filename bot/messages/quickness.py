"""How quickly daily rates follow what sold lately, where a catalogue's own past says more quickly than usual."""

from bot.wording import Safe, Voice
from planner.forecasting.blend import MEAN_WEIGHTS, WINDOWS


def quickness_line(weights: tuple[float, ...], voice: Voice) -> Safe | None:
    """Return over how many weeks rates look back; None: over up to a year, as usual, and there is nothing to say."""
    if weights == MEAN_WEIGHTS:
        return None
    longest = max(window for window, weight in zip(WINDOWS, weights, strict=True) if weight)
    return voice.say(
        "Daily rates follow the last {weeks} weeks: tried on your own past, they foretold lead times better so than by "
        "a blend of up to a year",
        weeks=longest // 7,
    )
