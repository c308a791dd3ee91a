"""What to order in the end."""

import numpy as np
import pytest

from planner.allocate import allocate
from tests.planner.shop import a_shop, any_shop


def ordered(**facts):
    shop = a_shop(**facts)
    return allocate(shop.planned(), shop.items)


def test_the_order_is_raised_to_the_minimum_and_to_whole_cartons():
    """1080 wanted, 1100 the least, 24 a carton: 1104, 24 more than wanted, 0.8 days of 30; at 2.00 each 2208."""
    found = ordered(on_hand=500, moq=1100, case_pack=24)
    assert (found.quantity[0], found.rounding[0], found.rounding_days[0], found.cost[0]) == (1104, 24, 0.8, 2208)


@pytest.mark.parametrize("facts", [{"on_hand": 501}, {"count_age": 72.0}, {"on_hand": np.nan}, {"sold_per_day": 0}])
def test_nothing_advised_is_nothing_ordered_at_no_cost(facts):
    found = ordered(**({"on_hand": 400} | facts), moq=1000, case_pack=24)
    assert (found.quantity[0], found.rounding[0], found.cost[0]) == (0, 0, 0)


def test_an_unknown_cost_stays_unknown():
    assert np.isnan(ordered(on_hand=400, unit_cost=np.nan).cost).all()


def test_a_minimum_order_of_years_says_so():
    """2 a day, 10,000 the least; threshold 80, wanted 80 + 72 - 50 = 102: 9,898 more, 4,949 days."""
    assert ordered(on_hand=50, sold_per_day=2, moq=10_000).rounding_days == 4949


def test_no_order_is_rounded_away():
    shop = any_shop(5, count=300)
    plan = shop.planned()
    found = allocate(plan, shop.items)
    np.testing.assert_array_equal(found.quantity > 0, plan.shortfall > 0)
    assert (found.rounding >= 0).all()


def test_a_plan_of_other_items_is_refused():
    with pytest.raises(ValueError, match="2 items"):
        allocate(a_shop(on_hand=[1, 2]).planned(), a_shop().items)
