"""What an ad to clear slow stock may cost."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.clearance.ad import ClearanceAd, clearance_ad

NONE = float("nan")


def ad(
    units: float = 40, kept: float = 6, off_site: float = 1, cost: float = NONE, beyond: float = NONE
) -> ClearanceAd:
    return clearance_ad(*(np.array([value], float) for value in (units, kept, off_site, cost, beyond, 100)))


def test_without_known_costs_half_of_what_an_order_is_worth_is_spent():
    """6.00 kept instead of 1.00 off-site: 5.00, of which half, for 40 units."""
    found = ad()
    assert (found.most[0], found.aim[0], found.budget[0], found.gain[0]) == (5, 2.5, 100, 100)


@pytest.mark.parametrize(("cost", "pays"), [(4.49, True), (4.5, True), (4.51, False)])
def test_an_ad_that_costs_nearly_what_an_order_is_worth_does_not_pay(cost, pays):
    assert np.isfinite(ad(cost=cost).budget[0]) == pays


@pytest.mark.parametrize(("beyond", "units"), [(100, 40), (99.99, 39), (2.5, 1), (NONE, 40)])
def test_no_more_is_spent_than_the_price_brings_beyond_leaving_it(beyond, units):
    """40 units at 2.50 an order cost 100.00."""
    found = ad(beyond=beyond)
    assert (found.units[0], found.budget[0], found.gain[0]) == (units, units * 2.5, units * 2.5)


@pytest.mark.parametrize("beyond", [2.49, 0, -5])
def test_what_does_not_pay_one_order_pays_no_ad(beyond):
    assert np.isnan(ad(beyond=beyond).budget[0])


@pytest.mark.parametrize(("units", "kept"), [(0, 6), (40, 1), (40, 0.5), (40, NONE)])
def test_nothing_left_or_nothing_gained_needs_no_ad(units, kept):
    assert np.isnan(ad(units=units, kept=kept).budget[0])


@given(st.floats(0, 1e4), st.floats(-10, 500), st.floats(0, 100), st.one_of(st.just(NONE), st.floats(0, 200)))
def test_what_is_spent_and_gained_is_what_the_orders_are_worth(units, kept, off_site, cost):
    found = ad(units, kept, off_site, cost)
    if np.isfinite(found.budget[0]):
        assert found.budget[0] + found.gain[0] == pytest.approx(units * found.most[0])
        assert found.gain[0] >= 0
