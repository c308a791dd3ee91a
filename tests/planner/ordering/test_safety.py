"""Which rule judges an item, and what it keeps."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.forecasting.curve import Curve
from planner.learn import learn
from planner.model import SafetyRule
from planner.policy import Learned, Policy
from tests.planner.shop import TODAY, a_shop, any_shop

UNEVEN = np.tile([20.0, 40.0], 200)


def sold(units, **columns):
    """Return a shop whose items all sold ``units``, with a lead time of 15 days and no buffer typed."""
    shop = a_shop(days=len(units), **({"buffer": np.nan} | columns))
    shop.history.units[:] = units
    return shop


@pytest.mark.parametrize(
    ("days", "rule"), [(59, SafetyRule.BUFFER), (60, SafetyRule.SERVICE_LEVEL), (61, SafetyRule.SERVICE_LEVEL)]
)
def test_sixty_days_in_stock_are_enough_for_a_service_level(days, rule):
    """59 are not, whether the item is that new or was out of stock for the rest."""
    new = sold(UNEVEN[:days]).planned()
    assert (new.rule[0], new.history_days[0]) == (rule, days)
    back = sold(UNEVEN[:120])
    back.history.in_stock[0, : 120 - days], back.history.units[0, : 120 - days] = 0, 0
    assert back.planned().rule[0] == rule


def test_the_rules_keep_what_they_say():
    """A spread of 10.04 a day over 15 days is 38.9, x 1.6449 = 63.95, so 64; 15 days of 30 are 450; typed are 50."""
    shop = sold(UNEVEN[:120], buffer=[np.nan, 50.0], known_days=120)
    by_mean = Policy(service_level=0.95, demand_rule="mean")
    by_service, by_buffer = shop.planned(by_mean), shop.planned(replace(by_mean, rule="buffer"))
    assert by_service.safety_stock.tolist() == [64, 50]
    assert by_buffer.safety_stock.tolist() == [450, 50]
    assert by_service.rule.tolist() == [SafetyRule.SERVICE_LEVEL, SafetyRule.TYPED_BUFFER]
    assert by_buffer.rule.tolist() == [SafetyRule.BUFFER, SafetyRule.TYPED_BUFFER]


def test_a_service_level_plans_with_the_usual_lead_time_and_a_buffer_with_the_longest():
    """15 days, at most 21: a spread of 3. 30 x 15 = 450 against 30 x 21 = 630."""
    shop = sold(UNEVEN[:120], buffer=[np.nan, 50.0], max_lead_time=21.0, known_days=120)
    plan = shop.planned(Policy(demand_rule="mean"))
    assert plan.lead_time.tolist() == [15, 21]
    assert plan.lead_time_demand.tolist() == [450, 630]
    assert plan.lead_time_spread.tolist() == [3, 3]
    assert plan.spread[0] == pytest.approx((15 * plan.daily_spread[0] ** 2 + 30**2 * 3**2) ** 0.5)
    assert shop.planned(Policy(rule="buffer")).lead_time.tolist() == [21, 21]


@pytest.mark.parametrize(
    ("usual", "longest", "planned"), [(np.nan, np.nan, 30), (np.nan, 40.0, 40), (20.0, np.nan, 20), (20.0, 10.0, 20)]
)
def test_a_lead_time_nobody_stated_does_not_stray(usual, longest, planned):
    plan = sold(UNEVEN[:120], lead_time=usual, max_lead_time=longest).planned()
    assert (plan.lead_time[0], plan.lead_time_spread[0]) == (planned, 0)


def test_a_year_of_its_own_is_held_against_what_is_usual():
    """Its own stretches of 15 days hold 290 or 310; usual is 90: 10^0.45 x 90^0.55 = 33.48, widened by a half."""
    flat = Learned(curve=Curve(np.log(90), 0.0, 1.0, 1e9, 60), widening=1.5)
    plan = sold(UNEVEN[:365], lead_time=15.0).planned(learned=flat)
    assert plan.own_spread[0] == pytest.approx(10, rel=0.01)
    assert plan.spread[0] == pytest.approx(1.5 * 33.48, rel=0.01)


def test_too_short_a_past_is_held_against_what_is_usual_too():
    """A day's 10 are 40 in 16 days; usual is 90: 40^0.45 x 90^0.55 = 62.5. Where nothing is usual yet, it stays 40."""
    flat = Learned(curve=Curve(np.log(90), 0.0, 1.0, 1e9, 60), widening=1.5)
    shop = sold(UNEVEN[:364], lead_time=16.0)
    assert shop.planned(learned=flat).spread[0] == pytest.approx(1.5 * 62.5, rel=0.01)
    assert shop.planned().spread[0] == pytest.approx(40, rel=0.01)


