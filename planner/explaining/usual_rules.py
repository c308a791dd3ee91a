"""Why an event is expected to bring what it is: the rules of both numbers, and what goes in."""

from collections.abc import Mapping

import numpy as np

from planner.explaining.explain import Explained
from planner.explaining.single import Input, Rule, of_columns
from planner.forecasting.shrinkage import shrunk
from planner.forecasting.usual import suggested_units
from planner.model import Floats, Integers

SOURCE = "own past events"


def explain_multiple(events: Integers, median: Floats) -> Explained:
    """Return how many times an ordinary day's sales an event usually adds a day, with what it was made from.

    Args:
        events: past ones in each group, shape (groups,), from the widest to the narrowest.
        median: of theirs, same shape; nan where there is none.

    >>> it = explain_multiple(np.array([9, 3]), np.array([1.0, 2.0]))
    >>> it.value == USUAL_RULES[it.rule](**it.inputs) == 1.5
    True
    """
    inputs = {"group_events": tuple(events.tolist()), "group_medians": tuple(median.tolist())}
    return _explained("usual_multiple", "ratio", inputs)


def explain_units(multiple: float, rate: float, days: int) -> Explained:
    """Return how many units of a product an event usually adds, with what it was made from.

    Args:
        multiple: times an ordinary day's sales it adds a day.
        rate: [units/day] ordinary sales now, >= 0.
        days: [days] it lasts, >= 1.

    >>> explain_units(2.0, 10.0, 3).value
    60.0
    """
    inputs = {"usual_multiple": multiple, "daily_rate": rate, "event_length": days}
    return _explained("usual_units", "units", inputs)


def _explained(name: str, unit: str, inputs: Mapping[str, Input]) -> Explained:
    value = USUAL_RULES[name](**inputs)
    return Explained(name=name, value=value, unit=unit, rule=name, inputs=inputs, left_out={}, source=SOURCE)


def _multiple(group_events: tuple[float, ...], group_medians: tuple[float, ...]) -> float:
    return float(shrunk(np.array(group_events, np.int64)[:, None], np.array(group_medians)[:, None])[0])


USUAL_RULES: Mapping[str, Rule] = {
    "usual_multiple": _multiple,
    "usual_units": lambda usual_multiple, daily_rate, event_length: of_columns(suggested_units)(
        multiple=usual_multiple, rate=daily_rate, days=event_length
    ),
}
"""Each rule by the name of its number, taking the inputs of an Explained as keywords."""
