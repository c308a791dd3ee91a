"""What came in and what was there, from counts, receipts and shipments."""

from collections.abc import Sequence

import numpy as np
import pytest

from planner.ageing import lying
from planner.inflow import Moves, Shelf, came_in, moved_until, on_hand_found, stock_at

DAY = 86_400


def moves(*moved: tuple[int, float, float]) -> Moves:
    """Return movements of (item, day, units)."""
    table = np.array(moved, dtype=float).reshape(-1, 3).T
    return Moves.sorted(table[0].astype(np.int64), (table[1] * DAY).astype(np.int64), table[2])


def a_shelf(
    counts: Sequence[tuple[int, float, float]],
    received: Sequence[tuple[int, float, float]] = (),
    shipped: Sequence[tuple[int, float, float]] = (),
) -> Shelf:
    """Return a shelf: counts are (item, day, units found), the rest (item, day, units)."""
    found, came = moves(*counts), moves(*received)
    return Shelf(found.item, found.at, found.at // DAY, found.units, came, came.at // DAY, moves(*shipped))


def layers(shelf: Shelf, on_hand: float, today: int) -> list[tuple[int, float, bool]]:
    """Return (age, units, at least) of what is left of item 0, the oldest first."""
    left = lying(came_in(shelf, today), np.array([on_hand]))
    each = zip(left.age.tolist(), left.quantity.tolist(), left.is_at_least.tolist(), strict=True)
    return sorted((layer for layer in each if layer[1] > 0), reverse=True)


def test_g18_receipts_before_the_first_count_say_how_old_it_was():
    """300 @ 1 Jan (day 0), 500 @ 15 Feb (45), 400 @ 10 Mar (68); 750 counted on 31 Mar (89): 350 of 44 d, 400 of 21."""
    shelf = a_shelf([(0, 89, 750)], received=[(0, 0, 300), (0, 45, 500), (0, 68, 400)])
    assert layers(shelf, 750, today=89) == [(44, 350, False), (21, 400, False)]


def test_without_receipts_what_was_counted_first_is_at_least_that_old():
    assert layers(a_shelf([(0, 10, 80)]), 60, today=100) == [(90, 60, True)]


def test_a_count_that_finds_more_dates_the_rest_there():
    """80 on day 10, 30 shipped, 130 on day 40: 80 came unrecorded; of 100 now, 20 are the first ones."""
    shelf = a_shelf([(0, 10, 80), (0, 40, 130)], shipped=[(0, 20, 30), (0, 50, 30)])
    assert layers(shelf, 100, today=100) == [(90, 20, True), (60, 80, False)]


def test_a_recorded_receipt_is_not_found_again_by_the_count():
    shelf = a_shelf([(0, 10, 80), (0, 40, 180)], received=[(0, 30, 100)])
    assert layers(shelf, 180, today=100) == [(90, 80, True), (70, 100, False)]


def test_a_receipt_at_the_moment_of_a_count_is_in_it():
    shelf = a_shelf([(0, 10, 80), (0, 40, 180)], received=[(0, 40, 100)])
    assert layers(shelf, 180, today=100) == [(90, 80, True), (60, 100, False)]


def test_a_count_of_what_may_be_sold_is_less_than_what_is_there():
    """4 were promised on day 3 and left on day 5: a count on day 4 of 10 to sell found 14, one on day 6 found 10."""
    item, at = np.zeros(2, np.int64), np.array([4, 6]) * DAY
    sold, left = moves((0, 3, 4)), moves((0, 5, 4))
    for is_available, found in ((True, [14, 10]), (False, [10, 10])):
        units = on_hand_found(item, at, np.full(2, 10.0), np.zeros(2), np.full(2, is_available), sold, left)
        assert units.tolist() == found


def test_nothing_moved_before_anything_is_known():
    assert moved_until(moves(), np.array([0, 3]), np.array([5, 5])).tolist() == [0, 0]


@pytest.mark.parametrize(("day", "units"), [(5, 90), (10, 80), (15, 70), (20, 170), (40, 60), (45, 160)])
def test_stock_at_a_moment_goes_by_the_newest_count_before_it(day, units):
    """Counted 80 on day 10 and 60 on day 40; shipped 10 on days 8 and 12; received 100 on days 20 and 42.

    Before the first count what moved is taken back: 80 + 10 on day 5.
    """
    shelf = a_shelf([(0, 10, 80), (0, 40, 60)], [(0, 20, 100), (0, 42, 100)], [(0, 8, 10), (0, 12, 10)])
    assert stock_at(shelf, np.array([day * DAY])).tolist() == [units]


def test_what_was_never_counted_is_not_known_at_any_moment():
    assert np.isnan(stock_at(a_shelf([(1, 10, 80)]), np.array([DAY, 90 * DAY]))).tolist() == [True, False]
    assert np.isnan(stock_at(a_shelf([]), np.array([DAY]))).all()


@pytest.mark.parametrize("seed", range(60))
def test_layers_are_those_of_a_warehouse_played_day_by_day(seed):
    """Every receipt written down and every count right: layers are what a queue of cartons holds, and add up."""
    dice = np.random.default_rng(seed)
    queue: list[list[float]] = [[0, float(dice.integers(0, 50))]]  # [day, units], the oldest first
    counts, received, shipped = [(0, 0.25, queue[0][1])], [], []
    for day in range(1, 120):
        if dice.random() < 0.15:
            queue.append([day, float(dice.integers(1, 60))])
            received.append((0, day, queue[-1][1]))
        sold = min(float(dice.poisson(3)), sum(units for _, units in queue))
        shipped.append((0, day + 0.3, sold))
        while sold:
            taken = min(sold, queue[0][1])
            queue[0][1] -= taken
            sold -= taken
            if not queue[0][1]:
                queue.pop(0)
        if dice.random() < 0.2:
            counts.append((0, day + 0.5, sum(units for _, units in queue)))
    expected = [(120 - int(day), units, day == 0) for day, units in queue if units]
    assert layers(a_shelf(counts, received, shipped), sum(units for _, units in queue), today=120) == expected


@pytest.mark.parametrize("seed", range(20))
def test_units_add_up_whatever_was_written_down(seed):
    """Counts, receipts and shipments at random: what is left is what is there, and nothing is of the future."""
    dice = np.random.default_rng(seed)

    def some(count: int, units: int) -> list[tuple[int, float, float]]:
        return [
            (int(dice.integers(0, 3)), float(dice.uniform(0, 90)), float(dice.integers(1, units))) for _ in range(count)
        ]

    found = sorted([(0, 0.0, 9.0), (1, 0.0, 0.0), (2, 0.0, 200.0), *some(12, 300)])
    shelf = a_shelf(found, some(9, 80), some(40, 20))
    on_hand = stock_at(shelf, np.full(3, 90 * DAY))
    came = came_in(shelf, 90)
    left = lying(came, on_hand)
    assert np.bincount(left.item, left.quantity, 3) == pytest.approx(on_hand)
    assert (came.age >= 0).all()
    assert (came.quantity > 0).all()


def test_an_item_does_not_depend_on_its_neighbours():
    alone = a_shelf([(0, 10, 80), (0, 40, 130)], shipped=[(0, 20, 30)])
    among = a_shelf(
        [(0, 3, 5), (1, 10, 80), (1, 40, 130), (2, 60, 9)], received=[(2, 1, 700)], shipped=[(1, 20, 30), (0, 4, 2)]
    )
    left = lying(came_in(among, 100), np.array([3.0, 100.0, 9.0]))
    mine = (left.item == 1) & (left.quantity > 0)
    found = sorted(
        zip(left.age[mine].tolist(), left.quantity[mine].tolist(), left.is_at_least[mine].tolist(), strict=True),
        reverse=True,
    )
    assert found == layers(alone, 100, today=100)
