"""Why a number is what it is."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.explaining.explain import Explained, explain
from planner.explaining.rules import RULES
from planner.explaining.shown import SHOWN
from planner.forecasting.blend import MEAN_WEIGHTS
from planner.policy import Policy
from tests.planner.shop import Shop, a_shop, any_shop


def explained(shop: Shop, index: int = 0, policy: Policy | None = None) -> dict[str, Explained]:
    return {each.name: each for each in explain(shop.basis(policy), index)}


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_every_number_follows_from_what_is_said_of_it(seed):
    shop = any_shop(seed, count=12)
    for index in range(12):
        for each in explained(shop, index).values():
            again = RULES[each.rule](**each.inputs)
            np.testing.assert_array_equal(again, each.value, err_msg=f"{each.name} of {index}: {each.inputs}")


def test_every_number_shown_is_explained():
    assert list(explained(a_shop())) == list(SHOWN)
    assert set(RULES) == set(SHOWN)


def test_a_reorder_point_is_lead_time_demand_and_buffer():
    """450 + 50 = 500."""
    found = explained(a_shop(on_hand=500))["reorder_point"]
    assert found.value == 500
    assert found.inputs == {"lead_time_demand": 450, "safety_stock": 50, "review_demand": 0}
    assert (found.unit, found.source) == ("units", "article 1.1")


def test_what_does_not_count_is_named():
    """12 days out, 4 overdue receipts of 25 and one due today, 7 reserved."""
    shop = a_shop(on_hand=500, reserved=7, receipts=[(0, 25, -day) for day in range(5)])
    shop.history.in_stock[0, -12:], shop.history.units[0, -12:] = 0, 0
    found = explained(shop)
    assert found["daily_rate"].left_out == {"left_out_days": 12}
    assert found["stockout_day"].left_out == {"overdue": 100}
    assert found["inventory_position"].left_out == {"reserved": 7}


def test_a_pause_of_ads_is_named_until_its_last_day_is_over():
    """One ends today, one ended yesterday."""
    found = explained(a_shop(on_hand=500, pauses=[(0, -3, 0), (0, -9, -1)]))["stockout_day"]
    assert (found.inputs["pause_starts"], found.inputs["pause_ends"]) == ((-3,), (0,))


def test_a_typed_buffer_is_said_beside_what_the_rule_would_keep():
    """Sales that never stray need none in a history of 120 days; 15 days of 30 are 450 by the buffer rule."""
    found = explained(a_shop(known_days=120))
    assert found["safety_stock"].left_out == {"computed": 0}
    assert explained(a_shop(days=59))["safety_stock"].left_out == {"computed": 450}
    assert explained(a_shop(buffer=np.nan))["safety_stock"].left_out == {}


def test_a_safety_stock_by_service_names_its_spread():
    shop = a_shop(buffer=np.nan)
    shop.history.units[0, ::2] = 50
    found = explained(shop, policy=Policy(service_level=0.95))
    assert (found["safety_stock"].source, found["safety_stock"].inputs["rule"]) == ("King 2011", 2)
    assert found["cycle_service"].value == pytest.approx(0.95, abs=0.005)


@pytest.mark.parametrize(
    ("lead_time", "known", "said"),
    [
        (45, 364, {"past_days_needed": 365}),
        (45, 365, {}),
        (46, 365, {"past_too_long": 365}),
        (46, 100, {"past_too_long": 365}),
    ],
)
def test_it_is_said_why_an_items_own_past_does_not_count(lead_time, known, said):
    """8 x 45 are 360 of the 365 days looked back at; 8 x 46 are 368."""
    shop = a_shop(buffer=np.nan, days=365, known_days=known, lead_time=lead_time)
    assert explained(shop)["spread"].left_out == said


def test_it_is_said_what_is_missing_for_a_service_level():
    """From 60 days in stock on; 45 are known."""
    assert explained(a_shop(buffer=np.nan, days=45))["safety_stock"].left_out == {"service_days": 15}


def test_the_rhythm_that_costs_least_is_proposed_where_its_costs_are_known():
    """G13: 8 an order, 0.225 of storage a year, 1300 sold a year: 304.05, for 85.4 days."""
    shop = a_shop(sold_per_day=1300 / 365, storage_fee=0.225 / 365)
    found = explained(shop, policy=Policy(placing_cost=8.0))
    assert found["economic_lot"].value == pytest.approx(304.04678, abs=5e-6)
    assert found["order_rhythm"].value == pytest.approx(304.04678 / 1300 * 365)


def test_without_those_costs_no_rhythm_is_proposed():
    assert np.isnan(explained(a_shop(storage_fee=0.01))["economic_lot"].value)
    assert np.isnan(explained(a_shop(), policy=Policy(placing_cost=8.0))["order_rhythm"].value)


def test_an_event_shows_in_the_stock_out_date():
    found = explained(a_shop(livestreams=[(0, 800, 5, 5, 0)]))["stockout_day"]
    assert found.value == 7
    assert found.inputs["event_units_expected"] == (800,)


def test_there_is_no_such_item():
    with pytest.raises(IndexError):
        explained(a_shop(), 1)


def test_a_daily_rate_names_the_days_it_looked_back_over():
    """30 days; where the item was out all of them, the whole history. By default each of the seven means."""
    by_mean = Policy(demand_rule="mean")
    nothing = {
        "surging": pytest.approx(np.nan, nan_ok=True),
        "stopped": 0.0,
        "borrowed": 0.0,
        "boost": 1.0,
        "boost_gain": 0.0,
        "same_weeks": 1.0,
        "weeks_gain": 0.0,
        "year_ago": pytest.approx(np.nan, nan_ok=True),
    }
    seen = nothing | {"window_rates": (), "weights": MEAN_WEIGHTS}
    month = {"sold": 900, "in_stock_days": 30, "looked_back": 30}
    assert explained(a_shop(), policy=by_mean)["daily_rate"].inputs == seen | month
    assert explained(a_shop())["daily_rate"].inputs == seen | month | {"window_rates": (30.0,) * 7}
    shop = a_shop()
    shop.history.in_stock[0, -30:], shop.history.units[0, -30:] = 0, 0
    whole = {"sold": 2700, "in_stock_days": 90, "looked_back": 120}
    assert explained(shop, policy=by_mean)["daily_rate"].inputs == seen | whole
