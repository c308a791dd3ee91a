"""Whether gradient boosting won on the shop's own past, and what becomes of a daily rate then."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.forecasting.boosted import LEAST, MOST, Boosting, Losses, applied, believed, verdict
from planner.forecasting.similar import Peers
from planner.model import Events
from planner.policy import Learned, Policy
from planner.refuse import OutOfRange
from tests.planner.shop import Shop, a_shop, any_shop

NO_EVENTS = a_shop().events


def lost(blend: list[float], boosted: list[float], high: float = -1.0, times: int = 4) -> Losses:
    """Return the same losses on each of the days; the 95 % level gains one unit an item unless said otherwise."""
    before, after = (np.tile(row, (times, 1)) for row in (blend, boosted))
    return Losses(before, after, np.full(before.shape, 10.0), np.full(before.shape, 10.0 + high))


def boosted(shop: Shop, factor: float) -> Shop:
    return replace(shop, items=replace(shop.items, boost=np.full(len(shop.items.product), factor)))


def test_it_is_used_where_every_item_was_foretold_better():
    """10 units off less 1 each: 10 % less; the level 10 less 1 as well."""
    assert verdict(lost([10.0] * 30, [9.0] * 30)) == Boosting("better", 0.1, 0.1, 4, 30)


def test_it_is_not_used_where_one_item_alone_won():
    """One of 30 wins 100 units, the others lose nothing: the sum is as large as its own scatter, 1 of them is 1.02."""
    found = verdict(lost([200.0] * 30, [100.0, *[200.0] * 29]))
    assert (found.outcome, found.error_less) == ("no_better", round(100 / 6000, 4))


def test_it_is_not_used_where_orders_would_have_cost_more():
    """The mean is foretold better, and the level that orders go by costs more."""
    assert verdict(lost([10.0] * 30, [9.0] * 30, high=0.5)) == Boosting("no_better", 0.1, -0.05, 4, 30)


@pytest.mark.parametrize(("losing", "outcome"), [(0, "better"), (1, "better"), (2, "no_better")])
def test_it_must_win_on_three_days_of_four(losing, outcome):
    """On the others it loses a little: by the sum it would have won."""
    all_won = lost([10.0] * 30, [9.0] * 30)
    all_won.boosted_error[:losing] = 10.1
    assert verdict(all_won).outcome == outcome


def test_nothing_lost_is_nothing_won():
    assert verdict(lost([0.0] * 30, [0.0] * 30)).outcome == "no_better"


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 10_000))
def test_never_both_it_and_the_blend_win(seed):
    dice = np.random.default_rng(seed)
    one, other, high, low = dice.gamma(2.0, 5.0, (4, 4, 20))
    found = verdict(Losses(one, other, high, low)).outcome, verdict(Losses(other, one, low, high)).outcome
    assert found != ("better", "better")


def test_halfway_to_what_it_foretells_is_believed():
    """1 and 1.5: 1.25; and nothing beyond a half and twice."""
    np.testing.assert_array_equal(believed(np.array([1.0, 1.5, 0.0, 3.0, 3.02, 80.0])), [1.0, 1.25, 0.5, 2.0, 2.0, 2.0])


def test_a_plan_multiplies_the_blended_rate():
    """30 a day × 1.2 over 15 days: 540 instead of 450, and the order grows with them."""
    plan, more = (boosted(a_shop(on_hand=400), factor).planned() for factor in (np.nan, 1.2))
    assert (plan.daily_rate[0], more.daily_rate[0], more.boost[0], plan.boost[0]) == (30.0, 36.0, 1.2, 1.0)
    assert (plan.lead_time_demand[0], more.lead_time_demand[0]) == (450.0, 540.0)
    assert more.computed_quantity[0] > plan.computed_quantity[0]


def test_the_article_s_rule_is_left_alone():
    plan = boosted(a_shop(), 1.5).planned(Policy(demand_rule="mean"))
    assert (plan.daily_rate[0], plan.boost[0]) == (30.0, 1.0)


def test_a_new_product_borrows_and_is_not_boosted():
    """20 days in stock: a part is what similar products sell, of which boosting knows nothing."""
    shop, learned = a_shop(days=20, known_days=20), Learned(peers=Peers(usual=10.0))
    plain, found = (boosted(shop, factor).planned(learned=learned) for factor in (np.nan, 2.0))
    assert (found.borrowed[0] > 0, found.boost[0]) == (True, 1.0)
    np.testing.assert_array_equal(found.daily_rate, plain.daily_rate)


def test_what_stopped_selling_stays_stopped():
    shop = a_shop(days=200)
    shop.history.units[:, 100:] = 0
    assert boosted(shop, 2.0).planned().daily_rate[0] == 0


@pytest.mark.parametrize(("factor", "rate"), [(0.8, 30.0), (1.2, 36.0)])
def test_it_lowers_nothing_that_somebody_typed_a_factor_for(factor, rate):
    """Twice the usual from tomorrow on: the person knows of what boosting may only have seen fade."""
    shop = boosted(a_shop(seasons=[(0, 1, 20, 2.0)]), factor)
    assert shop.planned().daily_rate[0] == pytest.approx(rate)


@pytest.mark.parametrize(("end", "found"), [(-1, 0.8), (0, 1.0), (1, 1.0)])
def test_a_typed_factor_that_is_over_holds_nothing_up(end, found):
    season = Events(*(np.array([value]) for value in (0, 0.0, -5, end, 0.0, False, 2.0)))
    assert applied(np.array([0.8]), np.ones((1, 7)), np.zeros(1), season).tolist() == [found]


@pytest.mark.parametrize("factor", [LEAST, 1.0, MOST, np.nan])
def test_a_factor_within_a_half_and_twice_is_taken(factor):
    """A shop that sells 30 a day; nan: nothing was foretold of it."""
    plan = boosted(a_shop(), factor).planned()
    assert plan.daily_rate[0] == pytest.approx(30.0 * (1.0 if np.isnan(factor) else factor))


@pytest.mark.parametrize("factor", [0.0, LEAST - 0.01, MOST + 0.01, np.inf])
def test_a_factor_beyond_is_refused(factor):
    with pytest.raises(OutOfRange, match="boost"):
        boosted(a_shop(), factor).planned()


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_a_higher_factor_is_never_a_smaller_threshold(seed):
    shop = replace(any_shop(seed), events=NO_EVENTS)
    low, high = (boosted(shop, factor).planned() for factor in (0.9, 1.1))
    assert (high.daily_rate >= low.daily_rate).all()
    assert (high.threshold >= low.threshold).all()
