"""Gradient boosting: what it learns of a shop's own past, and when it is not believed."""

import subprocess
import sys

import numpy as np
import pytest

from planner.events.ordinary import ordinary
from planner.forecasting.boost import FEWEST, Booster, is_installed, taught, trained
from planner.forecasting.boost_trials import Tried
from planner.forecasting.boosted import Boosting
from planner.forecasting.traits import shop_pace, traits
from planner.learn import learn
from planner.model import Events, Floats, History
from planner.policy import Policy
from tests.planner.shop import TODAY, a_shop

needs_it = pytest.mark.skipif(not is_installed(), reason="LightGBM is not installed: pip install .[boost]")


def fading(items: int = 300, days: int = 365, half: float = 60.0, seed: int = 1) -> tuple[History, Floats]:
    """Return products that come out all year round and sell half as much every two months, and since when."""
    dice = np.random.default_rng(seed)
    launch = dice.integers(-60, days - 60, items)
    age = np.arange(days) - launch[:, None]
    rate = dice.lognormal(2.5, 0.8, (items, 1)) * np.where(age >= 0, 0.5 ** (age / half), 0.0)
    state = np.where(age >= 0, np.int8(1), np.int8(-1))
    return History(dice.poisson(rate).astype(float), state), np.clip(days - launch, 0, days).astype(float)


def at_random(items: int, days: int = 365, seed: int = 3) -> tuple[History, Floats]:
    """Return products whose pace wanders, all of them known for a year."""
    dice = np.random.default_rng(seed)
    pace = 2.0 + dice.normal(0, 1, (items, 1)) + np.cumsum(dice.normal(0, 0.05, (items, days)), axis=1)
    return History(dice.poisson(np.exp(pace)).astype(float), np.ones((items, days), np.int8)), np.full(items, 365.0)


def tried(history: History, known: Floats, policy: Policy | None = None) -> tuple[Boosting, Booster | None]:
    lead_time, rules = np.full(len(known), 30.0), policy or Policy()
    items = a_shop(known_days=known, lead_time=lead_time).items
    return taught(history, known, lead_time, rules, learn(items, history, rules, TODAY))


@needs_it
def test_where_all_products_fade_it_wins_and_says_so():
    """A blend of past means runs behind, however quickly it follows: halving every 60 days, the next 30 sell less."""
    history, known = fading()
    found, booster = tried(history, known)
    assert found.outcome == "better"
    assert found.error_less > 0.2
    assert (found.times, found.items) == (4, 300)
    assert booster is not None
    factor = booster.factors(history, known, np.full(300, 30.0), Policy())
    assert np.nanmedian(factor) < 0.95
    assert np.nanmin(factor) >= 0.5


@needs_it
def test_what_held_once_and_no_longer_holds_is_not_believed():
    """Products faded for eight months; since then they sell on as they did. The last tries all find it wrong."""
    history, known = fading(days=240)
    dice = np.random.default_rng(2)
    pace = history.units[:, -28:].mean(axis=1, keepdims=True)
    later = dice.poisson(np.repeat(pace, 125, axis=1)).astype(float)
    past = History(np.hstack([history.units, later]), np.hstack([history.in_stock, np.ones(later.shape, np.int8)]))
    found, booster = tried(past, known + 125)
    assert (found.outcome, booster) == ("no_better", None)
    assert found.error_less < 0


@needs_it
def test_the_same_past_says_the_same():
    history, known = at_random(items=80)
    one, other = (trained(history, known, np.full(80, 30.0), Policy()) for _ in range(2))
    assert one is not None
    assert other is not None
    factors = [it.factors(history, known, np.full(80, 30.0), Policy()) for it in (one, other)]
    np.testing.assert_array_equal(*factors)


@needs_it
def test_a_factor_does_not_depend_on_who_is_asked_beside():
    history, known = at_random(items=80)
    booster = trained(history, known, np.full(80, 30.0), Policy())
    assert booster is not None
    of_all = booster.factors(history, known, np.full(80, 30.0), Policy())
    alone = History(history.units[7:8], history.in_stock[7:8])
    assert booster.factors(alone, known[7:8], np.full(1, 30.0), Policy())[0] == of_all[7]


@needs_it
def test_of_what_nobody_knows_it_says_nothing():
    """Known for 27 days; never sold; and one known for 28."""
    history, known = at_random(items=80)
    booster = trained(history, known, np.full(80, 30.0), Policy())
    assert booster is not None
    past = History(
        np.vstack([np.full((1, 365), 5.0), np.zeros((1, 365)), np.full((1, 365), 5.0)]), np.ones((3, 365), np.int8)
    )
    factor = booster.factors(past, np.array([27.0, 365.0, 28.0]), np.full(3, 30.0), Policy())
    assert np.isnan(factor).tolist() == [True, True, False]


@needs_it
@pytest.mark.parametrize("days", [0, 1, 89, 200])
def test_a_short_past_tells_nothing(days):
    """200 days: the first of four tries would stand on day 86 and know of no lead time that ended before."""
    past = History(np.full((50, days), 4.0), np.ones((50, days), np.int8))
    assert tried(past, np.full(50, float(days))) == (Boosting("short"), None)


def odd(kind: str) -> Floats:
    """Return what 80 products sold in a year in which something is out of the ordinary."""
    units = np.random.default_rng(4).poisson(3.0, (80, 365)).astype(float)
    match kind:
        case "closed since spring":
            units[:, 80:] = 0
        case "closed from spring to autumn":
            units[:, 80:300] = 0
        case "one giant order":
            units[3, 200] = 1e9
        case "nothing at all":
            units[:] = 0
        case "one a month, all on one day":
            units[:] = 0
            units[:, ::30] = 1
    return units


