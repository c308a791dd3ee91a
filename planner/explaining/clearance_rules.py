"""Why the numbers of slow stock are what they are: the rule of each, and what goes in."""

from collections.abc import Mapping

import numpy as np

from planner.ageing import Layers, mean_age, older_than
from planner.clearance.slow import Clearance, sell_through
from planner.explaining.explain import Explained
from planner.explaining.shown import DEFINITION, Shown
from planner.explaining.single import Input, Rule, of_columns
from planner.model import Items
from planner.money import cash_tied_up, landed_cost
from planner.policy import Policy


def _layers(ages: tuple[float, ...], units: tuple[float, ...]) -> Layers:
    nothing = np.zeros(len(ages), np.int64)
    return Layers(nothing, np.array(units, float), np.array(ages, np.int64), nothing.astype(bool))


CLEARANCE_RULES: Mapping[str, Rule] = {
    "oldest": lambda ages: float(np.max(ages)),
    "mean_age": lambda ages, units: float(mean_age(_layers(ages, units), 1)[0]),
    "old_units": lambda ages, units, slow_age: float(older_than(_layers(ages, units), int(slow_age), 1)[0]),
    "sell_through": of_columns(sell_through),
    "landed_cost": lambda unit_cost, freight: of_columns(landed_cost)(unit_cost=unit_cost, freight=freight),
    "old_cash": lambda old_units, landed_cost: of_columns(cash_tied_up)(units=old_units, landed_cost=landed_cost),
    "cash": lambda on_hand, landed_cost: of_columns(cash_tied_up)(units=on_hand, landed_cost=landed_cost),
}
"""Each rule by the name of its number, taking the inputs of an Explained as keywords."""

CLEARANCE_SHOWN: Mapping[str, Shown] = {
    "oldest": Shown("days", ("ages",), "first in, first out"),
    "mean_age": Shown("days", ("ages", "units"), "first in, first out"),
    "old_units": Shown("units", ("ages", "units", "slow_age"), "article 3.1"),
    "sell_through": Shown("share", ("sold", "opening", "received"), "article 3.1"),
    "landed_cost": Shown("money", ("unit_cost", "freight"), DEFINITION),
    "old_cash": Shown("money", ("old_units", "landed_cost"), DEFINITION),
    "cash": Shown("money", ("on_hand", "landed_cost"), DEFINITION),
}


def explain_clearance(judged: Clearance, items: Items, policy: Policy, index: int) -> tuple[Explained, ...]:
    """Return every number shown of an item's stock with what it was made from.

    Args:
        judged: how old the stock of ``items`` is.
        items: what is known of each item now.
        policy: the thresholds it was judged by.
        index: the item, 0 to ``items - 1``.

    Returns:
        An Explained per number; ``CLEARANCE_RULES[it.rule](**it.inputs)`` is ``it.value``. Without stock, none.
    """
    mine = (judged.layers.item == index) & (judged.layers.quantity > 0)
    if not mine.any():
        return ()
    facts: dict[str, Input] = {
        "ages": tuple(judged.layers.age[mine].tolist()),
        "units": tuple(judged.layers.quantity[mine].tolist()),
        "slow_age": float(policy.slow_age),
        "sold": float(judged.sold[index]),
        "opening": float(judged.opening[index]),
        "received": float(judged.received[index]),
        "unit_cost": float(items.unit_cost[index]),
        "freight": float(items.sea_freight[index]),
        "landed_cost": float(judged.landed_cost[index]),
        "old_units": float(judged.old[index]),
        "on_hand": float(items.on_hand[index]),
    }
    values = {
        "oldest": judged.oldest, "mean_age": judged.mean_age, "old_units": judged.old,
        "sell_through": judged.sell_through, "landed_cost": judged.landed_cost, "old_cash": judged.old_cash,
        "cash": judged.cash,
    }  # fmt: skip
    return tuple(
        Explained(
            name=name,
            value=float(values[name][index]),
            unit=shown.unit,
            rule=name,
            inputs={each: facts[each] for each in shown.inputs},
            left_out={},
            source=shown.source,
        )
        for name, shown in CLEARANCE_SHOWN.items()
    )
