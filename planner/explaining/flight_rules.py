"""Why so much flies: what is missing, in full cartons, and held to the order that could fly."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from planner.explaining.explain import Explained
from planner.explaining.rules import RULES
from planner.explaining.single import Rule, of_columns
from planner.ordering.flight import flown


def _flies(air_quantity: float, asked: float) -> float:
    return min(air_quantity, asked)


FLIGHT_RULES: Mapping[str, Rule] = {"flies": _flies, "cartons_fly": of_columns(flown)}
"""The rule by the name of its number, taking the inputs of an Explained as keywords."""
FOLLOWING = ("flown_sales", "air_break_even", "air_gain")  # in the order in which one goes into the next


def held_to(explained: Sequence[Explained], asked: float, case_pack: float = 1.0) -> tuple[Explained, ...]:
    """Return the numbers of an item with its flight in full cartons, and held to the order that could fly.

    Args:
        explained: its numbers, ``air_quantity`` and what follows from it among them.
        asked: [units] of the order that is asked for or on its way, >= 0; inf where nothing holds it.
        case_pack: [units per carton] >= 1.

    Returns:
        The same numbers where just what is missing flies; else ``flies`` as well, behind ``air_quantity``, and what
        follows from it anew. ``RULES[it.rule](**it.inputs)``, or ``FLIGHT_RULES``, is still ``it.value``.
    """
    of = {it.name: it for it in explained}
    missing = of["air_quantity"].value
    rule, inputs = "cartons_fly", {"air_quantity": missing, "case_pack": case_pack}
    if not FLIGHT_RULES[rule](**inputs) <= asked:
        rule, inputs = "flies", {"air_quantity": missing, "asked": asked}
    flies = FLIGHT_RULES[rule](**inputs)
    if flies == missing or not missing > 0:
        return tuple(explained)
    of["flies"] = Explained(
        name="flies", value=flies, unit="units", rule=rule, inputs=inputs, left_out={}, source="definition"
    )
    held = {"air_quantity": of["flies"].value}
    for name in FOLLOWING:
        it = of[name]
        now = {**it.inputs, **{each: value for each, value in held.items() if each in it.inputs}}
        of[name] = replace(it, inputs=now, value=RULES[it.rule](**now))
        held[name] = of[name].value
    names = [it.name for it in explained]
    behind = names.index("air_quantity") + 1
    return tuple(of[name] for name in [*names[:behind], "flies", *names[behind:]])
