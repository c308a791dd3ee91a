"""The article's rigid rhythm as a policy: a sea lot a cycle, and a reserve that goes by air."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model import Level
from planner.policy import Policy
from tests.planner.shop import a_shop, any_shop

RIGID = Policy(order_rule="fixed_cycle")
CASE = {"sold_per_day": 100, "lead_time": 30, "buffer": 0}


def test_the_golden_case_decides_on_air_by_day_29():
    """3600 at 100 a day are gone on day 36 of 45: 900 short, air takes 7 days."""
    plan = a_shop(on_hand=3600, **CASE).planned(RIGID)
    assert (plan.base_lot[0], plan.air_reserve[0]) == (3600, 900)
    assert plan.stockout_day == 36
    assert plan.air_decision_day == 29
    assert plan.air_quantity == 900


def test_a_season_late_in_a_long_cycle_is_bridged_to_its_end():
    """300 days of 100, and 91 of them sell 100 more: beyond the 180 days that are looked ahead."""
    plan = a_shop(on_hand=30_000, seasons=[(0, 200, 290, 2.0)], **CASE).planned(replace(RIGID, cycle=300.0))
    assert plan.air_quantity == 9_100


def test_under_a_reorder_point_the_reserve_stays_a_budget():
    """The next sea order simply comes earlier: nothing goes by air."""
    plan = a_shop(on_hand=3600, **CASE).planned()
    assert plan.air_reserve == 900
    assert plan.air_quantity == 0


def test_a_lot_is_whole_cartons_but_never_above_the_cycle():
    """80 % of 4500 are 3600: 4 cartons of 1000 are 4000; one of 5000 would be more than the cycle."""
    for carton, base in ((1000, 4000), (5000, 4500)):
        plan = a_shop(on_hand=3000, case_pack=carton, **CASE).planned(RIGID)
        assert (plan.base_lot[0], plan.air_reserve[0]) == (base, 4500 - base)


def test_at_the_threshold_the_order_is_the_lot():
    plan = a_shop(on_hand=3000, **CASE).planned(RIGID)
    assert plan.level == Level.REORDER
    assert plan.shortfall == 3600


def test_a_lot_that_comes_within_the_cycle_needs_no_air():
    plan = a_shop(on_hand=3600, receipts=[(0, 900, 30)], **CASE).planned(RIGID)
    assert plan.air_quantity == 0


def test_costs_do_not_move_the_article_s_share():
    costs = {"unit_cost": 5.0, "sea_freight": 1.0, "air_freight": 4.0, "salvage": 1.0}
    assert a_shop(on_hand=3600, **CASE, **costs).planned(RIGID).base_share == 0.8


@pytest.mark.parametrize("policy", [RIGID, Policy()])
@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_base_and_reserve_are_the_cycle_s_demand(policy, seed):
    plan = any_shop(seed).planned(policy)
    gross = np.ceil(plan.daily_rate * policy.cycle - 1e-6)
    np.testing.assert_array_equal(plan.base_lot + plan.air_reserve, gross)
    assert (plan.base_lot >= 0).all()
    assert (plan.air_reserve >= 0).all()


def test_a_rule_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="guess"):
        a_shop().planned(Policy(order_rule="guess"))  # type: ignore[arg-type]


def test_where_nothing_flies_the_lot_is_the_whole_cycle():
    plan = a_shop(on_hand=3000, air_lead_time=np.inf, **CASE).planned(RIGID)
    assert (plan.base_lot[0], plan.air_reserve[0]) == (4500, 0)
