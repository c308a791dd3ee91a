"""The golden numbers: each by its name, each exact. There is no G15."""

from datetime import date

import numpy as np
import pytest

from planner.ageing import Layers, mean_age, older_than, remaining
from planner.cover import projection, stockout_day
from planner.forecasting.demand import daily_rate, seen_on_shelf
from planner.forecasting.intermittent import croston, demand_interval, sba, size_variation
from planner.forecasting.spread import sales_spread, spread
from planner.model import History, Level, SafetyRule
from planner.money import average_inventory, days_inventory_outstanding, relative_change
from planner.ordering.air import air_decision_day, air_quantity
from planner.ordering.lots import economic_order, fixed_cycle, newsvendor, periodic_level
from planner.ordering.target import review_stock
from planner.policy import Policy
from planner.service import cycle_service, fill_rate, z_at
from planner.threshold import lead_time_demand, reorder_point, service_stock
from tests.planner.shop import a_shop

ONE = np.ones(1)
Z_95 = z_at(0.95 * ONE)


def king(rate: float, of_a_day: float, lead_time: float, lead_time_spread: float) -> np.ndarray:
    """Return the spread of the sales of a lead time."""
    unknown, rates = np.nan * ONE, (rate * ONE, rate * ONE)
    return spread(of_a_day * ONE, unknown, unknown, *rates, lead_time * ONE, lead_time_spread * ONE)


def layers(*received: tuple[float, int]) -> Layers:
    units, ages = (np.array(column) for column in zip(*received, strict=True))
    return Layers(
        np.zeros(len(units), np.int64), units.astype(float), ages.astype(np.int64), np.zeros(len(units), bool)
    )


def test_g01_the_reorder_point_is_500():
    """30 a day x 15 days = 450, + 50 = 500; told at 500 and 499, not at 501."""
    plan = a_shop(on_hand=[501, 500, 499], sold_per_day=30, lead_time=15, buffer=50).planned()
    assert (plan.lead_time_demand[0], plan.safety_stock[0], plan.reorder_point[0]) == (450, 50, 500)
    assert plan.level.tolist() == [Level.WATCH, Level.REORDER, Level.REORDER]
    assert (plan.shortfall > 0).tolist() == [False, True, True]


def test_g02_an_event_of_1000_raises_the_threshold_to_1500():
    """500 + 1000 = 1500; told at 1500, not at 1501; 1500 - 1400 = 100 short."""
    shop = a_shop(on_hand=[1501, 1500, 1400], livestreams=[(i, 1000, 20, 20, 0) for i in range(3)])
    plan = shop.planned()
    assert plan.threshold.tolist() == [1500] * 3
    assert plan.level.tolist() == [Level.WATCH, Level.REORDER, Level.REORDER]
    assert plan.below_threshold.tolist() == [0, 0, 100]


def test_g03_the_cycle_is_45_days():
    """30 days of supply + 15 of margin."""
    assert Policy().cycle == 30 + 15


def test_g04_a_cycle_sells_4500():
    """3000 a month / 30 x 45."""
    assert fixed_cycle(3000 / 30 * ONE, Policy().cycle, Policy().base_share, ONE).gross == 4500


def test_g05_the_base_lot_is_3600():
    """4500 x 80 %."""
    assert fixed_cycle(100 * ONE, Policy().cycle, Policy().base_share, ONE).base == 3600


@pytest.mark.parametrize("carton", [1, 7, 24, 1000, 9999])
def test_g06_the_air_reserve_is_the_remainder(carton):
    """4500 - 3600 = 900; and whatever a carton holds, base + reserve = gross."""
    split = fixed_cycle(100 * ONE, Policy().cycle, Policy().base_share, carton * ONE)
    assert split.base + split.reserve == split.gross == 4500
    if carton == 1:
        assert split.reserve == 900


@pytest.mark.parametrize(("age", "old"), [(59, 0), (60, 0), (61, 8)])
def test_g07_day_60_is_not_slow_and_day_61_is(age, old):
    """Strictly greater than 60."""
    assert older_than(layers((8, age)), Policy().slow_age, 1) == old


def test_g08_turnover_from_6_to_8_4_is_40_percent_more():
    """8.4 / 6 - 1; 365 / 6 = 60.83; 365 / 8.4 = 43.45; stock 1 / 8.4 against 1 / 6 is 28.57 % less."""
    before, after = 6.0 * ONE, 8.4 * ONE
    assert relative_change(before, after)[0] == pytest.approx(0.40, abs=1e-12)
    assert days_inventory_outstanding(before).round(2) == 60.83
    assert days_inventory_outstanding(after).round(2) == 43.45
    stock = [average_inventory(840.0 * ONE, turns) for turns in (before, after)]
    assert relative_change(*stock).round(4) == -0.2857


def test_g09_the_sea_lot_lasts_36_days_and_air_is_decided_by_day_29():
    """3600 / 100 = day 36; 9 days short of 45 = 900 by air; 36 - 7 = 29."""
    none = np.zeros((1, 46))
    projected = projection(3600 * ONE, 100 * ONE, none, none)
    out = stockout_day(projected)
    assert out == 36
    assert 45 - out == 9
    assert air_quantity(projected, none, 0 * ONE, 45 * ONE, 7 * ONE) == 900
    assert air_decision_day(out, 7 * ONE, 0.0) == 29


