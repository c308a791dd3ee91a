"""How far the pace drifts, learned where pasts are short, and what it adds to a spread."""

import numpy as np
import pytest

from planner.forecasting.curve import Curve, usual_spread
from planner.forecasting.drift import DRIFTS, fitted_drift, usual_of_days
from planner.forecasting.drifting import drifting
from planner.forecasting.forecast import forecast
from planner.forecasting.spread import spread
from planner.learn import learn
from planner.model import History
from planner.policy import Learned, Policy
from tests.planner.shop import TODAY, a_shop

DAYS = 60


def known(units, state=None) -> History:
    return History(units, np.ones(units.shape, dtype=np.int8) if state is None else state)


def wandering(monthly: float, items: int = 200, days: int = DAYS) -> History:
    """Return sales of about 20 a day whose pace takes steps of so large a share of itself, a month's worth together."""
    random = np.random.default_rng(11)
    steps = random.normal(0.0, monthly / np.sqrt(30), (items, days)).cumsum(axis=1)
    return known(random.poisson(20 * np.exp(steps - steps[:, :1])).astype(float))


def drift(history: History) -> float:
    return fitted_drift(history, np.full(len(history.units), float(history.units.shape[1])), Policy())


def test_a_pace_that_wanders_more_drifts_more():
    calm, some, much = (drift(wandering(monthly)) for monthly in (0.0, 0.2, 0.5))
    assert calm <= 0.1 < some < much


def test_it_is_never_believed_beyond_the_last_one_tried():
    """0.6 of 6,400 forecasts, 0.3 as of 400 more."""
    assert DRIFTS[-1] == pytest.approx(0.6)
    assert drift(wandering(3.0)) == pytest.approx((6400 * 0.6 + 400 * 0.3) / 6800, abs=0.005)


@pytest.mark.parametrize(
    ("items", "days", "expected"), [(1, 60, 0.28), (12, 60, 0.15), (200, 60, 0.02), (200, 27, 0.3)]
)
def test_few_forecasts_say_less_than_what_is_usual(items, days, expected):
    """Nothing drifts here. Each is foretold from 32 days of 60, from none of 27: 0.3 · 400 ÷ (items · 32 + 400)."""
    assert sum(len(range(60 - length, 20, -4)) for length in (7, 10, 14, 21, 28)) == 32
    assert drift(known(np.tile([4.0, 6.0], (items, 30))[:, :days])) == expected


def test_days_without_stock_are_no_drift():
    """Out for the second half of the month, whoever it is: what was on the shelf sold steadily."""
    state = np.ones((200, DAYS), dtype=np.int8)
    state[::2, 30:40] = 0
    units = np.where(state == 1, wandering(0.0).units, 0.0)
    assert drift(known(units, state)) <= 0.1


def test_it_is_learned_only_where_no_item_has_a_year():
    """60 items known for a year teach the usual spread instead."""
    short, long = wandering(0.5), wandering(0.5, items=60, days=365)
    young = a_shop(known_days=np.full(200, DAYS)).items
    old = a_shop(known_days=np.full(60, 365)).items
    found = learn(young, short, Policy(), TODAY)
    assert found.drift == fitted_drift(short, np.full(200, 60.0), Policy(), found.rate_weights) > 0
    lesson = learn(old, long, Policy(), TODAY)
    assert (lesson.curve.items, lesson.drift, lesson.days_curve.items) == (60, 0.0, 0)
    assert found.days_curve.items == 200


def curve_of(history: History, drift: float = 0.0) -> Curve:
    items, days = history.units.shape
    return usual_of_days(history, np.full(items, float(days)), np.full(items, 30.0), Policy(), drift)


@pytest.mark.parametrize(("items", "is_enough"), [(49, False), (50, True)])
def test_what_is_usual_in_a_short_past_takes_fifty_items(items, is_enough):
    assert (curve_of(wandering(0.3, items=items)).items == items) is is_enough


@pytest.mark.parametrize(("days", "is_enough"), [(13, False), (14, True)])
def test_a_past_of_less_than_two_weeks_says_nothing_of_what_is_usual(days, is_enough):
    assert (curve_of(wandering(0.3, items=60, days=days)).items == 60) is is_enough


@pytest.mark.parametrize("lead_time", [-1.0, 0.0, 0.5, 1.0])
def test_a_lead_time_below_a_day_is_taken_as_one(lead_time):
    """One below zero is refused where it is planned, not where it is learned from."""
    history, known_days = wandering(0.3), np.full(200, float(DAYS))
    found = usual_of_days(history, known_days, np.full(200, lead_time), Policy(), 0.2)
    assert found == usual_of_days(history, known_days, np.ones(200), Policy(), 0.2)


