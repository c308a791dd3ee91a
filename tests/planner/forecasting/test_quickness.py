"""How quickly the daily rate follows is learned from the past: goods that drift tell it within weeks, others do not."""

from dataclasses import replace

import numpy as np
import pytest

from planner.explaining.explain import explain
from planner.forecasting.blend import MEAN_WEIGHTS
from planner.forecasting.forecast import forecast
from planner.forecasting.quickness import BRISK, CALM, QUICK, fitted_rate_weights
from planner.learn import learn
from planner.model import History
from planner.plan import plan
from planner.policy import Learned, Policy
from tests.planner.shop import TODAY, a_shop

LEAD = 30.0


def known(units, state=None) -> History:
    return History(units, np.ones(units.shape, dtype=np.int8) if state is None else state)


def taught(history: History, policy: Policy | None = None, lead_time: float = LEAD) -> tuple[float, ...]:
    items, days = history.units.shape
    return fitted_rate_weights(history, np.full(items, float(days)), np.full(items, lead_time), policy or Policy())


def wandering(monthly: float, items: int = 40, days: int = 200, dispersion: float = 0.0, rate: float = 20.0) -> History:
    """Return sales whose pace takes steps of so large a share of itself, a month's worth together.

    With a dispersion a day sells what few orders of very uneven sizes make.
    """
    random = np.random.default_rng(11)
    pace = rate * np.exp(random.normal(0.0, monthly / np.sqrt(30), (items, days)).cumsum(axis=1))
    uneven = random.gamma(1 / dispersion, dispersion, (items, days)) if dispersion else 1.0
    return known(random.poisson(pace * uneven).astype(float))


def test_goods_that_sell_evenly_and_drift_are_followed_quickly():
    assert taught(wandering(0.5)) == QUICK


def test_goods_of_few_and_uneven_orders_are_not_followed_quickly():
    """A day's sales stray four times as far as they are high: the last two weeks are chance."""
    assert taught(wandering(0.2, dispersion=16.0)) == CALM
    assert taught(wandering(0.7, dispersion=16.0)) == MEAN_WEIGHTS


@pytest.mark.parametrize("dispersion", [0.0, 1.0, 16.0])
def test_goods_whose_pace_stays_are_followed_calmly(dispersion):
    """However evenly they sell, every month says as much of the pace, and a year more than eight weeks."""
    assert taught(wandering(0.0, dispersion=dispersion)) == CALM


def test_the_end_of_a_season_is_no_steady_pace():
    """What all of 40 items share on three of sixteen days makes a year err less on each of them, and proves nothing."""
    season = np.where((np.arange(200) >= 150) & (np.arange(200) < 171), 3.0, 1.0)
    pace = wandering(0.1).units * season
    assert taught(known(pace)) != CALM


@pytest.mark.parametrize(("items", "expected"), [(3, MEAN_WEIGHTS), (4, CALM)])
def test_a_steady_pace_needs_four_items_to_tell(items, expected):
    """Of one nobody knows what chance gives."""
    assert taught(wandering(0.0, items=items, days=365)) == expected


@pytest.mark.parametrize(("days", "expected"), [(61, MEAN_WEIGHTS), (62, CALM)])
def test_a_steady_pace_needs_four_days_to_tell_from(days, expected):
    """A third, 20 days, is foretold from days 42, 35, 28 and 21 of 62 days; of 61 days from 41, 34 and 27."""
    assert taught(wandering(0.0, items=400, days=days)) == expected


@pytest.mark.parametrize(("days", "expected"), [(30, MEAN_WEIGHTS), (31, QUICK)])
def test_the_first_day_it_can_be_tried_from_has_three_weeks_behind_it(days, expected):
    """A third of 31 days, 10, is foretold from day 21; of 30 days that would be day 20."""
    assert taught(known(np.tile(np.arange(1.0, days + 1), (9, 1)))) == expected


def test_a_shop_of_uneven_goods_needs_more_than_chance_gives():
    """One of nine items rises; the others, far larger, had one giant order each: who is off by less is luck."""
    giant = np.zeros((8, 200))
    giant[np.arange(8), 20 + 22 * np.arange(8)] = 30_000.0
    rising = np.arange(200.0)[None, :]
    assert taught(known(rising)) == QUICK
    assert taught(known(np.vstack([rising, giant]))) == MEAN_WEIGHTS


@pytest.mark.parametrize("seed", range(6))
def test_it_is_the_same_however_units_are_counted(seed):
    """By the piece or by the dozen, and whoever comes first."""
    random = np.random.default_rng(seed)
    history = wandering(random.uniform(0, 0.5), items=12, days=int(random.integers(60, 200)))
    dozens = known(12 * history.units[::-1].copy())
    assert taught(history) == taught(dozens)


def test_days_without_stock_are_no_change_of_pace():
    """Every other week nothing is there; what is there sells as ever."""
    state = np.tile(np.repeat(np.array([1, 0], dtype=np.int8), 7), (40, 14))
    assert taught(known(np.where(state == 1, 20.0, 0.0), state)) == MEAN_WEIGHTS


def test_the_articles_rule_and_an_empty_past_learn_nothing():
    assert taught(wandering(0.5), Policy(demand_rule="mean")) == MEAN_WEIGHTS
    assert taught(known(np.zeros((9, 200)))) == taught(known(np.zeros((0, 200)))) == MEAN_WEIGHTS


def test_the_lesson_is_what_rate_and_forecast_go_by():
    """Twice as much a day for the last two weeks: 7 and 14 days say 20, 28 say 15: 0.7 · 20 + 0.3 · 15 = 18.5."""
    shop = a_shop(on_hand=[100.0] * 9, known_days=np.full(9, 200.0))
    shop = replace(shop, history=known(np.hstack([np.full((9, 186), 10.0), np.full((9, 14), 20.0)])))
    lesson = replace(Learned(), rate_weights=QUICK)
    judged = plan(shop.items, shop.history, shop.inbound, shop.events, Policy(), lesson, TODAY)
    assert judged.daily_rate == pytest.approx(np.full(9, 18.5))
    told = forecast(shop.history, np.full(9, 200.0), np.full(9, LEAD), Policy(), lesson)
    assert told.mean == pytest.approx(np.full(9, 18.5 * LEAD))
    said = explain(shop.basis(learned=lesson), 0)
    assert next(it for it in said if it.name == "daily_rate").inputs["weights"] == QUICK


def test_all_else_is_learned_of_the_rate_that_follows():
    """Where it follows quickly, forecasts of the past strayed less, and so the pace is said to drift less."""
    history, young = wandering(0.5, days=60), a_shop(known_days=np.full(40, 60)).items
    lesson = learn(young, history, Policy(), TODAY)
    assert lesson.rate_weights in {BRISK, QUICK}
    assert lesson.weights == lesson.rate_weights  # too short a past for weights of the middle: as quickly, then
