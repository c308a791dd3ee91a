"""What an item will sell a day, and from when on it no longer sells."""

import numpy as np
import pytest

from planner.forecasting.rate import EXPECTED, expected_rate, has_stopped
from planner.policy import Policy

POLICY = Policy()


def expected(units, counts=None, mean: float = 99.0, policy: Policy = POLICY) -> float:
    units = np.atleast_2d(np.asarray(units, dtype=float))
    every = np.ones(units.shape, dtype=bool) if counts is None else np.atleast_2d(counts)
    return float(expected_rate(units * every, every, np.array([mean]), policy)[0][0])


def stopped(units, counts=None) -> bool:
    units = np.atleast_2d(np.asarray(units, dtype=float))
    return bool(has_stopped(units, np.ones(units.shape, dtype=bool) if counts is None else np.atleast_2d(counts))[0])


def test_what_sells_steadily_is_expected_to():
    assert expected(np.full(365, 30.0)) == pytest.approx(30.0)


def test_by_the_article_s_rule_the_plain_mean_stands():
    found, means = expected_rate(
        np.full((1, 40), 5.0),
        np.ones((1, 40), dtype=bool),
        np.array([7.5]),
        Policy(demand_rule="mean"),
    )
    assert found.tolist() == [7.5]
    assert np.isnan(means).all()


def test_the_recent_weeks_count_more_than_the_year():
    """A year of 10 and four weeks of 20: 0.5 of the weight stands on 14 and 28 days, the rest on longer ones.

    Means: 20, 20, (28·20 + 28·10) / 56 = 15, (28·20 + 63·10) / 91 = 13.08, 11.54, 10.77.
    """
    grown = np.concatenate([np.full(337, 10.0), np.full(28, 20.0)])
    by_hand = 0.5 * 20 + 0.25 * 15 + 0.15 * (10 + 280 / 91) + 0.05 * (10 + 280 / 182) + 0.05 * (10 + 280 / 365)
    assert expected(grown) == pytest.approx(by_hand)


def test_where_no_day_counts_the_mean_of_the_policy_stands():
    assert expected(np.zeros(30), np.zeros(30, dtype=bool), mean=4.0) == pytest.approx(4.0)


@pytest.mark.parametrize(("quiet", "is_over"), [(44, False), (45, True), (46, True)])
def test_who_sold_every_day_has_stopped_after_45_days_without_a_sale(quiet, is_over):
    days = np.concatenate([np.ones(100), np.zeros(quiet)])
    assert stopped(days) is is_over
    assert (expected(days) == 0) is is_over


def test_who_sells_one_day_in_four_has_stopped_after_180():
    days = np.tile([0.0, 0.0, 0.0, 1.0], 30)
    assert not stopped(np.concatenate([days, np.zeros(179)]))
    assert stopped(np.concatenate([days, np.zeros(180)]))


def test_days_without_stock_are_not_quiet():
    days = np.concatenate([np.ones(100), np.zeros(60)])
    counts = np.arange(160) < 144
    assert not stopped(days, counts)


def test_a_sale_ends_the_quiet():
    days = np.concatenate([np.ones(100), np.zeros(60), [1.0]])
    assert not stopped(days)
    assert expected(days) > 0


def test_what_never_sold_has_nothing_to_stop():
    assert expected(np.zeros(200), mean=0.0) == 0
    assert expected(np.zeros((1, 0)), mean=0.0) == 0


def test_an_item_is_expected_to_sell_the_same_whoever_its_neighbours_are():
    chance = np.random.default_rng(4)
    units = chance.poisson(chance.choice([0.02, 0.5, 6.0], (40, 1)), (40, 300)).astype(float)
    units[::3, -150:] = 0
    counts = chance.random(units.shape) < 0.9
    together, _ = expected_rate(units * counts, counts, units[:, -30:].mean(axis=1), POLICY)
    apart = [expected(units[i], counts[i], float(units[i, -30:].mean())) for i in range(40)]
    assert together.tolist() == apart
    assert 0 < np.count_nonzero(together == 0) < 40


def test_the_limit_is_stated_in_days():
    assert EXPECTED == 45
