"""Slow movers: old units and a poor sell-through, unless new or wanted soon."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.ageing import Layers, ages
from planner.clearance.slow import Clearance, Standing, clearance, is_spared, sell_through, standings
from planner.explaining.clearance_rules import CLEARANCE_RULES, explain_clearance
from planner.inflow import Moves, Shelf
from planner.model import Events
from planner.policy import Policy
from tests.planner.shop import Shop, a_shop, any_shop

POLICY = Policy()


def events(*planned: tuple[int, int, int]) -> Events:
    """Return events of (item, start, end)."""
    item, start, end = (np.array([entry[column] for entry in planned], np.int64) for column in range(3))
    return Events(item, np.full(len(planned), 100.0), start, end, np.zeros(len(planned)), np.zeros(len(planned), bool))


def slow(old: float, sold: float, *, first_receipt: float = 200.0, planned: Events | None = None) -> bool:
    """Say whether an item of 100 units is slow."""
    share = sell_through(np.array([sold]), np.array([100.0]), np.zeros(1))
    spared = is_spared(np.array([first_receipt]), planned or events(), POLICY)
    return bool(standings(np.array([100.0]), np.array([old]), share, spared, POLICY)[0] == Standing.SLOW)


def test_old_stock_that_hardly_sells_is_slow():
    """10 of 100 sold within 30 days: 10 %."""
    assert slow(old=90, sold=10)


@pytest.mark.parametrize(("age", "is_one"), [(59, False), (60, False), (61, True)])
def test_day_60_is_not_slow_and_day_61_is(age, is_one):
    layer = Layers(np.array([0]), np.array([8.0]), np.array([age]), np.zeros(1, bool))
    assert slow(old=ages(layer, POLICY.slow_age, 1).old[0], sold=0) == is_one


@pytest.mark.parametrize(("sold", "is_one"), [(19, True), (20, False), (21, False)])
def test_a_sell_through_of_20_percent_is_enough(sold, is_one):
    assert slow(old=50, sold=sold) == is_one


@pytest.mark.parametrize(("first_receipt", "is_one"), [(59, False), (60, False), (61, True)])
def test_an_item_is_new_for_60_days(first_receipt, is_one):
    assert slow(old=50, sold=0, first_receipt=first_receipt) == is_one


@pytest.mark.parametrize(("start", "end", "is_one"), [(29, 29, False), (30, 40, False), (31, 40, True)])
def test_an_event_within_30_days_spares_its_items(start, end, is_one):
    assert slow(old=50, sold=0, planned=events((0, start, end))) == is_one


@pytest.mark.parametrize(("end", "is_one"), [(-1, True), (0, False), (1, False)])
def test_a_running_event_spares_its_items_until_its_last_day(end, is_one):
    assert slow(old=50, sold=0, planned=events((0, -5, end))) == is_one


def test_a_pause_of_ads_spares_nothing():
    paused = replace(events((0, 3, 9)), pauses_ads=np.ones(1, bool))
    assert slow(old=50, sold=0, planned=paused)


def test_an_event_of_another_item_spares_nobody_else():
    assert is_spared(np.full(2, 200.0), events((1, 3, 4)), POLICY).tolist() == [False, True]


def test_young_stock_is_never_slow_however_little_it_sells():
    assert not slow(old=0, sold=0)


def test_what_came_within_the_period_counts_as_offered():
    """12 sold of 40 that were there and 20 that came."""
    assert sell_through(np.array([12.0]), np.array([40.0]), np.array([20.0])) == pytest.approx(0.2)


def test_nothing_offered_has_no_sell_through():
    assert np.isnan(sell_through(np.zeros(2), np.array([0.0, -3.0]), np.zeros(2))).all()


@given(st.integers(0, 1000), st.integers(0, 1000), st.integers(0, 1000), st.integers(0, 1000))
def test_selling_more_never_makes_an_item_slow(old, there, sold, more):
    columns = [np.array([float(value)]) for value in (old, there, sold, sold + more)]
    shares = [sell_through(units, columns[1], np.zeros(1)) for units in columns[2:]]
    before, after = (standings(columns[1] + 1, columns[0], share, np.zeros(1, bool), POLICY)[0] for share in shares)
    assert before == Standing.SLOW or after != Standing.SLOW


def test_each_item_has_one_reason_and_the_first_wins():
    """Never counted; sold out; young; old but selling; old, not selling, spared; slow."""
    on_hand = np.array([np.nan, 0.0, 9.0, 9.0, 9.0, 9.0])
    old = np.array([5.0, 5.0, 0.0, 5.0, 5.0, 5.0])
    share = np.array([0.0, 0.0, 0.0, 0.5, 0.1, 0.1])
    spared = np.array([True, True, True, True, True, False])
    assert standings(on_hand, old, share, spared, POLICY).tolist() == [0, 1, 2, 3, 4, 5]


@pytest.mark.parametrize("seed", range(8))
def test_every_explanation_gives_its_number(seed):
    """Each number's rule, fed with its stated inputs, for every item of a random shop."""
    shop = any_shop(seed)
    dice = np.random.default_rng(seed)
    count = len(shop.items.product)
    item = np.repeat(np.arange(count), 3)
    days = np.sort(dice.integers(0, 200, (count, 3)), axis=1).ravel()
    nothing = Moves(*(np.zeros(0, kind) for kind in (np.int64, np.int64, float)))
    found = dice.integers(0, 90, len(item)).astype(float)
    shelf = Shelf(item, days * 86_400, days, found, nothing, np.zeros(0, np.int64), nothing)
    judged = clearance(shop.items, shop.history, shop.inbound, shop.events, shelf, POLICY, 200, 170 * 86_400)
    explained = [it for index in range(count) for it in explain_clearance(judged, shop.items, POLICY, index)]
    assert len(explained) > count
    for it in explained:
        assert CLEARANCE_RULES[it.rule](**it.inputs) == pytest.approx(it.value, nan_ok=True), it


def judged(shop: Shop, items: list[int]) -> Clearance:
    """Judge items that were first counted on day 0, 40, 80 … of 200."""
    nothing = Moves(*(np.zeros(0, kind) for kind in (np.int64, np.int64, float)))
    item = np.arange(len(items))
    day = np.array(items) * 40
    shelf = Shelf(item, day * 86_400, day, np.full(len(items), 400.0), nothing, np.zeros(0, np.int64), nothing)
    return clearance(shop.items, shop.history, shop.inbound, shop.events, shelf, POLICY, 200, 170 * 86_400)


@pytest.mark.parametrize(("lost", "expected"), [(0, Standing.SLOW), (7, Standing.SLOW), (8, Standing.UNSEEN)])
def test_what_may_have_sold_between_exports_is_not_called_slow(lost: int, expected: Standing) -> None:
    """Days that no export covers, before the last five: of 7 in 30 one may judge, of 8 not."""
    shop = a_shop(sold_per_day=[0], on_hand=[400])
    in_stock = shop.history.in_stock.copy()
    in_stock[:, -5 - lost : -5] = 0
    unseen = replace(shop, history=replace(shop.history, in_stock=in_stock))
    assert judged(unseen, [0]).standing[0] == expected


def test_an_item_is_judged_alone_as_among_others():
    """The same item with two neighbours and without."""
    shop = a_shop(sold_per_day=[1, 2, 0], on_hand=[300, 200, 400])
    together = judged(shop, [0, 1, 2])
    for index in range(3):
        alone = judged(shop.only(index), [index])
        for name in ("old", "oldest", "mean_age", "sell_through", "old_cash", "cash", "standing"):
            assert getattr(alone, name)[0] == getattr(together, name)[index], name
