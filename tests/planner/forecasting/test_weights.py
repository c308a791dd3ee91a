"""What past forecasts teach: the weights of the means, and how wide what comes strays."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.forecasting.blend import MIDDLE_WEIGHTS, WINDOWS
from planner.forecasting.spread import WIDENING
from planner.forecasting.weights import (
    FEWEST,
    HALFWAY,
    NARROWEST,
    USUAL_WIDENING,
    WIDEST,
    fitted_weights,
    fitted_widening,
)
from planner.service import z_at


def forecasts(trials: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).gamma(2.0, 10.0, (trials, len(WINDOWS)))


def test_below_200_trials_the_default_stands():
    for trials, is_default in ((FEWEST - 1, True), (FEWEST, False)):
        found = forecasts(trials)
        assert (fitted_weights(found, found[:, 0]) == MIDDLE_WEIGHTS) is is_default


def test_a_thousand_trials_are_believed_by_half():
    """All truth stands in the first mean: at 1,000 trials its weight is halfway between the default's and 1."""
    found = forecasts(HALFWAY)
    assert fitted_weights(found, found[:, 0])[0] == pytest.approx((1 + MIDDLE_WEIGHTS[0]) / 2, abs=1e-3)


def test_what_never_sells_teaches_nothing():
    assert fitted_weights(forecasts(500), np.zeros(500)) == MIDDLE_WEIGHTS
    assert fitted_weights(np.zeros((500, len(WINDOWS))), np.ones(500)) == MIDDLE_WEIGHTS


def test_one_giant_order_does_not_decide():
    """A trial that came in at a thousand times its forecasts moves no weight by more than a hundredth."""
    means = forecasts(2000)
    truth = means @ np.array([0.0, 0.5, 0.0, 0.5, 0.0, 0.0, 0.0])
    giant = truth.copy()
    giant[0] = 1000 * means[0].max()
    before, after = fitted_weights(means, truth), fitted_weights(means, giant)
    assert np.abs(np.subtract(before, after)).max() < 0.01


def test_a_catalogue_that_grew_does_not_teach_to_order_more():
    """What came is twice each mean; the weights still add up to 1."""
    means = forecasts(3000)
    assert sum(fitted_weights(means, 2 * means.mean(axis=1))) == pytest.approx(1)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(FEWEST, 400))
def test_weights_are_never_negative_and_add_up_to_one(seed, trials):
    chance = np.random.default_rng(seed)
    means = chance.gamma(0.5, 10.0, (trials, len(WINDOWS))) * (chance.random((trials, 1)) < 0.8)
    found = fitted_weights(means, chance.gamma(0.5, 10.0, trials))
    assert min(found) >= 0
    assert sum(found) == pytest.approx(1)


def widening(times: float, trials: int = 4001) -> float:
    """Return what is learned where 95 % came within so many times what a spread of 100 allows at 95 %."""
    limit = 100 * times * float(z_at(np.array(0.95)))
    return fitted_widening(np.linspace(0, limit / 0.95, trials), np.full(trials, 100.0), np.zeros(trials, dtype=int))


def test_a_year_of_trials_counts_as_one_of_four():
    """95 of 100 were covered at 2.4 times: the fourth root of 2.4 x 1.6 x 1.6 x 1.6 is 1.7707."""
    assert widening(2.4) == pytest.approx(1.7707, abs=1e-4)
    assert widening(USUAL_WIDENING) == pytest.approx(USUAL_WIDENING)


@pytest.mark.parametrize(
    ("times", "expected"),
    [(0.2, NARROWEST), (0.357, NARROWEST), (0.358, 1.10043), (2.56, 1.79949), (2.57, WIDEST), (9.0, WIDEST)],
)
def test_it_is_kept_between_two_limits(times, expected):
    assert widening(times) == pytest.approx(expected, abs=1e-4)


def test_below_200_judged_trials_the_default_widening_stands():
    assert widening(1.7, trials=FEWEST - 1) == WIDENING
    assert widening(1.6, trials=FEWEST) == pytest.approx(1.6)
    unknown = np.full(1000, np.nan)
    assert fitted_widening(np.ones(1000), unknown, np.zeros(1000, dtype=int)) == WIDENING


def calm_but_once(worst: float, days: int = 8, trials: int = 30, named: int = 1) -> float:
    """Return what is learned where half of what 95 % allow was enough, and on one day so many times as much.

    ``named`` 0: nobody knows which day was which.
    """
    limit = np.where(np.arange(days) == 3, worst, 0.5)[:, None] * 100 * float(z_at(np.array(0.95)))
    off = limit * np.linspace(0, 1 / 0.95, trials)
    return fitted_widening(off.ravel(), np.full(off.size, 100.0), named * np.repeat(np.arange(days), trials))


@pytest.mark.parametrize(("worst", "expected"), [(0.4, 0.6), (0.5, 0.6), (0.75, 0.9), (0.9, 1.08)])
def test_goods_whose_seasons_are_foreseen_are_widened_by_what_their_worst_day_took(worst, expected):
    """A fifth more than that: their own spread holds a season which the forecast follows."""
    assert calm_but_once(worst) == pytest.approx(expected)


def test_a_day_that_strayed_as_far_as_years_do_says_nothing_new():
    """1.2 times 2 is more than the year's trials and the usual say."""
    assert calm_but_once(2.0) == calm_but_once(2.0, named=0) < 1.2 * 2


@pytest.mark.parametrize(("days", "trials"), [(7, 40), (8, 29)])
def test_few_days_or_few_trials_of_each_prove_no_calm(days, trials):
    assert calm_but_once(0.5, days, trials) > NARROWEST
