"""How sales follow the price: recovered where the past shows price changes, the default where it does not."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.clearance.price_response import (
    WEEKS,
    PricePoints,
    Weeks,
    elasticities,
    learned_response,
    slopes,
    weekly,
)
from planner.policy import NO_RESPONSE, Response

DEFAULT = -1.5


def a_past(seed: int, elasticity: float, *, items: int = 60, orders: float = 12.0, cut: float = 0.25) -> Weeks:
    """Return weeks of items that are marked down twice a year for six weeks."""
    dice = np.random.default_rng(seed)
    log_price = np.zeros((items, WEEKS))
    for row, start in enumerate(dice.integers(2, 18, items)):
        log_price[row, start : start + 6] = log_price[row, start + 24 : start + 30] = np.log(1 - cut)
    days = np.full((items, WEEKS), 7.0)
    trend = np.exp(np.linspace(0.3, -0.3, WEEKS))
    return Weeks(dice.poisson(orders * trend * np.exp(elasticity * log_price)).astype(float), days, log_price)


def points(*rows: tuple[int, int, float, float]) -> PricePoints:
    item, week, price, orders = (np.array(column) for column in zip(*rows, strict=True))
    return PricePoints(item, week, price.astype(float), orders.astype(float))


@pytest.mark.parametrize("truth", [-0.6, -1.5, -2.5])
def test_a_catalogue_tells_how_sales_follow_the_price(truth):
    """60 items marked down by a quarter; on average within 0.15, whatever the default says."""
    found = learned_response(a_past(1, truth), np.zeros(60, int), 1, DEFAULT)
    assert found.of_all == pytest.approx(truth, abs=0.15)
    assert found.items == 60


def test_an_item_tells_for_itself_and_is_held_by_its_class():
    """50 orders a week at -3 among a class of -1.5: nearer to its own than to the class."""
    busy = a_past(2, -3.0, items=1, orders=50.0)
    response = Response(-1.5, (-1.5,), 40)
    assert elasticities(busy, np.zeros(1, int), response, DEFAULT).slope[0] < -2.3
    sparse = a_past(2, -3.0, items=1, orders=0.3)
    assert elasticities(sparse, np.zeros(1, int), response, DEFAULT).slope[0] > -2.0


def test_without_price_changes_the_default_holds():
    flat = a_past(3, -2.5, cut=0.0)
    assert learned_response(flat, np.zeros(60, int), 1, DEFAULT) == NO_RESPONSE
    found = elasticities(flat, np.zeros(60, int), NO_RESPONSE, -1.2)
    assert set(found.slope) == {-1.2}
    assert not found.tells.any()


def test_classes_differ_where_their_items_do():
    both = [a_past(4, -0.7), a_past(5, -2.4)]
    weeks = Weeks(*(np.concatenate([getattr(each, name) for each in both]) for name in Weeks.__slots__))
    found = learned_response(weeks, np.repeat([0, 1], 60), 3, DEFAULT)
    assert found.of_class[0] > found.of_all > found.of_class[1]
    assert found.of_class[2] == pytest.approx(found.of_all)  # nobody is in it


@pytest.mark.parametrize(("weeks", "tells"), [(1, False), (2, True), (3, True)])
def test_a_price_must_have_been_another_for_two_weeks(weeks, tells):
    past = a_past(6, -1.5, items=1, cut=0.0)
    past.log_price[0, :weeks] = np.log(0.8)
    assert slopes(past, np.array([DEFAULT]), 0.5).tells.tolist() == [tells]


@pytest.mark.parametrize(("change", "tells"), [(0.049, False), (0.051, True)])
def test_a_twentieth_is_a_change(change, tells):
    past = a_past(6, -1.5, items=1, cut=0.0)
    past.log_price[0, :6] = -change
    assert slopes(past, np.array([DEFAULT]), 0.5).tells.tolist() == [tells]


@pytest.mark.parametrize(("orders", "tells"), [(9, False), (10, True), (11, True)])
def test_ten_orders_are_needed(orders, tells):
    past = a_past(6, -1.5, items=1)
    past.orders[:] = 0
    past.orders[0, :orders] = 1
    assert slopes(past, np.array([DEFAULT]), 0.5).tells.tolist() == [tells]


def test_weeks_without_a_day_at_its_own_price_say_nothing():
    past = a_past(7, -1.5, items=1, orders=20.0)
    gone = Weeks(past.orders.copy(), past.days.copy(), past.log_price)
    gone.orders[0, 40:], gone.days[0, 40:] = 0, 0
    kept, lost = (slopes(each, np.array([DEFAULT]), 0.5) for each in (past, gone))
    assert lost.slope[0] == pytest.approx(kept.slope[0], abs=0.5)
    assert lost.spread[0] > kept.spread[0]
    gone.orders[0, 40:] = 500  # in weeks of a livestream, say
    assert slopes(gone, np.array([DEFAULT]), 0.5).slope == pytest.approx(lost.slope)


def test_the_price_of_a_week_is_what_half_of_its_orders_paid():
    """Week 50: three orders at 10 and two of a bulk buyer at 4; week 51 has none; before it was 8."""
    found = weekly(points((0, 49, 8.0, 1.0), (0, 50, 4.0, 2.0), (0, 50, 10.0, 3.0)), np.full((1, WEEKS), 7.0))
    assert np.exp(found.log_price[0, 48:] - found.log_price[0, 49]).tolist() == pytest.approx([1, 1, 1.25, 1.25])
    assert found.orders[0, 48:].tolist() == [0, 1, 5, 0]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.floats(-4, -0.2), st.floats(0.05, 40), st.floats(0.0, 0.6))
def test_whatever_the_past_an_elasticity_is_sane_and_an_items_own(seed, truth, orders, cut):
    weeks = a_past(seed, truth, items=8, orders=orders, cut=cut)
    found = elasticities(weeks, np.zeros(8, int), NO_RESPONSE, DEFAULT)
    assert ((found.slope >= -5) & (found.slope <= -0.1)).all()
    alone = Weeks(*(getattr(weeks, name)[2:3] for name in Weeks.__slots__))
    assert elasticities(alone, np.zeros(1, int), NO_RESPONSE, DEFAULT).slope[0] == pytest.approx(found.slope[2])
