"""What freed cash could pay."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.clearance.freed import share_paid


@pytest.mark.parametrize(("cash", "shares"), [(299, [299 / 300, 0]), (300, [1, 0]), (301, [1, 0.01])])
def test_an_order_is_paid_when_the_cash_reaches_it(cash, shares):
    assert share_paid(cash, np.array([300.0, 100.0])).tolist() == pytest.approx(shares)


def test_cash_that_is_owed_pays_nothing():
    assert share_paid(-5.0, np.array([1.0])).tolist() == [0.0]


def test_no_order_waits():
    assert share_paid(5.0, np.zeros(0)).size == 0


@given(st.floats(0, 1e6), st.lists(st.floats(0.01, 1e5), min_size=1, max_size=30))
def test_money_is_conserved_and_none_is_paid_before_a_more_pressing_one(cash, costs):
    shares = share_paid(cash, np.array(costs))
    assert (shares * costs).sum() <= cash * (1 + 1e-9) + 1e-6
    assert (np.diff(shares) <= 1e-9).all()
