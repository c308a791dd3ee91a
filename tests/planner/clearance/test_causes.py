"""Why stock lies: each cause at its boundary, and "not known" where there is no data."""

from typing import Any

import numpy as np
import pytest

from planner.clearance.causes import Cause, Causes, Evidence, Finding, causes
from planner.forecasting.pace import paces
from planner.policy import Policy
from tests.planner.shop import a_shop, any_shop

NONE = float("nan")


def judged(**columns: Any) -> Causes:
    """Judge an item of which nothing is known but that it sells, and has, one a day of 100 units."""
    unknown = dict.fromkeys(Evidence.__slots__, NONE)
    known = {"sold": 0.0, "recent": 1.0, "earlier": 1.0, "earlier_sold": 180.0, "units": 100.0}
    said = unknown | known | columns
    return causes(Evidence(**{name: np.array([value], float) for name, value in said.items()}), Policy())


def found(cause: Cause, **columns: Any) -> Finding:
    return Finding(int(judged(**columns).found[cause, 0]))


def test_without_data_a_cause_is_not_known():
    assert found(Cause.RETURNED, sold=100) == Finding.UNKNOWN
    for cause in (Cause.RETURNED, Cause.UNSEEN, Cause.UNCLICKED, Cause.UNBOUGHT):
        assert found(cause) == Finding.UNKNOWN
    assert judged().likely.tolist() == [-1]


@pytest.mark.parametrize(("returned", "is_it"), [(9, False), (10, True), (11, True)])
def test_a_tenth_that_comes_back_is_too_much(returned, is_it):
    assert (found(Cause.RETURNED, sold=100, returned=returned) == Finding.LIKELY) == is_it


@pytest.mark.parametrize(("sold", "is_known"), [(9, False), (10, True), (11, True)])
def test_returns_of_fewer_than_ten_units_say_nothing(sold, is_known):
    assert (found(Cause.RETURNED, sold=sold, returned=5) != Finding.UNKNOWN) == is_known


@pytest.mark.parametrize(("seen", "is_it"), [(249, True), (250, False), (251, False)])
def test_a_quarter_of_the_usual_impressions_is_enough(seen, is_it):
    assert (found(Cause.UNSEEN, impressions=seen, usual_impressions=1000) == Finding.LIKELY) == is_it


def test_a_page_in_no_report_was_not_seen():
    assert found(Cause.UNSEEN, impressions=0, usual_impressions=1000) == Finding.LIKELY


@pytest.mark.parametrize(("clicks", "is_it"), [(9, True), (10, False), (11, False)])
def test_half_of_the_usual_clicks_is_enough(clicks, is_it):
    """1,000 impressions; 2 % are usual."""
    said = found(Cause.UNCLICKED, impressions=1000, clicks=clicks, usual_clicks=0.02)
    assert (said == Finding.LIKELY) == is_it


@pytest.mark.parametrize(("seen", "is_known"), [(999, False), (1000, True), (1001, True)])
def test_clicks_of_fewer_than_a_thousand_impressions_say_nothing(seen, is_known):
    assert (found(Cause.UNCLICKED, impressions=seen, clicks=1, usual_clicks=0.02) != Finding.UNKNOWN) == is_known


@pytest.mark.parametrize(("orders", "is_it"), [(4, True), (5, False), (6, False)])
def test_half_of_the_usual_orders_is_enough(orders, is_it):
    """100 clicks; 10 % are usual."""
    assert (found(Cause.UNBOUGHT, clicks=100, ads_orders=orders, usual_orders=0.1) == Finding.LIKELY) == is_it


@pytest.mark.parametrize(("clicks", "is_known"), [(99, False), (100, True), (101, True)])
def test_orders_of_fewer_than_a_hundred_clicks_say_nothing(clicks, is_known):
    assert (found(Cause.UNBOUGHT, clicks=clicks, ads_orders=1, usual_orders=0.1) != Finding.UNKNOWN) == is_known


@pytest.mark.parametrize(("recent", "is_it"), [(0.49, True), (0.50, False), (0.51, False)])
def test_demand_that_halved_has_faded(recent, is_it):
    assert (found(Cause.FADED, recent=recent) == Finding.LIKELY) == is_it


@pytest.mark.parametrize(("sold", "is_known"), [(9, False), (10, True), (11, True)])
def test_what_never_sold_cannot_have_faded(sold, is_known):
    assert (found(Cause.FADED, earlier_sold=sold) != Finding.UNKNOWN) == is_known


@pytest.mark.parametrize(("units", "is_it"), [(179, False), (180, False), (181, True)])
def test_stock_for_more_than_half_a_year_is_more_than_demand_takes(units, is_it):
    assert (found(Cause.OVERBOUGHT, units=units) == Finding.LIKELY) == is_it


def test_the_first_that_is_likely_is_called_the_likely_cause():
    """It comes back, and there is too much of it: mend it before anything else."""
    assert judged(sold=100, returned=30, units=900).likely.tolist() == [Cause.RETURNED]
    assert judged(units=900).likely.tolist() == [Cause.OVERBOUGHT]


def test_paces_of_now_and_before():
    """6 a day until 30 days ago, then 2: 2 lately, 6 in the half year before."""
    shop = a_shop(sold_per_day=6.0, days=300)
    shop.history.units[:, -30:] = 2.0
    found = paces(shop.history, shop.items.known_days, shop.items.boost, shop.events, Policy())
    assert (found.recent[0], found.earlier[0], found.earlier_sold[0]) == (2.0, 6.0, 6.0 * 180)


@pytest.mark.parametrize("rule", ["blend", "mean"])
def test_the_pace_is_the_daily_rate_of_the_plan(rule):
    shop, policy = any_shop(7), Policy(demand_rule=rule)
    found = paces(shop.history, shop.items.known_days, shop.items.boost, shop.events, policy)
    np.testing.assert_array_equal(found.expected, shop.planned(policy).daily_rate)


def test_days_without_stock_and_of_events_do_not_slow_the_pace():
    shop = a_shop(sold_per_day=4.0, days=120, livestreams=[(0, 500.0, -10, -6, 500.0)])
    shop.history.units[:, -10:-5] = 100.0
    shop.history.units[:, -5:] = 0.0
    shop.history.in_stock[:, -5:] = 0
    assert paces(shop.history, shop.items.known_days, shop.items.boost, shop.events, Policy()).expected[0] == 4.0
