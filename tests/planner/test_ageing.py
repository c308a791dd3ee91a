"""How long stock has been lying there."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.ageing import Layers, mean_age, older_than, remaining

receipts = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 500), st.integers(0, 400)), max_size=20)


def layers(*received: tuple[int, float, int]) -> Layers:
    item, quantity, age = (np.array([entry[column] for entry in received]) for column in range(3))
    return Layers(item.astype(np.int64), quantity.astype(float), age.astype(np.int64))


def test_g18_the_oldest_receipt_leaves_first():
    """450 sold: 300 of 1 Jan, 150 of 15 Feb. Left: 350 x 44 d + 400 x 21 d = 23,800 / 750 = 31.73 d."""
    days = [(date(2026, 3, 31) - arrived).days for arrived in (date(2026, 1, 1), date(2026, 2, 15), date(2026, 3, 10))]
    left = remaining(layers((0, 300, days[0]), (0, 500, days[1]), (0, 400, days[2])), np.array([450.0]))
    assert left.quantity.tolist() == [0, 350, 400]
    assert left.age.tolist()[1:] == [44, 21]
    assert older_than(left, 60, 1) == 0
    assert mean_age(left, 1) == pytest.approx(31.73, abs=0.005)


@pytest.mark.parametrize(("age", "units"), [(59, 0), (60, 0), (61, 8)])
def test_g7_day_60_is_not_slow_and_day_61_is(age, units):
    """Strictly greater than 60."""
    assert older_than(layers((0, 8, age)), 60, 1) == units


def test_no_stock_has_no_age():
    assert np.isnan(mean_age(layers(), 1)).all()


def test_receipts_may_come_in_any_order():
    assert remaining(layers((1, 9, 3), (0, 5, 1), (1, 9, 80)), np.array([0.0, 10.0])).quantity.tolist() == [8, 5, 0]


@given(receipts, st.lists(st.integers(0, 3000), min_size=4, max_size=4))
def test_first_in_first_out_conserves_units(received, gone):
    """What is left is what came less what left, and no younger unit left before an older one."""
    came = layers(*received)
    left = remaining(came, np.array(gone, dtype=float))
    for item in range(4):
        mine = came.item == item
        assert left.quantity[mine].sum() == max(0, came.quantity[mine].sum() - gone[item])
        for age in came.age[mine & (left.quantity > 0)]:
            assert (left.quantity == came.quantity)[mine & (came.age < age)].all()
