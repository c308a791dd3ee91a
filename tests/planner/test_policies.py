"""Whose thresholds judge which stock: all shops', or those on which the shops of a location agree."""

from hypothesis import given
from hypothesis import strategies as st

from planner.policies import Policies, agreed, overridden, own
from planner.policy import Policy

policies = st.builds(
    Policy, window=st.integers(7, 9), dead=st.integers(90, 91), service_a=st.sampled_from([0.97, 0.99])
)


def test_a_location_without_its_own_is_judged_as_all_are():
    known = Policies(Policy(window=60), {"Hanoi": Policy(window=14)})
    assert (known.at("Hanoi").window, known.at("London").window) == (14, 60)


def test_a_shop_alone_at_its_location_has_its_way():
    assert agreed(Policy(), [Policy(window=14)]) == Policy(window=14)


def test_shops_that_share_a_location_must_agree():
    """One looks 14 days back, the other as all do: so does their shelf."""
    assert agreed(Policy(window=30), [Policy(window=14), Policy(window=30)]) == Policy(window=30)


def test_what_holds_for_all_is_no_shops_own():
    assert own(overridden(Policy(window=14), {"window": 14, "dead": 60}), Policy(window=14)) == ("dead",)


@given(policies, st.lists(policies, min_size=1, max_size=4))
def test_each_threshold_is_that_of_all_its_shops_or_of_the_workspace(of_all, of_shops):
    found = agreed(of_all, of_shops)
    for name in own(found, of_all):
        assert {getattr(shop, name) for shop in of_shops} == {getattr(found, name)}
    assert agreed(of_all, of_shops[::-1]) == found
    assert agreed(of_all, [found]) == found
