"""One-off bulk orders: far outside what people order, so large that they would make the rate."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.forecasting.bulk import is_bulk


def last_is_bulk(units: list[float], days: list[int] | None = None) -> bool:
    """Return whether the last of an item's orders, one a day unless told otherwise, is a one-off bulk order."""
    day = np.array(days or range(len(units)), np.int64)
    return bool(is_bulk(np.zeros(len(units), np.int64), np.array(units), day)[-1])


@pytest.mark.parametrize(("units", "expected"), [(19.0, False), (20.0, False), (21.0, True)])
def test_it_is_more_than_ten_times_the_median_order(units: float, expected: bool) -> None:
    """Six orders of 2, and more than 20."""
    assert last_is_bulk([2.0] * 6 + [units]) is expected


@pytest.mark.parametrize(("units", "expected"), [(99.0, False), (100.0, True), (101.0, True)])
def test_it_is_half_of_what_sold_in_its_month(units: float, expected: bool) -> None:
    """Fifty orders of 2 in the 30 days: 100 units beside it."""
    assert last_is_bulk([2.0] * 50 + [units], [1] * 50 + [20]) is expected


def test_what_sold_before_that_month_does_not_matter() -> None:
    """The fifty orders are of 30 days before, not within the month that ends with it; a day later they are."""
    assert last_is_bulk([2.0] * 50 + [60.0], [1] * 50 + [31])
    assert not last_is_bulk([2.0] * 50 + [60.0], [1] * 50 + [30])


def test_of_a_few_orders_nobody_knows_what_is_usual() -> None:
    assert not last_is_bulk([1.0] * 3 + [50.0])
    assert last_is_bulk([1.0] * 4 + [50.0])


@pytest.mark.parametrize("others", [[], [5.0], [5.0, 9.0, 10.0]])
def test_a_giant_order_among_a_few_tells_no_rate(others: list[float]) -> None:
    """Nobody orders ten times ten units of what hardly sold before; of what goes by the twenty somebody may."""
    assert [last_is_bulk([*others, units]) for units in (100.0, 101.0)] == [False, True]
    assert [last_is_bulk([20.0, units]) for units in (200.0, 201.0)] == [False, True]


def test_a_few_units_move_no_rate() -> None:
    """Orders of a tenth do not exist, but bundles may make the median small."""
    assert not last_is_bulk([0.5] * 6 + [9.0])
    assert last_is_bulk([0.5] * 6 + [10.0])


def test_who_lives_on_large_orders_has_none_set_apart() -> None:
    """Two orders of that size in a year are outside; three are how it sells."""
    for others, expected in (([], True), ([60.0], True), ([60.0, 60.0], False)):
        days = [*range(6), *(200 + 40 * n for n in range(len(others))), 360]
        assert last_is_bulk([2.0] * 6 + others + [100.0], days) is expected


def test_of_nothing_nothing_is_found() -> None:
    assert is_bulk(np.zeros(0, np.int64), np.zeros(0), np.zeros(0, np.int64)).tolist() == []


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 10_000))
def test_an_item_does_not_depend_on_its_neighbours_nor_on_the_order_of_rows(seed: int) -> None:
    dice = np.random.default_rng(seed)
    item, day = dice.integers(0, 4, 80), dice.integers(0, 200, 80)
    units = np.round(np.exp(dice.normal(1.0, 1.8, 80))) + 1
    found = is_bulk(item, units, day)
    shuffled = dice.permutation(80)
    assert is_bulk(item[shuffled], units[shuffled], day[shuffled]).tolist() == found[shuffled].tolist()
    for one in range(4):
        mine = item == one
        assert is_bulk(np.zeros(int(mine.sum()), np.int64), units[mine], day[mine]).tolist() == found[mine].tolist()
