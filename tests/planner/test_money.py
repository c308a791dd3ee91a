"""What stock costs and earns."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.money import (
    active_sku_rate,
    average_inventory,
    cash_tied_up,
    days_inventory_outstanding,
    gmroi,
    landed_cost,
    turnover,
    yearly,
)

before, after = np.array([6.0]), np.array([8.4])


def test_without_stock_there_is_no_turnover():
    assert np.isnan(turnover(np.array([600.0]), np.zeros(1)))
    assert np.isnan(gmroi(np.array([600.0]), np.zeros(1)))


def test_stock_that_never_sells_lies_for_ever():
    assert days_inventory_outstanding(turnover(np.zeros(1), np.array([100.0]))) == np.inf


def test_selling_at_a_loss_returns_less_than_nothing():
    assert gmroi(np.array([-50.0]), np.array([100.0])) == -0.5


@given(st.floats(1, 1e9), st.floats(1, 1e9))
def test_turnover_and_average_inventory_undo_each_other(sold, stock):
    assert average_inventory(np.array([sold]), turnover(np.array([sold]), np.array([stock]))) == pytest.approx(stock)


def test_what_a_unit_costs_holds_freight_and_duty():
    assert landed_cost(np.array([2.0, 2.0, np.nan]), np.array([0.5, np.nan, 0.5])) == pytest.approx(
        np.array([2.5, 2.0, np.nan]), nan_ok=True
    )


def test_cash_of_units_whose_cost_nobody_knows_is_unknown_and_of_no_units_nothing():
    cash = cash_tied_up(np.array([10.0, 10.0, 0.0, np.nan, -4.0]), np.array([2.5, np.nan, np.nan, 2.0, 2.0]))
    assert cash == pytest.approx(np.array([25.0, np.nan, 0.0, 0.0, 0.0]), nan_ok=True)


def test_half_a_year_counts_double():
    """100 in 73 days is 500 a year."""
    assert yearly(np.array([100.0]), np.array([73.0])) == 500


def test_skus_that_sell_among_those_in_stock():
    assert active_sku_rate(np.array([2.0]), np.array([3.0])) == pytest.approx(2 / 3)
    assert np.isnan(active_sku_rate(np.zeros(1), np.zeros(1)))
