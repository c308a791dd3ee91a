"""New products borrow from similar ones until they have a history of their own."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.forecasting.similar import NO_PEERS, Peers, learned_peers, peer_rates
from planner.policy import Learned, Policy
from tests.planner.shop import Shop, a_shop, any_shop

PEERS = Learned(peers=Peers(2.0, ("Yiwu",), (4.0,)))


def new(days: int, sold_per_day: float = 10.0, supplier: str = "", count: int = 1) -> Shop:
    """Return items first seen so many days ago."""
    shop = a_shop(sold_per_day=[sold_per_day] * count, known_days=float(days))
    shop.history.units[:, : 120 - days] = 0.0
    return replace(shop, items=replace(shop.items, supplier=(supplier,) * count))


@pytest.mark.parametrize(("days", "rate"), [(14, 6.0), (59, 10 - 8 * 14 / 73), (60, 10.0), (61, 10.0)])
def test_half_of_the_rate_is_borrowed_at_14_days_and_none_from_60_on(days: int, rate: float):
    """10 a day of its own, 2 of similar ones: 14 ÷ (days + 14) of the latter."""
    plan = new(days).planned(learned=PEERS)
    assert plan.daily_rate.tolist() == pytest.approx([rate], abs=1e-6)


def test_products_of_the_same_supplier_are_the_similar_ones():
    assert new(14, supplier="Yiwu").planned(learned=PEERS).daily_rate.tolist() == pytest.approx([7.0])
    assert new(14, supplier="Izmir").planned(learned=PEERS).daily_rate.tolist() == pytest.approx([6.0])


def test_what_never_sold_borrows_nothing():
    """Nothing is to be ordered of an item that nobody buys."""
    plan = new(14, sold_per_day=0.0).planned(learned=PEERS)
    assert (plan.daily_rate.tolist(), plan.borrowed.tolist()) == ([0.0], [0.0])


def test_under_the_articles_rule_nothing_is_borrowed():
    plan = new(14).planned(Policy(demand_rule="mean"), PEERS)
    assert (plan.daily_rate.tolist(), plan.borrowed.tolist()) == ([10.0], [0.0])


def test_until_something_was_learned_nothing_is_borrowed():
    assert new(14).planned().borrowed.tolist() == [0.0]


def test_a_supplier_of_few_products_teaches_nothing_of_its_own():
    """Five of A sell 1 to 5 a day, four of B 10: the median of all nine is 5."""
    units = np.tile(np.array([[1.0], [2.0], [3.0], [4.0], [5.0], [10.0], [10.0], [10.0], [10.0]]), (1, 100))
    found = learned_peers(["A"] * 5 + ["B"] * 4, units, units > 0)
    assert found == Peers(5.0, ("A",), (3.0,))
    assert peer_rates(["B", "A", ""], found).tolist() == [5.0, 3.0, 5.0]


def test_new_and_dead_products_teach_nothing():
    """Of ten only the four established ones that sell are left: too few."""
    units = np.ones((10, 100))
    counts = np.ones(units.shape, bool)
    counts[:3, :41] = False
    units[3:6] = 0.0
    assert learned_peers(["A"] * 10, units, counts) == NO_PEERS
    counts[:1, 40] = True
    assert learned_peers(["A"] * 10, units, counts) == Peers(1.0, ("A",), (1.0,))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_it_lies_between_its_own_rate_and_that_of_similar_ones(seed: int):
    shop = any_shop(seed)
    own, found = shop.planned(), shop.planned(learned=PEERS)
    alone = own.daily_rate / own.boost
    low, high = np.minimum(alone, 2.0), np.maximum(alone, 2.0)
    borrows = found.borrowed > 0
    assert ((found.daily_rate >= low - 1e-6) & (found.daily_rate <= high + 1e-6))[borrows].all()
    assert (found.daily_rate == own.daily_rate)[~borrows].all()
    assert not (borrows & ((own.history_days >= 60) | (own.daily_rate == 0))).any()
