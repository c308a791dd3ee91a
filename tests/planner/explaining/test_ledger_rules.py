"""Why the stock on hand is estimated as it is."""

from math import isnan

from hypothesis import given
from hypothesis import strategies as st

from planner.explaining.ledger_rules import LEDGER_RULES, explain_on_hand

UNITS = st.integers(0, 10_000)


def test_a_count_of_what_lay_there_less_what_was_shipped_since() -> None:
    """1240 - 140 + 2 = 1102."""
    it = explain_on_hand(
        1102, counted=1240, counts_available=False, committed_then=12, reserved=5, shipped=140, received=2
    )
    assert LEDGER_RULES["on_hand"](**it.inputs) == 1102


def test_a_count_of_what_may_be_sold_adds_what_was_promised_then() -> None:
    """60 + 5 + 10 = 75 on the shelf; 20 shipped since."""
    it = explain_on_hand(55, counted=60, counts_available=True, committed_then=5, reserved=10, shipped=20, received=0)
    assert LEDGER_RULES["on_hand"](**it.inputs) == 55


def test_what_was_never_counted_is_not_known() -> None:
    never = {"counted": None, "counts_available": False, "committed_then": 0, "reserved": 0}
    it = explain_on_hand(float("nan"), **never, shipped=0, received=9)
    assert isnan(LEDGER_RULES["on_hand"](**it.inputs))


@given(UNITS, UNITS, UNITS, UNITS)
def test_every_unit_that_moved_since_moves_the_estimate(
    counted: int, waiting: int, shipped: int, received: int
) -> None:
    moved = {"counts_available": 1.0, "committed_then": waiting, "reserved": 0.0}
    now = LEDGER_RULES["on_hand"](counted=counted, shipped=shipped, received=received, **moved)
    assert now == counted + waiting - shipped + received
