"""The plan as a whole."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import plan as planning
from planner.allocate import allocate
from planner.model import NEVER, Level
from planner.outcome import Plan
from planner.policy import Learned, Policy
from tests.planner.shop import a_shop, any_shop

seeds = st.integers(0, 10_000)
COLUMNS = [field.name for field in fields(Plan) if field.name != "as_of"]


def assert_same(one: Plan, other: Plan, index: int | slice = slice(None)) -> None:
    for name in COLUMNS:
        np.testing.assert_array_equal(getattr(one, name)[index], getattr(other, name), err_msg=name)


@settings(max_examples=20, deadline=None)
@given(seeds)
def test_a_plan_of_an_item_does_not_depend_on_its_neighbours(seed):
    shop = any_shop(seed)
    whole = shop.planned()
    for index in range(0, 40, 7):
        assert_same(whole, shop.only(index).planned(), slice(index, index + 1))


def test_a_season_far_ahead_does_not_depend_on_its_neighbours():
    """Where the longest lead time is far beyond the usual one, so is the day from which a season must be prepared."""
    known = {"lead_time": [100.0, 700.0], "max_lead_time": [400.0, 700.0], "buffer": np.nan}
    shop = a_shop(seasons=[(0, 150, 390, 2.0)], known_days=120, **known)
    assert_same(shop.planned(), shop.only(0).planned(), slice(0, 1))
    assert shop.only(0).planned().event_units == 30 * 241


def test_blocks_change_nothing(monkeypatch):
    shop = any_shop(1)
    whole = shop.planned()
    monkeypatch.setattr(planning, "BLOCK", 7)
    assert_same(whole, shop.planned())


def test_threads_change_nothing(monkeypatch):
    monkeypatch.setattr(planning, "BLOCK", 7)
    shop = any_shop(2)
    with ThreadPoolExecutor(2) as pool:
        assert_same(shop.planned(across=pool.map), shop.planned())


@settings(max_examples=20, deadline=None)
@given(seeds)
def test_running_twice_changes_nothing(seed):
    """Neither the answer nor what it was asked about."""
    shop, untouched = any_shop(seed), any_shop(seed)
    assert_same(shop.planned(), shop.planned())
    np.testing.assert_array_equal(shop.history.units, untouched.history.units)
    np.testing.assert_array_equal(shop.items.on_hand, untouched.items.on_hand)


@settings(max_examples=50, deadline=None)
@given(seeds)
def test_every_number_is_a_number(seed):
    """Only stock never counted is unknown; nothing is ever negative but stock, cover's limits and late dates."""
    shop = any_shop(seed)
    plan = shop.planned()
    counted = ~np.isnan(shop.items.on_hand)
    for name in (
        "daily_rate",
        "threshold",
        "shortfall",
        "air_quantity",
        "safety_stock",
        "event_units",
        "left_out_days",
    ):
        assert (getattr(plan, name) >= 0).all(), name
    for name in ("available", "inventory_position", "days_of_cover", "below_threshold"):
        assert np.isnan(getattr(plan, name)[~counted]).all(), name
        assert not np.isnan(getattr(plan, name)[counted]).any(), name
    assert (plan.shortfall[plan.level <= Level.DEAD] == 0).all()
    assert (plan.shortfall[plan.daily_rate == 0] == 0).all()


@settings(max_examples=20, deadline=None)
@given(seeds)
def test_an_order_brings_the_position_above_the_threshold(seed):
    """Ordered as advised, nothing more is asked: neither while it is on its way nor, of an item known well, later."""
    shop = any_shop(seed)
    plan = shop.planned()
    quantity = allocate(plan, shop.items).quantity
    due, known_well = quantity > 0, plan.order_share == 1
    assert (plan.inventory_position + quantity >= plan.order_up_to_level)[due & known_well].all()
    sells = due & (plan.daily_rate * 36 > 1)
    assert (shop.ordering(quantity).planned().shortfall[sells] == 0).all()
    received = replace(shop, items=replace(shop.items, on_hand=shop.items.on_hand + quantity))
    assert (received.planned().shortfall[sells & known_well] == 0).all()


