"""How an item stands."""

import numpy as np
import pytest

from planner.model import NEVER, Level
from tests.planner.shop import a_shop


def level(**facts) -> Level:
    return Level(int(a_shop(**facts).planned().level[0]))


@pytest.mark.parametrize(
    ("on_hand", "expected"),
    [
        (0, Level.OUT),
        (1, Level.CRITICAL),
        (180, Level.CRITICAL),
        (181, Level.URGENT),
        (420, Level.URGENT),
        (421, Level.REORDER),
        (499, Level.REORDER),
        (500, Level.REORDER),
        (501, Level.WATCH),
        (600, Level.WATCH),
        (601, Level.OK),
        (3380, Level.OK),
        (3381, Level.OVERSTOCK),
    ],
)
def test_each_level_begins_where_it_says(on_hand, expected):
    """30 a day: 180 end on day 6, before air (7); 420 on day 14, before sea (15); 600 = 1.2 x 500; 1580 + 60 x 30."""
    assert level(on_hand=on_hand) == expected


def test_no_count_no_judgement():
    assert level(on_hand=np.nan, count_age=np.inf) == Level.NO_DATA


@pytest.mark.parametrize(("hours", "expected"), [(48, Level.REORDER), (48.1, Level.STALE_DATA)])
def test_a_count_older_than_48_hours_gives_no_advice(hours, expected):
    plan = a_shop(on_hand=500, count_age=hours).planned()
    assert plan.level == expected
    assert (plan.shortfall > 0) == (expected == Level.REORDER)


def test_stock_without_a_sale_for_ninety_days_is_dead():
    assert level(sold_per_day=0, days=90) == Level.DEAD
    assert level(sold_per_day=0, days=90, known_days=89) == Level.OVERSTOCK
    assert level(sold_per_day=0, days=90, on_hand=0) == Level.OUT


def test_stock_reserved_for_a_campaign_and_unsold_for_ninety_days_is_dead_not_out():
    assert level(sold_per_day=0, days=90, on_hand=20, reserved=20) == Level.DEAD
    assert level(sold_per_day=30, on_hand=20, reserved=20) == Level.OUT


def test_is_quiet_about_a_new_item_nobody_bought_yet():
    assert level(sold_per_day=0, known_days=6) == Level.OK


def test_is_quiet_about_a_sku_nobody_buys():
    """Below a typed buffer of 50, but nothing sells: never an order."""
    plan = a_shop(on_hand=20, sold_per_day=0, known_days=6).planned()
    assert plan.level == Level.OK
    assert plan.shortfall == 0
    assert plan.stockout_day == NEVER


def test_a_far_off_order_does_not_hide_a_near_stock_out():
    """200 last to day 7, 5000 arrive on day 60: a normal order is still faster."""
    assert level(on_hand=200, receipts=[(0, 5000, 60)]) == Level.URGENT


def test_an_order_on_its_way_silences_a_reorder():
    """300 last to day 10, 500 arrive on day 8: 300 + 500 > 500, out on day 27: watched, covered."""
    plan = a_shop(on_hand=300, receipts=[(0, 500, 8)]).planned()
    assert plan.level == Level.OK
    assert plan.covered


def test_enough_on_order_but_late_is_chased_not_bought():
    """600 last to day 20; 1000 arrive on day 25, sea takes 15."""
    plan = a_shop(on_hand=600, receipts=[(0, 1000, 25)]).planned()
    assert plan.level == Level.EXPEDITE
    assert not plan.covered
    assert plan.shortfall == 0


def test_a_forgotten_order_does_not_silence_alerts():
    """490 on hand and 1000 overdue: on order, but on no day; below the threshold without them, so chase them."""
    plan = a_shop(on_hand=490, receipts=[(0, 1000, -3)]).planned()
    assert plan.level == Level.EXPEDITE
    assert plan.inventory_position == 1490
    assert level(on_hand=300, receipts=[(0, 1000, -3)]) == Level.URGENT


@pytest.mark.parametrize(("air", "expected"), [(7.0, Level.URGENT), (np.inf, Level.CRITICAL), (30.0, Level.CRITICAL)])
def test_without_a_faster_route_urgent_is_critical(air, expected):
    assert level(on_hand=300, air_lead_time=air) == expected


def test_reserved_stock_is_not_available():
    assert level(on_hand=800, reserved=800) == Level.OUT


def test_a_lead_time_beyond_the_horizon_is_still_looked_at():
    """200 days at 30 a day; 5900 last to day 197: urgent although the policy looks 180 days ahead."""
    assert level(on_hand=5900, lead_time=200) == Level.URGENT


@pytest.mark.parametrize(("hours", "expected"), [(47, Level.OK), (48, Level.OK), (49, Level.STALE_DATA)])
def test_two_days_is_fresh_and_an_hour_more_is_not(hours, expected):
    assert level(on_hand=1000, count_age=float(hours)) == expected


@pytest.mark.parametrize(("days", "expected"), [(89, Level.OVERSTOCK), (90, Level.DEAD), (91, Level.DEAD)])
def test_the_ninetieth_day_without_a_sale_is_dead(days, expected):
    assert level(sold_per_day=0, days=120, known_days=days) == expected


@pytest.mark.parametrize(("lasts", "expected"), [(14, Level.URGENT), (15, Level.REORDER), (16, Level.REORDER)])
def test_out_on_the_day_an_order_arrives_is_in_time(lasts, expected):
    """Sea takes 15 days; at 30 a day."""
    assert level(on_hand=30 * lasts) == expected


@pytest.mark.parametrize(("lasts", "expected"), [(6, Level.CRITICAL), (7, Level.URGENT), (8, Level.URGENT)])
def test_out_on_the_day_air_arrives_is_in_time(lasts, expected):
    """Air takes 7 days."""
    assert level(on_hand=30 * lasts) == expected


@pytest.mark.parametrize(("day", "expected"), [(19, Level.OK), (20, Level.OK), (21, Level.EXPEDITE)])
def test_a_receipt_after_stock_is_out_is_chased(day, expected):
    """600 at 30 a day are gone at the close of day 20: what arrives that day is there in time, a day later not."""
    assert level(on_hand=600, receipts=[(0, 1000, day)]) == expected
