"""Why the stock on hand is estimated as it is: the newest count, and what moved since."""

from collections.abc import Mapping
from math import nan

from planner import ledger
from planner.explaining.explain import Explained
from planner.explaining.single import Rule, column, first

MOVED = ("counted", "counts_available", "committed_then", "reserved", "shipped", "received")


def _on_hand(
    counted: float, counts_available: float, committed_then: float, reserved: float, shipped: float, received: float
) -> float:
    then = column(counted)
    if counts_available:
        then = ledger.counted_on_hand(then, column(committed_then), column(reserved))
    return first(ledger.on_hand_now(then, column(shipped), column(received)))


LEDGER_RULES: Mapping[str, Rule] = {"on_hand": _on_hand}
"""The rule by the name of its number, taking the inputs of an Explained as keywords."""


def explain_on_hand(
    on_hand: float,
    *,
    counted: float | None,
    counts_available: bool,
    committed_then: float,
    reserved: float,
    shipped: float,
    received: float,
) -> Explained:
    """Return the estimate of stock on hand with what it was made from.

    Args:
        on_hand: [units] as estimated now; nan where never counted.
        counted: [units] at the newest count, which took the place of the estimate until then; None: never counted.
        counts_available: the count was of what may be sold, else of what lay there.
        committed_then: [units] paid and not shipped at the count.
        reserved: [units] locked by the platform at the count.
        shipped: [units] sent to customers since, those of other channels included; received: [units] taken in since.

    Returns:
        Explained; ``LEDGER_RULES["on_hand"](**it.inputs)`` is ``on_hand``.
    """
    values = (nan if counted is None else counted, counts_available, committed_then, reserved, shipped, received)
    inputs = dict(zip(MOVED, map(float, values), strict=True))
    return Explained(
        name="on_hand", value=on_hand, unit="units", rule="on_hand", inputs=inputs, left_out={}, source="definition"
    )