def test_what_does_not_sell_keeps_nothing():
    """45 days without a sale, after a year of daily ones; one day less, and it is still expected back."""
    plan = sold(np.append(UNEVEN[:365], np.zeros(45))).planned()
    assert (plan.daily_rate[0], plan.safety_stock[0], plan.threshold[0]) == (0, 0, 0)
    assert 0 < sold(np.append(UNEVEN[:365], np.zeros(44))).planned().daily_rate[0] < 10


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([0.5, 0.9, 0.95]), st.sampled_from([0.96, 0.999]))
def test_more_service_and_less_certain_lead_times_never_lower_a_threshold(seed, lower, higher):
    shop = any_shop(seed)
    plan = shop.planned(Policy(service_level=lower))
    assert (shop.planned(Policy(service_level=higher)).threshold >= plan.threshold).all()
    longest = replace(shop.items, max_lead_time=np.full(40, 400.0))
    stated = ~np.isnan(shop.items.lead_time)
    assert (replace(shop, items=longest).planned().reorder_point >= shop.planned().reorder_point)[stated].all()


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000), st.floats(0, 500))
def test_a_typed_buffer_wins(seed, typed):
    shop = any_shop(seed)
    plan = replace(shop, items=replace(shop.items, buffer=np.full(40, typed))).planned()
    assert (plan.rule == SafetyRule.TYPED_BUFFER).all()
    assert (plan.safety_stock == np.ceil(typed - 1e-6)).all()


@pytest.mark.parametrize(
    "policy",
    [
        Policy(service_level=0.49),
        Policy(service_level=1.0),
        Policy(service_c=0.4),
        Policy(service_a=1.0),
        Policy(rule="both"),
    ],
)
def test_an_impossible_service_level_is_refused(policy):
    with pytest.raises(ValueError, match="service level"):
        a_shop().planned(policy)


def test_the_curve_is_learned_from_the_whole_catalogue():
    """60 items of Poisson sales: the spread grows with the square root, and blocks change nothing."""
    dice = np.random.default_rng(3)
    shop = a_shop(on_hand=np.ones(60), days=365)
    shop.history.units[:] = dice.poisson(np.geomspace(0.5, 200, 60)[:, None], (60, 365))
    found = learn(shop.items, shop.history, Policy(), TODAY).curve
    assert found.items == 60
    assert found.slope == pytest.approx(0.5, abs=0.1)


def test_the_day_a_year_is_full_changes_little_where_nothing_is_usual_yet():
    """Without a catalogue to hold it against, the own past is widened by 1.3 and no more."""
    day_before, day = (sold(UNEVEN[:days], lead_time=15.0).planned() for days in (364, 365))
    assert np.isnan(day.usual_spread[0])
    assert day.spread[0] == pytest.approx(1.3 * day.own_spread[0])
    assert day.spread[0] < day_before.spread[0] * 1.3


def test_what_is_sold_out_and_dead_is_not_ordered_again():
    """12 sales, then 200 days on the shelf without one, and now none left."""
    units = np.zeros(365)
    units[5:160:13] = 1
    shop = sold(units, on_hand=0.0, moq=500.0)
    plan = shop.planned()
    assert (plan.daily_rate[0], plan.computed_quantity[0]) == (0, 0)


def test_one_giant_order_is_not_what_stock_is_kept_for():
    """1 a day, and 2,000 three days ago: of the excess 20 usual days count, three quarters of them."""
    units = np.ones(365)
    calm = sold(units).planned().daily_rate[0]
    units[-3] = 2000
    assert calm < sold(units).planned().daily_rate[0] < 10 * calm