def test_what_is_usual_holds_the_drift():
    """About 20 a day: 24 or so a month by the days alone, 30 as their mean is of 60 days only; 0.5 x 600 on top."""
    alone, drifts = (usual_spread(curve_of(wandering(0.0), drift), np.array([600.0]))[0] for drift in (0.0, 0.5))
    assert alone == pytest.approx((20 * 30 * (1 + 30 / DAYS)) ** 0.5, rel=0.1)
    assert drifts == pytest.approx(np.hypot(alone, 300.0), rel=0.05)


def test_a_wanderer_gets_as_far_as_the_root_of_the_time():
    """20 a day, drifting by 10 % a month: 60 of 600 in a month; 4 times the days, twice the share: 480 of 2,400."""
    none, expected = np.zeros(2), np.array([600.0, 2400.0])
    np.testing.assert_allclose(drifting(none, expected, np.array([30.0, 120.0]), 0.1, np.inf), [60.0, 480.0])


@pytest.mark.parametrize("seen", [30, 90])
def test_a_mean_of_few_days_strays_itself_and_with_it_all_that_is_foretold(seen):
    """Steady items of 5 a day: what comes in 30 days strays from what their last days promised as far as is said."""
    units = np.random.default_rng(seen).poisson(5.0, (20_000, seen + 30))
    off = units[:, seen:].sum(axis=1) - 30 * units[:, :seen].mean(axis=1)
    one = np.ones(1)
    said = drifting(np.sqrt(5.0 * 30) * one, 150 * one, 30 * one, 0.0, seen * one)
    assert said[0] == pytest.approx(off.std(), rel=0.02)


def test_where_no_catalogue_taught_a_drift_the_textbook_s_spread_stands():
    days, rate, unknown = np.array([15.0]), np.array([30.0]), np.array([np.nan])
    known = (np.array([10.0]), unknown, unknown, rate, rate, days, np.array([3.0]))
    assert spread(*known, history_days=np.array([30])) == pytest.approx(97.98, abs=0.005)
    assert spread(*known, drift=0.01, history_days=np.array([30])) > 101
    assert spread(*known, least_spread=1.0, history_days=np.array([30])) > 101


def test_it_is_added_to_the_spread_of_days_only():
    """√(100² + 240²) = 260 of its days; its own past, and what is usual, hold it already."""

    def found(of_a_day: float, own: float, usual: float, drift: float) -> float:
        columns = (of_a_day, own, usual, 40.0, 40.0, 30.0, 0.0)
        return float(spread(*(np.array([value]) for value in columns), drift=drift)[0])

    of_a_day = 100 / np.sqrt(30)
    assert found(of_a_day, np.nan, np.nan, 0.2) == pytest.approx(260.0)
    assert found(of_a_day, np.nan, np.nan, 0.0) == pytest.approx(100.0)
    for own, usual in ((150.0, np.nan), (150.0, 90.0), (np.nan, 90.0)):
        assert found(of_a_day, own, usual, 0.2) == found(of_a_day, own, usual, 0.0)


def test_a_calm_short_past_strays_no_less_than_those_of_others():
    """100 of its days, others 150; its own past, and what is usual, know better."""

    def found(own: float, usual: float, least: float) -> float:
        columns = (np.array([it]) for it in (100 / np.sqrt(30), own, usual, 40.0, 40.0, 30.0, 0.0))
        return float(spread(*columns, least_spread=least)[0])

    assert [found(np.nan, np.nan, least) for least in (0.0, 99.0, 101.0)] == pytest.approx([100.0, 100.0, 101.0])
    for own, usual in ((90.0, np.nan), (90.0, 80.0), (np.nan, 80.0)):
        assert found(own, usual, 150.0) == found(own, usual, 0.0)


def test_the_95_percent_level_holds_where_the_pace_wanders():
    """30 days after 60 known ones of 400 such items: the scatter of days alone covers far too few."""
    history = wandering(0.35, items=400, days=90)
    seen, came = known(history.units[:, :60]), history.units[:, 60:].sum(axis=1)
    days, age = np.full(400, 30.0), np.full(400, 60.0)

    def covered(learned: Learned) -> float:
        return float((came <= forecast(seen, age, days, Policy(), learned).quantiles[:, 3]).mean())

    assert covered(Learned()) < 0.85
    assert covered(Learned(drift=drift(seen))) >= 0.92