@needs_it
@pytest.mark.parametrize(
    ("kind", "outcomes"),
    [
        ("closed since spring", {"short"}),
        ("closed from spring to autumn", {"short", "no_better"}),
        ("one giant order", {"no_better"}),
        ("nothing at all", {"short"}),
        ("one a month, all on one day", {"no_better", "better"}),
    ],
)
def test_an_odd_year_ends_in_a_verdict(kind, outcomes):
    past = History(odd(kind), np.ones((80, 365), np.int8))
    found, booster = tried(past, np.full(80, 365.0))
    assert found.outcome in outcomes
    assert np.isfinite([found.error_less, found.high_less]).all()
    assert (booster is not None) == (found.outcome == "better")
    always = trained(past, np.full(80, 365.0), np.full(80, 30.0), Policy())
    if always is not None:
        factor = always.factors(past, np.full(80, 365.0), np.full(80, 30.0), Policy())
        assert ((factor >= 0.5) & (factor <= 2.0) | np.isnan(factor)).all()


@needs_it
def test_it_cannot_be_trained_on_next_to_nothing():
    """50 items, tried from day 90 alone: 50 of 500 trials."""
    past = History(np.full((50, 120), 4.0), np.ones((50, 120), np.int8))
    assert trained(past, np.full(50, 120.0), np.full(50, 30.0), Policy()) is None


@needs_it
@pytest.mark.parametrize(("items", "is_short"), [(55, True), (56, False)])
def test_a_small_catalogue_tells_nothing(items, is_short):
    """Nine tries of each had ended before the first judged day: 495 and 504, of 500 that are needed."""
    assert FEWEST == 500
    found, _ = tried(*at_random(items))
    assert (found.outcome == "short") == is_short


def test_by_the_article_s_rule_nothing_is_tried():
    assert tried(*fading(items=60), Policy(demand_rule="mean")) == (Boosting(), None)


def test_without_it_everything_plans_as_before():
    """A process in which LightGBM cannot be imported: it is said to be missing, and nothing breaks."""
    asked = (
        "import sys; sys.modules['lightgbm'] = None\n"
        "from tests.planner.forecasting.test_boost import fading, tried\n"
        "from planner.forecasting.boosted import Boosting\n"
        "assert tried(*fading(items=60)) == (Boosting('missing'), None)\n"
    )
    subprocess.run([sys.executable, "-c", asked], check=True)


def test_what_is_tried_knows_nothing_of_what_came_after():
    """50 a day more in the last 14 days change what came, and nothing that was seen before."""
    history, known = at_random(items=10)
    later = History(history.units.copy(), history.in_stock)
    later.units[:, -14:] += 50.0
    one, other = (Tried.of(past, known, np.full(10, 30.0), Policy()) for past in (history, later))
    np.testing.assert_array_equal(one.seen, other.seen)
    np.testing.assert_array_equal(one.expected, other.expected)
    assert (other.came - one.came)[one.end == 365].tolist() == [700.0] * 10
    assert not (other.came - one.came)[one.end < 352].any()


def test_only_what_had_ended_by_then_is_learned_from():
    found = Tried.of(*at_random(items=10), np.full(10, 30.0), Policy())
    assert found.until(335).end.max() <= 335 < found.end.max()
    assert set(found.end - found.origin) == {30}


def test_days_without_stock_sold_as_the_rest_did():
    """Out on 10 of the last 30 days: 20 × 4 stand for 30 × 4."""
    state = np.ones((1, 120), np.int8)
    state[0, -10:] = 0
    found = Tried.of(History(np.where(state, 4.0, 0.0), state), np.array([120.0]), np.array([30.0]), Policy())
    assert found.came.tolist() == [120.0]
    assert found.expected.tolist() == pytest.approx([120.0])


def test_days_of_events_are_left_out():
    """A livestream of two days, five days ago."""
    past = History(np.full((2, 10), 3.0), np.ones((2, 10), np.int8))
    live = Events(*(np.array([value]) for value in (1, 90.0, -5, -4, 90.0, False)))
    found = ordinary(past, live)
    assert found.units.sum(axis=1).tolist() == [30.0, 24.0]
    assert found.in_stock[1].tolist() == [1, 1, 1, 1, 1, 0, 0, 1, 1, 1]


def test_an_item_of_twice_the_size_looks_the_same_but_for_its_size():
    """Ratios, and the 0.3 units added to both sides: at 1,000 a day they do not show."""
    small = np.random.default_rng(5).poisson(1000.0, (1, 365)).astype(float)
    one, other = (traits(sold, sold > 0, 30, 7, shop_pace(small))[0] for sold in (small, 2 * small))
    size = 7
    np.testing.assert_allclose(np.delete(one, size), np.delete(other, size), atol=1e-3)
    assert other[0, size] - one[0, size] == pytest.approx(np.log(2), abs=1e-4)


def test_a_shop_that_grows_shows_in_its_pace():
    """1 a day for a year, 2 in the last two weeks: 2 against 1.5 in four weeks, that against 1.154 in a quarter."""
    sold = np.ones((100, 365))
    sold[:, -14:] = 2.0
    assert np.exp(shop_pace(sold)).round(2).tolist() == [1.33, 1.3, 1.11]
