"""The means that a rate is blended from: what a day far above the usual counts, and when a window is too thin."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.forecasting.blend import (
    FIRST,
    KEPT,
    MEAN_WEIGHTS,
    MIDDLE_WEIGHTS,
    WINDOWS,
    blended,
    tempered,
    window_rates,
    window_sums,
)
from planner.forecasting.demand import counted_sales
from planner.model import Floats


def every(units: Floats) -> np.ndarray:
    return np.ones(units.shape, dtype=bool)


def nine_days_of_ten_and(units: float) -> Floats:
    return np.array([[10.0] * 9 + [units]])


def rates(sold: Floats, counts: np.ndarray | None = None, fewest: int = 7) -> dict[int, float]:
    return dict(zip(WINDOWS, window_rates(sold, every(sold) if counts is None else counts, fewest)[0], strict=True))


@pytest.mark.parametrize(("sold", "counts"), [(19.0, 19.0), (20.0, 20.0), (21.0, 20.75), (30.0, 27.5)], ids=str)
def test_a_day_counts_whole_up_to_twice_the_usual_day_and_for_three_quarters_beyond(sold, counts):
    """9 x 10 and x: the usual day is 10, as the highest is left out; 30 stand 10 above 20, three quarters are 7.5."""
    found = tempered(nine_days_of_ten_and(sold))
    assert found[0, -1] == pytest.approx(counts)
    assert found[0, :-1].tolist() == [10.0] * 9


def test_in_the_middle_an_excess_does_not_count():
    assert tempered(nine_days_of_ten_and(30.0), kept=0.0)[0, -1] == 20.0


def test_the_only_sale_ever_stands_for_itself():
    assert tempered(np.array([[0.0, 0.0, 500.0, 0.0]]))[0, 2] == 500.0


def test_growth_is_no_excess():
    """A year of 1 a day, then a quarter of 10: ten times the year's usual day, and just what sells lately."""
    grown = np.concatenate([np.full(274, 1.0), np.full(91, 10.0)])[None]
    assert tempered(grown).tolist() == grown.tolist()


@pytest.mark.parametrize("quiet", [0.0, 1.0], ids=["sells seldom", "sells daily"])
@pytest.mark.parametrize("ago", [1, 200])
def test_a_giant_order_does_not_vouch_for_itself(quiet, ago):
    """A sale of 1 every ten days at least, and one of 10,000: it counts 2 and three quarters of 20, not of 9,998."""
    days = np.full((1, 365), quiet)
    days[0, ::10] = 1.0
    days[0, -ago] = 10_000.0
    assert tempered(days)[0, -ago] == 17.0


def test_a_day_that_does_not_count_becomes_nothing_and_says_nothing_of_the_usual_day():
    """The 40 fell on a day of an event: without it the usual day is 4, and 4 is no excess."""
    week = np.array([[4.0, 4.0, 4.0, 40.0, 4.0, 4.0, 4.0]])
    sold = counted_sales(week, np.arange(7)[None] != 3)
    assert tempered(sold).tolist() == [[4, 4, 4, 0, 4, 4, 4]]
    assert week[0, 3] == 40


def test_each_window_is_the_mean_of_its_last_days():
    """A year of 1 a day and a last week of 15: 7 days 15; 14 days 8; 28 days 4.5."""
    sold = np.concatenate([np.ones(358), np.full(7, 15.0)])[None]
    found = rates(sold)
    assert (found[7], found[14], found[28], found[56]) == (15, 8, 4.5, 2.75)
    assert found[365] == pytest.approx((358 + 105) / 365)


@pytest.mark.parametrize(("in_stock", "expected"), [(6, 2.0), (7, 9.0), (8, 9.0)])
def test_a_window_with_too_few_days_gives_way_to_the_next_longer_one(in_stock, expected):
    """9 a day on the last days in stock, nothing on the shelf before them within 28 days; 0 on the 28 days before.

    With 6 days the mean of 28 is that of 56: 6 x 9 over 6 + 21 days in stock is 2.
    """
    counts = np.zeros((1, 56), dtype=bool)
    counts[0, -in_stock:] = True
    counts[0, :21] = True
    sold = np.zeros((1, 56))
    sold[0, -in_stock:] = 9.0
    assert rates(sold, counts)[28] == expected


def test_a_window_of_a_week_needs_only_four_days():
    counts = np.ones((1, 28), dtype=bool)
    counts[0, -7:-4] = False
    sold = np.concatenate([np.ones(24), np.full(4, 5.0)])[None] * counts
    assert rates(sold, counts)[7] == 5.0


