"""What stock sells in a year, and what it is worth on average."""

import numpy as np
import pytest

from planner.inflow import Moves, Shelf
from planner.money import landed_cost
from planner.stock_flow import DAY, StockFlow, stock_flow
from tests.planner.shop import a_shop

TODAY = 1000
NONE = Moves(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))


def flow(*, counted: int = 73, on_hand: float = 1000.0, sold_per_day: float = 10.0, days: int = 120) -> StockFlow:
    """Return the flow of one item, first counted so many days ago, that costs 2 a unit and sells for 9."""
    shop = a_shop(sold_per_day=sold_per_day, days=days)
    one, at = np.zeros(counted, np.int64), (TODAY - np.arange(counted, 0, -1)) * DAY + DAY // 2
    shipped = Moves(one, at, np.full(counted, sold_per_day))
    first = TODAY - counted
    shelf = Shelf(one[:1], np.array([first * DAY]), np.array([first]), np.array([on_hand]), NONE, one[:0], shipped)
    cost = landed_cost(shop.items.unit_cost, shop.items.sea_freight)
    return stock_flow(shop.history, shelf, cost, shop.items.price - cost, TODAY, TODAY * DAY)


def test_it_is_of_the_days_since_the_first_count():
    """10 a day for 73 days, a fifth of a year: 3,650 a year at 2, with a margin of 7; stock falls from 1,000 to 270."""
    found = flow()
    assert (found.days, found.cost_sold, found.margin) == (73, 3650 * 2, 3650 * 7)
    assert found.average == pytest.approx(635 * 2, abs=10)


def test_it_looks_back_no_further_than_the_history():
    assert flow(counted=365, days=120).days == 120


@pytest.mark.parametrize(
    ("counted", "days", "known"), [(29, 120, False), (30, 120, True), (73, 29, False), (73, 0, False)]
)
def test_of_fewer_than_30_days_it_says_nothing(counted, days, known):
    found = flow(counted=counted, days=days)
    assert (found.days[0] > 0, bool(np.isfinite(found.cost_sold[0]))) == (known, known)
