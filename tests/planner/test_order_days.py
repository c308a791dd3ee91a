"""Suppliers who take orders on fixed days only."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model import NEVER, Level
from planner.replenish import on_order_day
from tests.planner.shop import a_shop, any_shop


def weekly(on_hand: float, order_day: float) -> tuple[float, float, float]:
    """Return threshold, level and shortfall: 30 a day, 15 days, 50 kept, orders every 7 days."""
    plan = a_shop(on_hand=on_hand, review=7.0, order_day=order_day).planned()
    return float(plan.threshold[0]), float(plan.level[0]), float(plan.shortfall[0])


def test_on_the_order_day_stock_must_last_until_the_next_one():
    """500 + 6 x 30 = 680; an order brings 30 x (15 + 7) + 50 = 710 up."""
    assert weekly(681, 0) == (680, Level.WATCH, 0)
    assert weekly(680, 0) == (680, Level.REORDER, 30)


def test_the_day_before_the_order_day_nothing_has_to_wait():
    assert weekly(500, 1) == (500, Level.REORDER, 210)
    assert weekly(501, 1) == (500, Level.WATCH, 0)


def test_after_an_order_nothing_is_asked_until_the_next_order_day():
    """710 after the order; each day sells 30 and needs 30 less."""
    for days_later in range(7):
        position, order_day = 710 - 30 * days_later, float((7 - days_later) % 7)
        assert weekly(position, order_day)[2] == 0
    assert weekly(710 - 30 * 7, 0)[2] == 30 * 7


def test_air_bridges_until_the_order_of_the_next_order_day_is_there():
    """90 last 3 days; 15 days of an order and 3 until it is placed: 18 days of 30, and 50 kept, less 90."""
    by_air = {"on_hand": 90, "air_lead_time": 2.0}
    assert a_shop(**by_air).planned().air_quantity == 15 * 30 + 50 - 90
    assert a_shop(**by_air, review=7.0, order_day=3.0).planned().air_quantity == 18 * 30 + 50 - 90


def test_by_itself_more_comes_no_sooner_than_by_the_order_of_the_next_order_day():
    """Placed in 6 days and 15 on the way: of 21 days of 30, the 100 there are leave 530 to help out with."""
    plan = a_shop(on_hand=100, review=7.0, order_day=6.0).planned()
    assert (plan.needed_by, plan.missing) == (21, 530)
    assert a_shop(on_hand=100, review=7.0, order_day=6.0, receipts=[(0, 50, 18)]).planned().needed_by == 18


@pytest.mark.parametrize(("lasts", "level"), [(239, Level.URGENT), (240, Level.REORDER)])
def test_stock_is_looked_at_until_the_order_of_the_next_order_day_is_there(lasts, level):
    """Placed in 60 days and 180 on the way, it is there on day 240: beyond the 180 days that are looked ahead."""
    shop = a_shop(on_hand=30 * lasts, lead_time=180, review=90.0, order_day=60.0)
    assert shop.planned().level == level


def test_a_rhythm_without_a_day_only_sizes_the_order():
    assert weekly(500, np.nan) == (500, Level.REORDER, 210)


def test_what_waits_for_the_order_day_is_kept_once():
    """680 last until the next order day and 30 until the next look: of 1,000 the rest, 290, may go elsewhere."""
    plan = a_shop(on_hand=1_000, review=7.0, order_day=0.0).planned()
    assert (plan.threshold, plan.surplus, plan.need) == (680, 290, 0)
    assert a_shop(on_hand=690, review=7.0, order_day=0.0).planned().need == 20


def test_an_order_is_placed_on_an_order_day():
    """650 hold until day 20; the last order in time is on day 6, the last order day before it on day 3."""
    assert a_shop(on_hand=650).planned().order_by_day == 6
    assert a_shop(on_hand=650, review=7.0, order_day=3.0).planned().order_by_day == 3


@pytest.mark.parametrize(("day", "expected"), [(2, -4), (3, 3), (9, 3), (10, 10), (NEVER, NEVER)])
def test_the_last_order_day_up_to_a_day(day, expected):
    assert on_order_day(np.array([day]), np.array([3.0]), np.array([7.0])) == expected


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_an_order_always_ends_the_need_for_one(seed):
    plan = any_shop(seed).planned()
    periodic = ~np.isnan(plan.review_stock)
    assert (plan.order_up_to_level > plan.threshold)[periodic].all()
    assert (plan.review_stock >= plan.safety_stock)[periodic & (plan.rule != 2)].all()


@pytest.mark.parametrize(
    ("on_hand", "order_day", "level"),
    [
        (30 * 17, 3, Level.URGENT),
        (30 * 17 + 1, 3, Level.REORDER),
        (30 * 18, 3, Level.REORDER),
        (30 * 14, 0, Level.URGENT),
        (30 * 14 + 1, 0, Level.REORDER),
    ],
)
def test_a_normal_order_waits_for_its_day_before_it_is_on_its_way(on_hand: float, order_day: float, level: Level):
    """Ordered in 3 days and 15 on the way, it is there on day 18: stock that is out on day 17 comes too late."""
    assert weekly(on_hand, order_day)[1] == level