def test_g10_thirty_a_day_keeps_161():
    """1.6449 x sqrt(15 x 100 + 900 x 9) = 161.16; 450 + 161.16 = 611.16, so 612."""
    kept = Z_95 * king(30, 10, 15, 3)
    assert kept.round(2) == 161.16
    assert (450 + kept).round(2) == 611.16
    whole = service_stock(Z_95, king(30, 10, 15, 3))
    assert reorder_point(lead_time_demand(30 * ONE, 15 * ONE), whole) == 612


def test_g11_a_hundred_a_day_keeps_866():
    """1.6449 x sqrt(30 x 900 + 10,000 x 25) = 865.70."""
    assert (Z_95 * king(100, 30, 30, 5)).round(2) == 865.70


def test_g12_with_an_order_every_45_days_it_is_ordered_up_to_8427():
    """1.6449 x sqrt(75 x 900 + 10,000 x 25) = 926.83; 100 x 75 + 926.83 = 8426.83, so 8427."""
    of_sales = sales_spread(king(100, 30, 30, 5), 100 * ONE, 30 * ONE, 5 * ONE, 75 * ONE)
    exact = Z_95 * np.hypot(of_sales, 100 * 5)
    assert exact.round(2) == 926.83
    assert (100 * (45 + 30) + exact).round(2) == 8426.83
    kept = review_stock(
        np.array([SafetyRule.SERVICE_LEVEL], dtype=np.int8),
        866 * ONE,
        Z_95,
        45 * ONE,
        spread=king(100, 30, 30, 5),
        daily_rate=100 * ONE,
        usual_lead_time=30 * ONE,
        lead_time_spread=5 * ONE,
    )
    assert periodic_level(100 * ONE, 30 * ONE, 45 * ONE, kept, 0 * ONE, 3866 * ONE) == 8427


def test_g13_the_economic_order_is_304():
    """sqrt(2 x 8 x 1300 / 0.225)."""
    assert economic_order(8 * ONE, 0.225 * ONE, 1300 * ONE).round(5) == 304.04678


def test_g14_the_newsvendor_buys_56_6():
    """F(Q) = 0.70 / 0.88 = 0.7955 of a normal demand of 50 ± 8."""
    assert newsvendor(50 * ONE, 8 * ONE, 0.70 / (0.70 + 0.18) * ONE).round(5) == 56.60396


@pytest.mark.parametrize(("z", "service", "served"), [(0.0, 0.5, 0.9566), (1.6449, 0.95, 0.9977)])
def test_g16_more_is_served_than_lead_times_end_well(z, service, served):
    """A spread of 97.98 in lots of 900."""
    assert round(cycle_service(z * 97.98, 97.98), 4) == service
    assert round(fill_rate(z * 97.98, 97.98, 900), 4) == served


def test_g17_days_out_of_stock_do_not_count():
    """540 sold on 18 in-stock days of 30: naive 540 / 30 = 18.0, corrected 540 / 18 = 30.0."""
    units, shelf = np.array([[30.0] * 18 + [0.0] * 12]), np.array([[1] * 18 + [0] * 12], dtype=np.int8)
    no_events = np.zeros(units.shape, bool)
    naive = seen_on_shelf(History(units, np.ones_like(shelf)), 30 * ONE, no_events, 30, 7)
    found = seen_on_shelf(History(units, shelf), 30 * ONE, no_events, 30, 7)
    assert daily_rate(naive.sold, naive.in_stock_days) == 18.0
    assert daily_rate(found.sold, found.in_stock_days) == 30.0


def test_g18_the_oldest_receipt_leaves_first():
    """450 sold: 300 of 1 Jan, 150 of 15 Feb. Left: 350 x 44 d + 400 x 21 d = 23,800 / 750 = 31.73 d."""
    days = [(date(2026, 3, 31) - arrived).days for arrived in (date(2026, 1, 1), date(2026, 2, 15), date(2026, 3, 10))]
    left = remaining(layers((300, days[0]), (500, days[1]), (400, days[2])), 450 * ONE)
    assert left.quantity.tolist() == [0, 350, 400]
    assert left.age.tolist()[1:] == [44, 21]
    assert older_than(left, 60, 1) == 0
    assert mean_age(left, 1).round(2) == 31.73


def test_g19_an_item_that_sells_now_and_then():
    """Sizes 5, 4, 6, 3 after 3, 4, 2, 3 days, α = 0.1: 4.809 / 2.991; x 0.95; 12 days / 4; 1.25 / 4.5²."""
    sales = np.array([0, 0, 5, 0, 0, 0, 4, 0, 6, 0, 0, 3], dtype=float)
    assert round(croston(sales, 0.1), 5) == 1.60782
    assert round(sba(sales, 0.1), 5) == 1.52743
    assert demand_interval(sales) == 3.0
    assert round(size_variation(sales), 4) == 0.0617
