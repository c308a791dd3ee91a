"""What only the whole catalogue can teach."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.forecasting.blend import MIDDLE_WEIGHTS, WINDOWS
from planner.forecasting.promises import weighted_quantile
from planner.forecasting.weights import NARROWEST, WIDEST
from planner.learn import learn
from planner.model import Events, History
from planner.policy import Learned, Policy
from tests.planner.shop import TODAY, a_shop, any_shop


def learned(units, lead_time: float | list[float] = 30.0, state=None, events: Events | None = None) -> Learned:
    units = np.asarray(units, dtype=float)
    state = np.ones(units.shape, dtype=np.int8) if state is None else state
    items = a_shop(lead_time=np.broadcast_to(lead_time, len(units))).items
    return learn(items, History(units, state), Policy(), TODAY, events)


def without_drift(found: Learned) -> Learned:
    """Return what was learned but for how far the pace drifts, which few SKUs cannot tell (``test_drift``)."""
    return replace(found, drift=0.0)


def test_until_there_are_200_stretches_the_article_s_margin_stands():
    """365 days hold 11 stretches of 30 after a month to look back on: 18 items x 11 = 198."""
    assert without_drift(learned(np.full((18, 365), 5.0))) == Learned(15.0, 198, TODAY)


def test_steady_sales_need_the_shortest_buffer():
    """No error at all, so the floor: 7 days."""
    assert without_drift(learned(np.full((19, 365), 5.0))) == Learned(7.0, 209, TODAY)


def test_the_buffer_is_what_sold_beyond_the_promise_in_days():
    """Every stretch of 30 days sells 1.5 times the month before it: 30 x 0.5 = 15 days more than promised."""
    months = 1.5 ** np.arange(12)
    assert learned(np.tile(np.repeat(months * 10, 30), (30, 1))).buffer_days == pytest.approx(15.0)


def test_wild_sales_stop_at_ninety_days():
    months = 10.0 ** np.arange(12)
    assert learned(np.tile(np.repeat(months, 30), (30, 1))).buffer_days == 90


def test_days_out_of_stock_are_no_error():
    """Out on every third day, steady otherwise: the floor."""
    state = np.ones((19, 365), dtype=np.int8)
    state[:, ::3] = 0
    assert learned(np.where(state, 5.0, 0.0), state=state).buffer_days == 7


def test_slow_sellers_teach_nothing():
    """Fewer than 10 units in the month before."""
    assert learned(np.full((99, 365), 0.3)).sample_size == 0


def test_days_before_an_item_was_known_teach_nothing():
    """Known for 90 days: 2 stretches of 30 with a month before them."""
    state = np.full((100, 365), -1, dtype=np.int8)
    state[:, -90:] = 1
    assert learned(np.where(state == 1, 5.0, 0.0), state=state).sample_size == 200


def test_lead_times_differ_and_some_are_unknown():
    """60 days: 5 stretches; by the policy 30: 11."""
    found = learned(np.full((2, 365), 5.0), lead_time=[60.0, np.nan])
    assert found.sample_size == 5 + 11


@pytest.mark.parametrize(("days", "drift"), [(0, 0.3), (1, 0.3), (27, 0.3), (28, 0.17), (45, 0.03)])
def test_a_short_history_teaches_nothing_but_how_calm_it_is(days, drift):
    """28 days let one forecast a SKU be tried, of 7 days: 300 of them, beside which 0.3 weighs as 400."""
    found = learned(np.full((300, days), 5.0))
    assert without_drift(found) == Learned(15.0, 0, TODAY)
    assert found.drift == drift


@pytest.mark.parametrize("days", [0, 365])
def test_an_empty_catalogue_teaches_nothing(days):
    empty = any_shop(1, days=days).only(99)
    found = learn(empty.items, empty.history, Policy(), TODAY, empty.events)
    assert without_drift(found) == Learned(learned_on=TODAY)


def test_columns_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="do not fit"):
        learn(a_shop(on_hand=[1, 2]).items, History(np.zeros((2, 9)), np.zeros((2, 8), np.int8)), Policy(), TODAY)


@given(st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(0.1, 1e3)), min_size=1), st.floats(0, 1))
def test_a_quantile_has_its_share_at_or_below_it(pairs, share):
    values, weights = (np.array(column) for column in zip(*pairs, strict=True))
    found = weighted_quantile(values, weights, share)
    assert weights[values <= found].sum() >= share * weights.sum() * (1 - 1e-9)
    assert weights[values < found].sum() <= share * weights.sum() * (1 + 1e-9)


def a_catalogue(items: int = 120) -> np.ndarray:
    """Return sales of a year whose level jumps every five weeks: what sold last week says more than the last year."""
    day, item = np.arange(365), np.arange(items)[:, None]
    level = 10 + 9 * np.sin(1.7 * (day // 35) + item)
    return np.floor(level * (1 + 0.8 * np.sin(2.3 * day + item)))


def test_what_past_forecasts_missed_is_learned():
    """Sales that jump from level to level stray wider than a calm year's, and follow their last weeks."""
    found = learned(a_catalogue(), lead_time=14.0)
    weight = dict(zip(WINDOWS, found.weights, strict=True))
    assert weight[7] + weight[14] > 0.4 > sum(MIDDLE_WEIGHTS[:2])
    assert sum(found.weights) == pytest.approx(1)
    assert found.widening != Learned().widening
    assert NARROWEST <= found.widening <= WIDEST


def test_days_of_events_teach_nothing():
    """Four livestreams of two days at six times the usual: the same lesson as if the item had been out of stock."""
    ordinary = a_catalogue()
    busy, state = ordinary.copy(), np.ones(ordinary.shape, dtype=np.int8)
    ran = np.zeros(365, dtype=bool)
    for start in (-300, -200, -100, -30):
        ran[365 + start : 365 + start + 2] = True
    busy[:, ran] *= 6
    state[:, ran], ordinary[:, ran] = 0, 0
    count = len(busy)
    starts = np.repeat([-300, -200, -100, -30], count)
    nothing = np.zeros(4 * count)
    events = Events(np.tile(np.arange(count), 4), nothing, starts, starts + 1, nothing, nothing > 0)
    assert learned(busy, 14.0, events=events) == learned(ordinary, 14.0, state)
    assert learned(busy, 14.0) != learned(ordinary, 14.0, state)
