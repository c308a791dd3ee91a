"""What may sell in a lead time: no more than so many units in half of all cases, so many in 80 % of them, and so on."""

from collections.abc import Sequence
from math import inf

from bot.messages.explaining.explained import number
from bot.wording import Safe, Voice
from planner.explaining.explain import Explained
from planner.forecasting.forecast import SHARES, quantiles
from planner.whole import whole_units


def quantile_lines(explained: Sequence[Explained], voice: Voice) -> list[Safe]:
    """Return the line of the quantiles of the usual lead time; none where nothing sells, or nothing strays."""
    spread = next((it for it in explained if it.name == "spread"), None)
    if spread is None or not 0 < spread.value < inf:
        return []
    days = number(spread, "usual_lead_time")
    most = whole_units(quantiles(number(spread, "daily_rate") * days, spread.value))
    said = (
        voice.say("{units} in {share}", units=voice.units(units), share=voice.share(share))
        for share, units in zip(SHARES, most, strict=True)
    )
    return [
        voice.say(
            "• Demand in a lead time of {days}: at most {quantiles} of all cases _(expected sales + z × their spread)_",
            days=voice.days(days),
            quantiles=voice.listed(said),
        )
    ]
