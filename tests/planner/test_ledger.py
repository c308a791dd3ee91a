"""Stock between two counts."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from planner.ledger import available, counted_on_hand, in_stock, inventory_position, on_hand_now

NO_COUNT = np.nan
units = st.integers(0, 1000).map(float)


def states(sold, counted, received=None) -> list[int]:
    received = received or [0] * len(sold)
    columns = (np.array([column], dtype=float) for column in (sold, counted, received))
    return in_stock(*columns)[0].tolist()


def test_a_count_of_what_may_be_sold_includes_what_is_promised():
    """60 available + 5 waiting + 10 reserved lay there: 75."""
    assert counted_on_hand(np.array([60.0]), np.array([5.0]), np.array([10.0])) == 75


@given(units, units, units, units, units)
def test_available_now_is_what_was_counted_less_what_was_ordered_since(counted, waiting, reserved, shipped, ordered):
    """Shipping moves a unit from committed to gone; only a new order makes it unavailable."""
    shipped = min(shipped, waiting + ordered)
    on_hand = on_hand_now(counted_on_hand(np.array([counted]), waiting, reserved), shipped, np.zeros(1))
    assert available(on_hand, waiting + ordered - shipped, reserved) == counted - ordered


def test_what_was_shipped_and_received_moves_the_estimate():
    """100 - 30 shipped + 40 received = 110."""
    assert on_hand_now(*(np.array([value]) for value in (100.0, 30.0, 40.0))) == 110


def test_reserved_stock_is_owned():
    """80 on hand + 40 on order - 10 promised."""
    assert inventory_position(np.array([80.0]), np.array([40.0]), np.array([10.0])) == 110


def test_before_the_first_count_only_days_with_sales_are_known():
    assert states([0, 3, 0], [NO_COUNT] * 3) == [-1, 1, -1]


def test_a_shelf_sold_empty_is_out_until_something_arrives():
    """10 counted, 6 + 4 sold: that day still sold; then out; 5 received; sold again."""
    counted = [10, NO_COUNT, NO_COUNT, NO_COUNT, NO_COUNT, NO_COUNT]
    assert states([0, 6, 4, 0, 0, 2], counted, [0, 0, 0, 0, 5, 0]) == [1, 1, 2, 0, 1, 1]


def test_a_count_of_nothing_is_out_and_a_day_that_opened_with_stock_is_not():
    assert states([0, 0, 0], [0, NO_COUNT, NO_COUNT]) == [0, 0, 0]
    assert states([0, 0, 0], [7, 0, NO_COUNT]) == [1, 1, 0]


def test_selling_more_than_there_was_shows_a_receipt_nobody_recorded():
    """5 counted, 9 sold: what lies there is not known until the next count."""
    assert states([0, 9, 0, 0, 0], [5, NO_COUNT, NO_COUNT, 0, NO_COUNT]) == [1, 1, -1, 0, 0]


def test_a_day_sold_empty_whose_last_unit_sold():
    assert states([4, 6, 0], [6, NO_COUNT, NO_COUNT]) == [1, 2, 0]
    assert states([0, 6, 2], [6, NO_COUNT, NO_COUNT], [0, 0, 5]) == [1, 2, 1]


def test_what_did_not_sell_empty():
    """Units are left; more arrived; more was sold than there was; the next day sells on without a receipt."""
    assert states([4, 5, 0], [6, NO_COUNT, NO_COUNT]) == [1, 1, 1]
    assert states([0, 6, 0], [6, NO_COUNT, NO_COUNT], [0, 9, 0]) == [1, 1, 1]
    assert states([0, 7, 0], [6, NO_COUNT, NO_COUNT]) == [1, 1, -1]
    assert states([0, 6, 2], [6, NO_COUNT, NO_COUNT]) == [1, 1, 1]
    assert states([6, 0], [NO_COUNT, NO_COUNT]) == [1, -1]


def test_one_unit_makes_the_difference():
    """It left without a sale; it arrived; it was sold beyond the count; it sold on the next day, or came in for it."""
    assert states([0, 0], [1, 0]) == [1, 1]
    assert states([0, 0], [0, NO_COUNT], [0, 1]) == [0, 1]
    assert states([0, 1, 0], [0, NO_COUNT, NO_COUNT]) == [0, 1, -1]
    assert states([0, 6, 1], [6, NO_COUNT, NO_COUNT]) == [1, 1, 1]
    assert states([0, 6, 1], [6, NO_COUNT, NO_COUNT], [0, 0, 1]) == [1, 2, 1]
    assert states([0, 7, 0], [6, NO_COUNT, NO_COUNT], [0, 1, 0]) == [1, 1, 0]


def test_what_was_sent_off_on_the_day_of_the_first_count_was_there_in_the_morning():
    assert states([0, 0], [0, NO_COUNT], [-5, 0]) == [1, 0]


def test_a_later_count_speaks_of_its_own_evening_alone():
    """7 lay there the evening before, whatever was known of the first day."""
    assert states([0, 0, 0], [NO_COUNT, 7, 0]) == [-1, 1, 1]


def test_less_than_nothing_is_out_and_not_unknown():
    assert states([0, 0], [-3, NO_COUNT]) == [0, 0]


def test_nothing_known_of_nothing():
    assert in_stock(*np.zeros((3, 2, 0))).shape == (2, 0)


@given(st.lists(st.tuples(st.integers(0, 5), st.one_of(st.none(), st.integers(-3, 9)), st.integers(0, 5)), min_size=1))
def test_a_day_with_sales_is_in_stock_and_no_day_is_unknown_after_a_count(days):
    sold, counted, received = zip(*days, strict=True)
    found = states(sold, [NO_COUNT if count is None else count for count in counted], list(received))
    assert all(state in {1, 2} for state, quantity in zip(found, sold, strict=True) if quantity)
    assert all(state != -1 for state, count in zip(found, counted, strict=True) if count is not None)