def test_a_short_history_has_one_mean():
    """Five days: each window holds all of them."""
    assert set(rates(np.array([[1.0, 2.0, 3.0, 4.0, 5.0]])).values()) == {3.0}


def test_nothing_on_the_shelf_is_no_rate():
    sold = np.zeros((1, 40))
    assert set(rates(sold, np.zeros((1, 40), dtype=bool)).values()) == {0.0}


def known_since(first: int, *sold: float) -> tuple[Floats, np.ndarray]:
    """Return what sold, and the days that count, of an item first seen on the day ``first``."""
    units = np.array([[0.0] * first + [*sold]])
    return units, np.arange(units.shape[1])[None] >= first


@pytest.mark.parametrize(
    ("first", "sold", "rate"),
    [
        pytest.param(300, (8.0, *[0.0] * 63), 1 / 63.125, id="a sale that opened the record, and none since"),
        pytest.param(300, (0.0, 8.0, *[0.0] * 62), 8 / 64, id="counted on the shelf before it sold"),
        pytest.param(0, (8.0, *[0.0] * 63), 8 / 64, id="as far back as all history goes"),
        pytest.param(300, (8.0, *[0.0] * 62, 8.0), 9 / 63.125, id="one more is a sale in 63 days"),
        pytest.param(300, (8.0,), 8.0, id="a single day is all there is"),
    ],
)
def test_a_day_that_was_picked_because_a_sale_fell_on_it_hardly_counts(first, sold, rate):
    assert rates(*known_since(first, *sold))[365] == pytest.approx(rate)


@pytest.mark.parametrize("units", [1.0, 3.0, 30.0, 1e9])
def test_of_who_sells_as_much_every_day_the_first_day_changes_no_bit(units):
    assert set(rates(*known_since(200, *[units] * 61)).values()) == {units}


def test_who_sells_once_in_fifty_days_is_foretold_nearly_so():
    """Known for 80 days, from a sale on: with that one counted whole it would be read as one in 31 days."""
    sold = (np.random.default_rng(4).random((20_000, 81)) < 0.02).astype(float)
    sold[:, :2] = [0.0, 1.0]
    means = window_rates(sold, np.broadcast_to(np.arange(81) > 0, sold.shape), 7)
    assert means[:, -1].mean() == pytest.approx(0.02, rel=0.1)
    assert sold.sum(axis=1).mean() / 80 > 0.031


def test_windows_that_begin_after_it_are_left_alone():
    totals, days = window_sums(*known_since(300, 8.0, *[1.0] * 27))
    assert (totals[0, 1], days[0, 1]) == (14.0, 14.0)
    assert (totals[0, 2], days[0, 2]) == (27 + FIRST * 8, 27 + FIRST)


def test_weights_add_up_to_one():
    assert sum(MEAN_WEIGHTS) == pytest.approx(1)
    assert sum(MIDDLE_WEIGHTS) == pytest.approx(1)


seeds = st.integers(0, 2**32 - 1)


def a_catalogue(seed: int, items: int = 12) -> tuple[Floats, np.ndarray]:
    chance = np.random.default_rng(seed)
    days = int(chance.integers(1, 420))
    usual = chance.choice([0.0, 0.2, 3.0, 40.0], (items, 1))
    return chance.poisson(usual, (items, days)).astype(float), chance.random((items, days)) < chance.random((items, 1))


@settings(max_examples=60, deadline=None)
@given(seeds)
def test_tempering_only_ever_takes_away_and_never_more_than_its_share(seed):
    units, counts = a_catalogue(seed)
    sold = units * counts
    found, middle = tempered(sold), tempered(sold, kept=0.0)
    assert (middle <= found + 1e-9).all()
    assert (found <= sold + 1e-9).all()
    np.testing.assert_allclose(sold - found, (1 - KEPT) * (sold - middle), atol=1e-9)


@settings(max_examples=60, deadline=None)
@given(seeds)
def test_an_item_is_blended_the_same_whoever_its_neighbours_are(seed):
    units, counts = a_catalogue(seed)
    together = blended(window_rates(tempered(units * counts), counts, 7), MEAN_WEIGHTS)
    for i in range(len(units)):
        one, its = units[i : i + 1], counts[i : i + 1]
        assert blended(window_rates(tempered(one * its), its, 7), MEAN_WEIGHTS)[0] == together[i]


@settings(max_examples=60, deadline=None)
@given(seeds)
def test_a_blend_lies_between_the_least_and_the_most_of_its_means(seed):
    units, counts = a_catalogue(seed)
    means = window_rates(units * counts, counts, 7)
    found = blended(means, MIDDLE_WEIGHTS)
    assert (found >= means.min(axis=1) - 1e-9).all()
    assert (found <= means.max(axis=1) + 1e-9).all()
