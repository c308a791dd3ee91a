"""Slow movers: old units and a poor sell-through, unless new or wanted soon."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.ageing import Layers, ages
from planner.clearance import is_slow, is_spared, sell_through
from planner.model import Events
from planner.policy import Policy

POLICY = Policy()


def events(*planned: tuple[int, int, int]) -> Events:
    """Return events of (item, start, end)."""
    item, start, end = (np.array([entry[column] for entry in planned], np.int64) for column in range(3))
    return Events(item, np.full(len(planned), 100.0), start, end, np.zeros(len(planned)), np.zeros(len(planned), bool))


def slow(old: float, sold: float, *, first_receipt: float = 200.0, planned: Events | None = None) -> bool:
    """Say whether an item of 100 units is slow."""
    share = sell_through(np.array([sold]), np.array([100.0]), np.zeros(1))
    spared = is_spared(np.array([first_receipt]), planned or events(), POLICY)
    return bool(is_slow(np.array([old]), share, spared, POLICY)[0])


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
    before, after = (bool(is_slow(columns[0], share, np.zeros(1, bool), POLICY)[0]) for share in shares)
    assert before or not after
