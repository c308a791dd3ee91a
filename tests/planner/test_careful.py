"""New items: a share of the computed order, tested before it is scaled up."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.allocate import allocate
from planner.policy import Policy
from tests.planner.shop import a_shop, any_shop


@pytest.mark.parametrize(("days", "share"), [(27, 0.6), (28, 1.0), (29, 1.0)])
def test_an_item_is_new_until_28_days_in_stock(days, share):
    """1080 up to 1580; 60 % of it are 648."""
    plan = a_shop(on_hand=500, days=days).planned()
    assert plan.order_share == share
    assert plan.computed_quantity == 1080
    assert plan.shortfall == (648 if share < 1 else 1080)


def test_days_without_stock_teach_nothing():
    shop = a_shop(on_hand=500, days=60)
    shop.history.in_stock[0, :33], shop.history.units[0, :33] = 0, 0
    assert shop.planned().order_share == 0.6


def test_the_minimum_and_full_cartons_hold_for_new_items_too():
    """648 are 27 cartons of 24; of 100 they are 7; a minimum of 1000 stands."""

    def ordered(**terms: float) -> float:
        shop = a_shop(on_hand=500, days=20, **terms)
        return float(allocate(shop.planned(), shop.items).quantity[0])

    assert [ordered(case_pack=24), ordered(case_pack=100), ordered(moq=1000)] == [648, 700, 1000]


def test_the_rest_is_not_asked_the_next_day():
    """100 on hand: 60 % of 1580 - 100 are 888. On order they stand for 1480: position 1580, nothing is asked again."""
    shop = a_shop(on_hand=100, days=20)
    plan = shop.planned()
    assert (plan.computed_quantity[0], plan.shortfall[0]) == (1480, 888)
    assert shop.ordering(plan.shortfall).planned().shortfall == 0


def test_the_share_and_the_days_can_be_set():
    plan = a_shop(on_hand=500, days=20).planned(Policy(new_item_days=10))
    assert plan.shortfall == 1080
    assert a_shop(on_hand=500, days=20).planned(Policy(new_item_share=0.5)).shortfall == 540


@pytest.mark.parametrize("share", [0.0, 1.2])
def test_an_impossible_share_is_refused(share):
    with pytest.raises(ValueError, match=str(share)):
        a_shop().planned(Policy(new_item_share=share))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_a_new_item_is_never_asked_more_than_a_known_one(seed):
    shop = any_shop(seed)
    careful, bold = shop.planned(), shop.planned(Policy(new_item_days=0))
    assert (careful.shortfall <= bold.shortfall + 1).all()
    np.testing.assert_array_equal(careful.level, bold.level)