def test_an_empty_catalogue_is_an_empty_plan():
    plan = any_shop(3, count=20).only(99).planned()
    assert all(len(getattr(plan, name)) == 0 for name in COLUMNS)


def test_an_item_without_history_does_not_sell():
    plan = a_shop(days=0, known_days=0).planned()
    assert (plan.daily_rate[0], plan.days_of_cover[0], plan.stockout_day[0]) == (0, np.inf, NEVER)
    assert plan.level == Level.OK


def test_where_nothing_is_typed_the_policy_and_the_catalogue_speak():
    """Lead time 30, air 7; 20 learned days x 30 = 600, as 59 days are too few for a service level."""
    plan = a_shop(days=59, lead_time=np.nan, air_lead_time=np.nan, buffer=np.nan).planned(learned=Learned(20.0, 500))
    assert (plan.lead_time[0], plan.air_lead_time[0], plan.safety_stock[0]) == (30, 7, 600)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("on_hand", np.inf), ("committed", -1.0), ("committed", np.nan), ("reserved", -1.0), ("lead_time", -1.0),
        ("lead_time", 731.0), ("max_lead_time", 731.0), ("air_lead_time", -1.0), ("buffer", -1.0),
        ("buffer", np.inf), ("moq", 0.0), ("case_pack", np.nan),
        ("count_age", np.nan), ("known_days", -1.0), ("unit_cost", -0.01),
        ("lead_time_spread", -0.5), ("review", 0.5), ("order_day", -1.0),
        ("sea_freight", -0.01), ("air_freight", np.inf),
        ("salvage", -0.01), ("storage_fee", -0.01), ("price", -1.0), ("exchange", np.inf), ("ads_units", -1.0),
        ("sea_delay", -1.0), ("sea_delay", np.nan), ("air_delay", np.inf), ("sea_delay_from", -1.0),
        ("air_delay_from", np.nan), ("sea_delay", 2191.0), ("air_lead_time", 2191.0), ("lead_time_spread", 2191.0),
        ("review", 2191.0), ("order_day", 2191.0),
    ],
)  # fmt: skip
def test_impossible_facts_are_refused_by_name_and_value(column, value):
    with pytest.raises(ValueError, match=rf"items\.{column} out of range: \[{value}\]"):
        a_shop(**{column: value}).planned()


@pytest.mark.parametrize(
    "facts",
    [
        {"receipts": [(1, 5, 5)]},
        {"receipts": [(0, -5, 5)]},
        {"livestreams": [(0, 5, 9, 8, 0)]},
        {"livestreams": [(-1, 5, 5, 8, 0)]},
        {"sold_per_day": -1},
        {"sold_per_day": np.inf},
        {"sold_per_day": np.nan},
    ],
)
def test_impossible_entries_are_refused(facts):
    with pytest.raises(ValueError, match="out of range"):
        a_shop(**facts).planned()


def test_columns_of_different_lengths_are_refused():
    shop = a_shop(on_hand=[1, 2])
    with pytest.raises(ValueError, match="'moq': 1"):
        replace(shop, items=replace(shop.items, moq=np.ones(1))).planned()
    with pytest.raises(ValueError, match="2 items"):
        replace(shop, history=a_shop().history).planned()


@pytest.mark.parametrize(
    "policy",
    [Policy(window=0), Policy(horizon=0), Policy(lead_time=999), Policy(air_lead_time=999), Policy(base_share=2)],
)
def test_an_impossible_policy_is_refused(policy):
    with pytest.raises(ValueError):  # noqa: PT011 - each names its own setting
        a_shop().planned(policy)


def test_a_stock_state_that_is_neither_yes_no_nor_unknown_is_refused():
    shop = a_shop()
    shop.history.in_stock[0, 5] = 3
    with pytest.raises(ValueError, match=r"history\.in_stock out of range: \[3\]"):
        shop.planned()
