"""How days lie in memory changes how fast they are added up, and nothing else."""

import numpy as np
import pytest

from planner.layout import by_day, of_items, sums


@pytest.mark.parametrize("items", range(1, 20))
@pytest.mark.parametrize("days", [0, 1, 7, 8, 365])
def test_days_are_added_from_the_oldest_to_the_newest_whoever_the_neighbours_are(items, days):
    units = np.random.default_rng(items).random((items, days))
    by_hand = np.zeros(items)
    for day in range(days):
        by_hand += units[:, day]
    assert sums(units).tolist() == sums(by_day(units)).tolist() == by_hand.tolist()


@pytest.mark.parametrize("items", [0, 1, 63, 64, 65, 200])
def test_laid_by_day_everything_is_where_it_was(items):
    units = np.arange(items * 5.0).reshape(items, 5)
    laid = by_day(units)
    np.testing.assert_array_equal(laid, units)
    assert laid.flags.f_contiguous
    assert by_day(laid) is laid
    some = np.arange(0, items, 3)
    np.testing.assert_array_equal(of_items(laid, some), units[some])
