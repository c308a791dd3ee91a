"""Units of an order for events that are over before it arrives."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.allocate import allocate
from planner.events.days import still_expected
from planner.events.late import TooLate, too_late
from tests.planner.shop import Shop, a_shop, any_shop


def found_in(shop: Shop) -> TooLate:
    return too_late(shop.planned(), shop.items, shop.inbound, shop.events)


def of_live(on_hand: float, start: int, end: int, planned: float = 1000, **shop: Any) -> TooLate:
    """30 a day, 15 days by sea: 450 sell before the order arrives."""
    return found_in(a_shop(on_hand=on_hand, livestreams=[(0, planned, start, end, 0)], **shop))


@pytest.mark.parametrize(
    ("on_hand", "late"),
    [(0, 1000), (300, 1000), (450, 970), (1000, 420), (1419, 1), (1420, 0), (1500, 0)],
)
def test_what_stock_lets_an_event_sell_is_no_loss(on_hand: float, late: float) -> None:
    """On the eve of the arrival 14 days have sold 420: with 1420 all of the 1000 sell, with 420 and less none."""
    assert of_live(on_hand, 1, 3).units == late


def test_an_event_that_ends_on_the_day_of_the_arrival_is_not_over_before() -> None:
    assert [of_live(100, 10, end).units[0] > 0 for end in (13, 14, 15, 16)] == [True, True, False, False]
    assert of_live(100, 10, 14).arrival_day == 15


def test_the_order_without_them_is_what_is_due_without_the_event() -> None:
    """Threshold 500 + 1000, up to 1080 more: with 300 in stock 2280 are ordered, and 1280 without the event."""
    shop = a_shop(on_hand=300, livestreams=[(0, 1000, 1, 3, 0)])
    plan, found = shop.planned(), found_in(shop)
    assert (allocate(plan, shop.items).quantity, found.quantity) == (2280, 1280)
    assert a_shop(on_hand=300).planned().shortfall == 1280


def test_without_them_nothing_may_be_due() -> None:
    """450 and 1000 on order are under 1500, and over what is left of it once 790 for the event come too late."""
    shop = a_shop(on_hand=450, livestreams=[(0, 1000, 5, 7, 0)], receipts=[(0, 1000, 9)])
    assert shop.planned().shortfall > 0
    assert found_in(shop).quantity == 0


def test_full_cartons_and_the_minimum_hold_without_them_too() -> None:
    assert of_live(300, 1, 3, case_pack=24).quantity == 1296
    assert of_live(300, 1, 3, moq=2000).quantity == 2000


def test_what_arrives_before_the_event_serves_it() -> None:
    """1000 arrive before it begins, or on day 9 after its end: on day 8, 450 - 8 x 30 - 1000 are 790 too few."""
    assert of_live(450, 5, 7, receipts=[(0, 1000, 2)]).units == 0
    assert of_live(450, 5, 7, receipts=[(0, 1000, 9)]).units == 790


def test_what_a_season_sells_beyond_the_usual_comes_too_late_when_it_is_over_before() -> None:
    """Five days of twice 30 are 150 more than the usual; pauses of ads and quiet seasons want nothing."""
    shop = a_shop(on_hand=100, seasons=[(0, 1, 5, 2.0)], pauses=[(0, 2, 4)])
    found = found_in(shop)
    assert (found.units, found.misses.sum()) == (150, 1)
    assert not found_in(a_shop(on_hand=100, seasons=[(0, 1, 5, 0.5)], pauses=[(0, 2, 4)])).misses.any()
    assert found_in(a_shop(on_hand=100, seasons=[(0, 10, 15, 2.0)])).units == 0


def test_where_an_event_runs_within_a_season_nothing_is_missed_twice() -> None:
    """1000 on day 3; of the season the other four days, 30 more each: 1120 with 100 in stock that the usual takes."""
    shop = a_shop(on_hand=100, seasons=[(0, 1, 5, 2.0)], livestreams=[(0, 1000, 3, 3, 0)])
    assert found_in(shop).units == 1120


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000))
def test_never_more_comes_too_late_than_events_expect_and_the_order_is_never_larger(seed: int) -> None:
    shop = any_shop(seed)
    plan, found = shop.planned(), found_in(shop)
    assert (found.units >= 0).all()
    expected = still_expected(shop.events, plan.daily_rate)[found.misses]
    assert (found.units <= np.bincount(shop.events.item[found.misses], expected, len(plan.daily_rate)) + 1).all()
    assert (found.quantity <= allocate(plan, shop.items).quantity).all()
    assert not np.isnan(found.quantity).any()
