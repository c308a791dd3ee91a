"""Why an event is judged as it is."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.events.verdict import Verdict, verdicts
from planner.explaining.event_rules import EVENT_RULES, EVENT_SHOWN, explain_event
from planner.explaining.explain import Explained
from planner.forecasting.uplift import really_added
from planner.policy import Policy
from tests.planner.shop import Shop, a_shop, any_shop


def explained(shop: Shop, policy: Policy | None = None) -> list[dict[str, Explained]]:
    policy, basis = policy or Policy(), shop.basis(policy)
    plan = basis.plan
    said = verdicts(plan, shop.items, shop.inbound, shop.events, policy)
    uplift = really_added(shop.events, shop.history, shop.items.known_days, plan.daily_rate, policy.window)
    found = [explain_event(said, uplift, basis, entry) for entry in range(len(shop.events.item))]
    return [{each.name: each for each in of_one} for of_one in found]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_every_number_of_an_event_follows_from_what_is_said_of_it(seed: int) -> None:
    """Sums over more or fewer days are added in another order: their last digits may differ."""
    for entry in explained(any_shop(seed)):
        for each in entry.values():
            again = EVENT_RULES[each.rule](**each.inputs)
            np.testing.assert_allclose(again, each.value, rtol=1e-12, atol=1e-9, err_msg=f"{each.name}: {each.inputs}")


def test_every_number_of_an_event_is_explained() -> None:
    assert list(explained(a_shop(livestreams=[(0, 800, 5, 6, 0)]))[0]) == list(EVENT_SHOWN)
    assert set(EVENT_RULES) == set(EVENT_SHOWN)


def test_a_cap_is_what_is_left_before_it_less_what_others_take_and_the_safety_stock() -> None:
    """1000 - 4 * 30 = 880 before day 5; an order of today is there on day 15: 10 * 30 = 300, 50 kept: 530."""
    found = explained(a_shop(livestreams=[(0, 800, 5, 6, 0)]))[0]
    assert Verdict(int(found["verdict"].value)) == Verdict.CAP
    assert found["cap"].inputs == {"before": 880, "taken": pytest.approx(300), "safety_stock": 50, "unsold": 0}
    assert (found["cap"].value, found["cap_until"].value) == (530, 15)


def test_what_is_missing_is_reckoned_from_the_least_stock() -> None:
    """1000 - 14 * 30 - 800 = -220 on day 14, the eve of the next order: 270 short of 50."""
    found = explained(a_shop(livestreams=[(0, 800, 5, 6, 0)]))[0]
    assert (found["lowest"].value, found["missing"].value) == (pytest.approx(-220), 270)


def test_a_delivery_without_a_day_is_left_out_of_it() -> None:
    found = explained(a_shop(livestreams=[(0, 800, 5, 6, 0)], receipts=[(0, 40, -3)]))[0]
    assert found["lowest"].left_out == {"overdue": 40}


def test_what_an_event_added_is_what_sold_less_what_sells_anyway() -> None:
    """3 days of 100 where 30 a day are usual: 210; what is over expects nothing more."""
    shop = a_shop(livestreams=[(0, 200, -5, -3, 300)])
    shop.history.units[0, -5:-2] = 100
    (found,) = explained(shop)
    assert found["added"].value == 210
    assert found["added"].inputs == {"sold_then": 300, "usual": 30, "days_run": 3, "part": 1}
    assert "expected" not in found
