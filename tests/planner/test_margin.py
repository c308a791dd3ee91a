"""What a unit earns: its price less the platform's share, where somebody said it, less its landed cost."""

from dataclasses import replace

import numpy as np
import pytest

from planner.margin import platform_fee, unit_margin, with_fees
from planner.policies import Policies
from planner.policy import Policy
from tests.planner.shop import Shop, a_shop

NONE = np.nan


def priced(*fees: float) -> Shop:
    """Return a shop whose SKUs sell at 9 and cost 2, each with its own share for the platform."""
    return a_shop(on_hand=[100.0] * len(fees), price=9.0, unit_cost=2.0, platform_fee=list(fees))


def test_a_margin_is_before_the_platforms_fee_until_somebody_says_it():
    assert unit_margin(priced(NONE).items, Policy()).tolist() == [7.0]


def test_a_fee_of_its_own_wins_and_the_shops_stands_for_the_others():
    """9 × (1 − 20 %) − 2 = 5.20; 9 × (1 − 10 %) − 2 = 6.10; one of 0 % keeps nothing."""
    items, policy = priced(0.2, NONE, 0.0).items, Policy(platform_fee=0.1)
    assert unit_margin(items, policy) == pytest.approx([5.2, 6.1, 7.0])
    assert platform_fee(items, Policy()).tolist()[::2] == [0.2, 0.0]


def test_plans_are_made_by_the_margin_after_the_fee():
    plan = priced(0.2, NONE).planned(Policy(platform_fee=0.1))
    assert plan.unit_margin == pytest.approx([5.2, 6.1])
    assert plan.gross_margin == pytest.approx(plan.margin_units * plan.unit_margin)
    assert priced(NONE).planned().unit_margin.tolist() == [7.0]


def test_who_looks_at_all_shops_takes_each_ones_own_fee():
    """The location's shops say 10 %, all others 5 %."""
    items = priced(0.2, NONE).items
    policies = Policies(Policy(platform_fee=0.05), {items.location[0]: Policy(platform_fee=0.1)})
    assert with_fees(items, policies).platform_fee.tolist() == [0.2, 0.1]
    assert with_fees(items, replace(policies, of_location={})).platform_fee.tolist() == [0.2, 0.05]


@pytest.mark.parametrize("fee", [-0.01, 1.01])
def test_a_fee_of_less_than_nothing_or_more_than_all_is_refused(fee):
    with pytest.raises(ValueError, match="platform_fee"):
        priced(fee).planned()
    with pytest.raises(ValueError, match="platform"):
        priced(NONE).planned(Policy(platform_fee=fee))
