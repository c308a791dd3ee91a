"""The compiled loops say of every item what NumPy says of it, to the last bit."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.blocks import by_item
from planner.compiled import reading as compiled
from planner.forecasting import reading
from planner.forecasting.reading import MANY, Reading, compiled_pays, way_to_read
from planner.model import RAN_OUT, Events, History
from planner.policy import Policy
from planner.refuse import OutOfRange
from tests.planner.shop import a_shop, any_shop
from tests.planner.test_plan import assert_same

ROOT = Path(__file__).parents[2]
POLICY = Policy()


def assert_same_reading(history, known_days, lead_time, events=None, policy=POLICY, rows=None) -> Reading:
    rows = np.arange(len(known_days)) if rows is None else rows
    events = events or Events(*(np.zeros(0, np.int64) for _ in range(6)))
    facts = (history, rows, known_days, lead_time, events, policy)
    by_numpy, by_numba = reading.read(*facts), compiled.read(*facts)
    for field in fields(Reading):
        one, other = getattr(by_numpy, field.name), getattr(by_numba, field.name)
        assert one.dtype == other.dtype, field.name
        np.testing.assert_array_equal(one, other, err_msg=field.name)
    return by_numba


def a_past(seed: int, items: int = 24) -> tuple[History, np.ndarray, np.ndarray, Events]:
    """Return items of every kind: idle, steady, wild, halves of units, gaps, events, and more than a year of them."""
    dice = np.random.default_rng(seed)
    days = int(dice.choice([0, 1, 2, 29, 30, 58, 90, 364, 365, 400, 800]))
    usual = dice.choice([0.0, 0.02, 0.5, 6.0, 4000.0], (items, 1))
    units = dice.poisson(usual, (items, days)) * dice.choice([1.0, 1.0, 0.3], (items, 1))
    units *= np.where(dice.random((items, days)) < 0.01, dice.choice([20.0, 900.0]), 1.0)
    units[dice.random(items) < 0.2, days // 2 :] = 0
    out = dice.random((items, days)) < dice.choice([0.0, 0.1, 0.9], (items, 1))
    state = np.where(out, 0, dice.choice([1, 1, -1, RAN_OUT], (items, days))).astype(np.int8)
    known = dice.choice([0.0, 0.5, 89.5, 90.0, 120.0, 365.0, 900.0], items)
    start = dice.integers(-days - 9, 9, 12)
    nothing = np.zeros(12)
    events = Events(dice.integers(0, items, 12), nothing, start, start + dice.integers(0, 60, 12), nothing, nothing > 0)
    return History(units, state), known, dice.choice([0.0, 1.0, 7.0, 12.5, 30.0, 63.0, 100.0], items), by_item(events)


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_every_number_is_the_same_to_the_last_bit(seed):
    assert_same_reading(*a_past(seed))


@pytest.mark.parametrize("policy", [Policy(window=7, min_in_stock=3, dead=14), Policy(window=400, dead=500)])
def test_whatever_the_policy_looks_back(policy):
    for seed in range(12):
        assert_same_reading(*a_past(seed), policy=policy)


def test_items_are_read_in_any_order_and_only_those_asked_for():
    history, known, lead_time, _ = a_past(5)
    rows = np.array([7, 3, 3, 20])
    found = assert_same_reading(history, known[rows], lead_time[rows], rows=rows)
    assert len(found.sold) == 4


def test_sums_beyond_whole_numbers_of_a_computer_are_rounded_alike():
    units = np.full((3, 365), 1e9)
    units[1, ::2] = 0.1
    units[2] = 1 / 3
    assert_same_reading(History(units, np.ones(units.shape, np.int8)), np.full(3, 365.0), np.full(3, 30.0))


@pytest.mark.parametrize("seed", range(4))
def test_the_whole_plan_is_the_same(seed):
    shop = any_shop(seed, days=400)
    shop = replace(shop, items=replace(shop.items, known_days=shop.items.known_days * 3))
    assert_same(shop.planned(compiled=True), shop.planned(compiled=False))


def test_threads_change_nothing():
    shop = any_shop(3, count=100)
    with ThreadPoolExecutor(2) as pool:
        assert_same(shop.planned(across=pool.map, compiled=True), shop.planned(compiled=False))


def test_the_article_s_rule_needs_no_windows():
    shop = any_shop(8)
    policy = Policy(demand_rule="mean")
    assert_same(shop.planned(policy, compiled=True), shop.planned(policy, compiled=False))


@pytest.mark.parametrize(("units", "state"), [(-1.0, 1), (np.nan, 1), (1e10, 1), (1.0, 3), (1.0, -2)])
def test_an_impossible_day_is_refused_in_the_same_words(units, state):
    shop = a_shop(sold_per_day=[3.0, 4.0], days=9)
    shop.history.units[1, 5], shop.history.in_stock[1, 5] = units, state
    said = []
    for way in (False, True):
        with pytest.raises(OutOfRange) as refused:
            shop.planned(compiled=way)
        said.append(str(refused.value))
    assert said[0] == said[1]
    assert "row 1" in said[0]


def test_an_empty_catalogue_is_an_empty_plan():
    empty = any_shop(3).only(99)
    assert_same(empty.planned(compiled=True), empty.planned(compiled=False))


def test_a_few_items_never_wait_for_numba():
    assert way_to_read(MANY - 1).read is reading.read
    assert way_to_read(MANY, compiled=False).read is reading.read
    assert way_to_read(1, compiled=True).read is way_to_read(MANY).read is compiled.read
    assert [compiled_pays(items) for items in (MANY - 1, MANY, MANY + 1)] == [False, True, True]


def test_a_large_catalogue_is_planned_without_numba():
    code = """
import sys
sys.modules["numba"] = None  # as if it were not installed
from planner.forecasting.reading import MANY, compiled_pays
from tests.planner.shop import a_shop
plan = a_shop(sold_per_day=[2.0] * MANY, days=2).planned()
sys.exit(compiled_pays(MANY) or not (len(plan.daily_rate) == MANY and (plan.daily_rate == 2).all()))
"""
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT).returncode == 0


def test_planning_loads_no_numba_by_itself():
    """Whoever has not installed it, or asks for one product, never meets it."""
    code = "import sys, planner.plan, planner.learn; sys.exit('numba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT).returncode == 0


def test_a_large_catalogue_is_planned_where_nothing_can_be_kept(tmp_path):
    """Numba refuses to load a loop that it finds no place for: neither beside the code nor in the user's cache."""
    shutil.copytree(ROOT / "planner", tmp_path / "planner", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "planner" / "compiled" / "__pycache__").touch()  # no folder can be made there
    code = "import sys; from planner.forecasting.reading import MANY, compiled_pays; sys.exit(compiled_pays(MANY))"
    nowhere = {"HOME": os.devnull, "XDG_CACHE_HOME": os.devnull, "PYTHONDONTWRITEBYTECODE": "1"}
    ran = subprocess.run([sys.executable, "-c", code], check=False, cwd=tmp_path, env=nowhere)
    assert ran.returncode == 0
