"""Why a season is proposed as it is: the rules of its numbers, and what goes in."""

from collections.abc import Mapping
from math import isnan, sqrt

from planner.explaining.explain import Explained
from planner.explaining.single import Rule
from planner.forecasting.last_year import Season, rounded
from planner.forecasting.last_year_trial import Trial, saved

SOURCE = "own past"


def explain_season(season: Season, trial: Trial, lead_time: float) -> tuple[Explained, ...]:
    """Return what a season sold like, what is proposed of it, what that saves, and the last day to order for it.

    Args:
        season: as ``last_year`` found it; trial: what it was tried with.
        lead_time: [days] by sea, the mean of the shop.

    >>> autumn = Season(20, 60, before=100.0, level=150.0, older=float("nan"), shape=1.5, power=0.5, factor=1.2)
    >>> told = explain_season(autumn, Trial(9, (80.0, 70.0, 60.0, 75.0, 90.0), 0.5), 18.0)
    >>> [(it.name, it.value) for it in told]
    [('season_shape', 1.5), ('season_factor', 1.2), ('season_saved', 0.25), ('season_sea_by', 1.0)]
    >>> all(LAST_YEAR_RULES[it.rule](**it.inputs) == it.value for it in told)
    True
    """
    inputs: Mapping[str, dict[str, float]] = {
        "season_shape": {"level": season.level, "before": season.before, "older": season.older},
        "season_factor": {"season_shape": season.shape, "power": season.power},
        "season_saved": {"without": trial.without, "going_by_it": trial.going_by_it},
        "season_sea_by": {"start": season.start, "sea": lead_time},
    }
    units = {"season_saved": "share", "season_sea_by": "day"}
    return tuple(
        Explained(
            name=name,
            value=LAST_YEAR_RULES[name](**said),
            unit=units.get(name, "ratio"),
            rule=name,
            inputs=said,
            left_out={},
            source=SOURCE,
        )
        for name, said in inputs.items()
    )


def sea_by(start: float, sea: float) -> float:
    """Return the last day, from today, on which an order by sea arrives the day before a season starts; below 0: past.

    >>> sea_by(20.0, 18.5), sea_by(10.0, 30.0)
    (0.0, -21.0)
    """
    return float(start - 1 - -(-sea // 1))


LAST_YEAR_RULES: Mapping[str, Rule] = {
    "season_shape": lambda level, before, older: level / before if isnan(older) else sqrt(level / before * older),
    "season_factor": lambda season_shape, power: rounded(season_shape**power),
    "season_saved": saved,
    "season_sea_by": sea_by,
}
"""Each rule by the name of its number, taking the inputs of an Explained as keywords."""
