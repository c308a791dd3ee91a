"""How quickly daily rates follow what sold lately, where a catalogue's own past says otherwise than usual."""

from bot.wording import Safe, Voice
from planner.forecasting.blend import MEAN_WEIGHTS, WINDOWS
from planner.forecasting.quickness import CALM


def quickness_line(weights: tuple[float, ...], voice: Voice) -> Safe | None:
    """Return how far rates look back; None: over up to a year, as usual, and there is nothing to say."""
    if weights == MEAN_WEIGHTS:
        return None
    if weights == CALM:
        return voice.say(
            "Daily rates follow what sold lately more slowly than usual: what you sell is steady. Tried on your own "
            "past, they foretold lead times better by leaning on the last quarter to year"
        )
    longest = max(window for window, weight in zip(WINDOWS, weights, strict=True) if weight)
    return voice.say(
        "Daily rates follow the last {weeks} weeks: tried on your own past, they foretold lead times better so than by "
        "a blend of up to a year",
        weeks=longest // 7,
    )
