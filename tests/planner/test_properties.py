"""What holds for any shop, whatever is in it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.allocate import allocate
from planner.policy import Policy
from tests.planner.shop import any_shop

seeds = st.integers(0, 10_000)
POLICIES = {
    "reorder point": Policy(),
    "buffer": Policy(rule="buffer"),
    "fixed cycle": Policy(order_rule="fixed_cycle"),
    "nobody is new": Policy(new_item_days=0),
}
every_policy = pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)


@every_policy
@settings(max_examples=25, deadline=None)
@given(seed=seeds, times=st.sampled_from([1.01, 1.5, 3.0]))
def test_more_demand_never_means_a_smaller_order(policy, seed, times):
    shop = any_shop(seed)
    more = replace(shop, history=replace(shop.history, units=shop.history.units * times))
    fewer, larger = (allocate(each.planned(policy), each.items).quantity for each in (shop, more))
    assert (larger >= fewer).all()


@every_policy
@settings(max_examples=25, deadline=None)
@given(seed=seeds)
def test_more_stock_never_means_a_larger_order(policy, seed):
    shop = any_shop(seed)
    more = replace(shop, items=replace(shop.items, on_hand=shop.items.on_hand + 7))
    larger, fewer = (allocate(each.planned(policy), each.items).quantity for each in (shop, more))
    was_out = ~(shop.items.on_hand - shop.items.committed - shop.items.reserved > 0)  # there it may have been dead
    assert (larger >= fewer)[~was_out].all()


@every_policy
@settings(max_examples=25, deadline=None)
@given(seed=seeds, more=st.sampled_from([1, 40, 3000]), day=st.sampled_from([0, 20, 170]))
def test_more_on_order_never_means_a_larger_order(policy, seed, more, day):
    shop = any_shop(seed)
    larger, fewer = (each.planned(policy) for each in (shop, shop.ordering(np.full(40, float(more)), day)))
    assert (larger.shortfall >= fewer.shortfall).all()
    assert (allocate(larger, shop.items).quantity >= allocate(fewer, shop.items).quantity).all()


@settings(max_examples=25, deadline=None)
@given(seed=seeds, levels=st.lists(st.floats(0.5, 0.99), min_size=2, max_size=2).map(sorted))
def test_a_higher_service_level_never_lowers_a_threshold_nor_an_order(seed, levels):
    shop = any_shop(seed)
    lower, higher = (shop.planned(Policy(service_level=level)) for level in levels)
    for name in ("safety_stock", "threshold", "order_up_to_level", "shortfall"):
        assert (getattr(higher, name) >= getattr(lower, name)).all(), name


@every_policy
@settings(max_examples=25, deadline=None)
@given(seed=seeds)
def test_every_order_is_in_full_cartons_and_no_smaller_than_the_minimum(policy, seed):
    """What is asked for is asked for, whatever rounding makes of it."""
    shop = any_shop(seed)
    plan = shop.planned(policy)
    quantity = allocate(plan, shop.items).quantity
    assert (quantity % shop.items.case_pack == 0).all()
    assert ((quantity == 0) | (quantity >= shop.items.moq)).all()
    assert (quantity >= plan.shortfall).all()


@every_policy
@settings(max_examples=25, deadline=None)
@given(seed=seeds)
def test_an_event_to_come_never_lowers_a_threshold_nor_an_order(policy, seed):
    shop = any_shop(seed)
    coming = replace(shop.events, start=np.abs(shop.events.start), sold=np.zeros(len(shop.events.item)))
    coming = replace(coming, end=coming.start + 3)
    without = replace(coming, planned=np.zeros(len(coming.item)))
    plain, raised = (replace(shop, events=events).planned(policy) for events in (without, coming))
    assert (raised.threshold >= plain.threshold).all()
    assert (raised.shortfall >= plain.shortfall).all()


@settings(max_examples=25, deadline=None)
@given(seed=seeds)
def test_money_is_conserved(seed):
    """What lies in stock before and what the order costs lie in stock after it."""
    shop = any_shop(seed)
    before = allocate(shop.planned(), shop.items)
    ordered = shop.ordering(before.quantity)
    after = allocate(ordered.planned(), ordered.items)
    np.testing.assert_allclose(before.cash_tied_up + before.cost, after.cash_tied_up)


@settings(max_examples=25, deadline=None)
@given(seed=seeds)
def test_units_are_conserved(seed):
    """What is ordered is what was asked and what rounding adds; it is on order in full."""
    shop = any_shop(seed)
    plan = shop.planned()
    found = allocate(plan, shop.items)
    np.testing.assert_allclose(found.quantity, plan.shortfall + found.rounding)
    np.testing.assert_allclose(shop.ordering(found.quantity).planned().on_order, plan.on_order + found.quantity)
    assert (found.rounding > -0.01).all()


@settings(max_examples=25, deadline=None)
@given(seed=seeds)
def test_a_longer_lead_time_never_means_a_lower_threshold(seed):
    shop = any_shop(seed)
    later = replace(shop.items, lead_time=shop.items.lead_time + 10, max_lead_time=shop.items.max_lead_time + 10)
    assert (replace(shop, items=later).planned().threshold >= shop.planned().threshold).all()
