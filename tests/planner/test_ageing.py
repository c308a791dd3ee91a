"""How long stock has been lying there."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from planner.ageing import Counts, Layers, ages, lying, mean_age, remaining, unexplained

receipts = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 500), st.integers(0, 400)), max_size=20)


def layers(*received: tuple[int, float, int]) -> Layers:
    item, quantity, age = (np.array([entry[column] for entry in received]) for column in range(3))
    return Layers(item.astype(np.int64), quantity.astype(float), age.astype(np.int64), np.zeros(len(received), bool))


def counts(*found: tuple[int, float, float, float]) -> Counts:
    item, *units = (np.array([entry[column] for entry in found], dtype=float) for column in range(4))
    return Counts(item.astype(np.int64), *units)


def test_no_stock_has_no_age():
    assert np.isnan(mean_age(layers(), 1)).all()


def test_units_there_when_first_counted_leave_before_those_received_that_day():
    """Both are dated 1 March, but the ones counted may have come earlier: of 20, the 5 that are left were received."""
    came = replace(layers((0, 10, 30), (0, 10, 30)), is_at_least=np.array([False, True]))
    assert remaining(came, np.array([15.0])).quantity.tolist() == [5, 0]


def test_ages_are_at_least_while_some_of_the_first_counted_units_are_left():
    came = replace(layers((0, 10, 90), (0, 10, 20)), is_at_least=np.array([True, False]))
    for there, unsure in ((11.0, True), (10.0, False)):
        assert ages(lying(came, np.array([there])), 60, 1).is_at_least.tolist() == [unsure]


def test_a_count_that_finds_more_than_it_should_tells_of_a_receipt():
    """100 counted, 30 shipped, 40 received: 110 expected, 150 found, so 40 came unrecorded."""
    assert unexplained(counts((0, 100, 0, 0), (0, 150, 30, 40))).tolist() == [100, 40]


def test_a_count_that_finds_less_tells_of_units_gone():
    assert unexplained(counts((0, 100, 0, 0), (0, 60, 30, 0))).tolist() == [100, -10]


def test_receipts_before_the_first_count_explain_what_it_found():
    """60 received and 100 found: 40 of them nobody wrote down."""
    assert unexplained(counts((0, 100, 0, 60))).tolist() == [40]


def test_the_first_count_of_an_item_is_not_compared_with_its_neighbours_last():
    assert unexplained(counts((0, 100, 0, 0), (1, 7, 0, 0))).tolist() == [100, 7]


def test_what_was_never_counted_has_no_layers():
    assert lying(layers((0, 10, 90)), np.array([np.nan])).quantity.tolist() == [0]


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


@given(receipts, st.lists(st.integers(-50, 3000), min_size=4, max_size=4))
def test_what_lies_there_and_what_left_is_all_that_came(received, on_hand):
    """remaining + gone = received, and what remains is what is there, as far as so much ever came."""
    came = layers(*received)
    left = lying(came, np.array(on_hand, dtype=float))
    for item in range(4):
        mine = came.item == item
        assert left.quantity[mine].sum() == min(came.quantity[mine].sum(), max(0, on_hand[item]))
    assert (left.quantity <= came.quantity).all()


@given(receipts, st.lists(st.integers(0, 3000), min_size=4, max_size=4), st.integers(0, 400))
def test_old_units_are_a_part_of_all_and_never_older_than_the_oldest(received, on_hand, limit):
    there = ages(lying(layers(*received), np.array(on_hand, dtype=float)), limit, 4)
    assert ((there.old >= 0) & (there.old <= there.units)).all()
    assert ((there.old > 0) == (np.nan_to_num(there.oldest, nan=-1) > limit)).all()
    assert (np.isnan(there.mean) | (there.mean <= there.oldest)).all()


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 200), st.integers(0, 300)), min_size=1, max_size=12))
def test_counts_and_movements_add_up(found):
    """What counts found beyond the known, and the known, is what the last one found."""
    each = counts(*((0, *entry) for entry in found))
    assert unexplained(each).sum() - each.shipped.sum() + each.received.sum() == each.on_hand[-1]
