"""Why no more flies than is asked for: what is missing, held to the order that could fly."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from planner.explaining.explain import Explained
from planner.explaining.rules import RULES
from planner.explaining.single import Rule


def _flies(air_quantity: float, asked: float) -> float:
    return min(air_quantity, asked)


FLIGHT_RULES: Mapping[str, Rule] = {"flies": _flies}
"""The rule by the name of its number, taking the inputs of an Explained as keywords."""
FOLLOWING = ("flown_sales", "air_break_even", "air_gain")  # in the order in which one goes into the next


def held_to(explained: Sequence[Explained], asked: float) -> tuple[Explained, ...]:
    """Return the numbers of an item with its flight held to the order that could fly.

    Args:
        explained: its numbers, ``air_quantity`` and what follows from it among them.
        asked: [units] of the order that is asked for or on its way, >= 0; inf where nothing holds it.

    Returns:
        The same numbers where no more is missing than that; else ``flies`` as well, behind ``air_quantity``, and what
        follows from it anew. ``RULES[it.rule](**it.inputs)``, or ``FLIGHT_RULES``, is still ``it.value``.
    """
    of = {it.name: it for it in explained}
    missing = of["air_quantity"].value
    if not missing > asked:
        return tuple(explained)
    inputs = {"air_quantity": missing, "asked": asked}
    of["flies"] = Explained("flies", FLIGHT_RULES["flies"](**inputs), "units", "flies", inputs, {}, "definition")
    held = {"air_quantity": of["flies"].value}
    for name in FOLLOWING:
        it = of[name]
        now = {**it.inputs, **{each: value for each, value in held.items() if each in it.inputs}}
        of[name] = replace(it, inputs=now, value=RULES[it.rule](**now))
        held[name] = of[name].value
    names = [it.name for it in explained]
    behind = names.index("air_quantity") + 1
    return tuple(of[name] for name in [*names[:behind], "flies", *names[behind:]])
