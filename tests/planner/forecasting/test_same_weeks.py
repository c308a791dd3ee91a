"""How the coming weeks sold a year ago: gone by where that would have helped, by as much, and nowhere else."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.explaining.explain import explain
from planner.explaining.rules import RULES
from planner.forecasting.forecast import forecast
from planner.forecasting.last_year import FEWEST, GAP
from planner.forecasting.same_weeks import AHEAD, ALIKE, LATE, NEEDED, YEAR, SameWeeks, Weeks, gone_by, same_weeks
from planner.forecasting.similar import Peers
from planner.forecasting.year_ago import sold_a_year_ago, with_its_own
from planner.model import Floats, History
from planner.policy import Learned, Policy
from tests.planner.forecasting.test_last_year import REAL
from tests.planner.shop import Shop, a_shop

DAY = np.arange(1000)
FIFTH = Learned(same_weeks=SameWeeks(Weeks.HELPS, (1.2,) * len(AHEAD), 0.75, 0.5, 20))


def yearly(days: int, *, high: float = 20.0, low: float = 10.0) -> Floats:
    """Return a shop that sells more for the second half of each year of 364 days; the first half has just ended."""
    return np.where((DAY[:days] - days) % YEAR < YEAR / 2, high, low)


def outcome(sellers: Floats) -> int:
    return same_weeks(sellers).outcome


def test_what_every_year_brings_is_gone_by():
    """For half a year 10 sold; of the year's blend that is 10 but for 5 % of the mean of 365 days: 10.25. 20 come."""
    found = same_weeks(yearly(1000))
    assert (found.outcome, found.power, found.trials) == (Weeks.HELPS, 1.0, 27)
    assert set(found.times) == {1.95}  # 20 ÷ 10.25
    assert found.saved > 0.5


def test_the_real_shop_went_by_it_into_autumn_and_out_of_christmas():
    """Online Retail II: in September 2011 the next 4 weeks sold a tenth more a year before, at the end of November the
    next 5 weeks less than two thirds, as the shop closed over Christmas."""
    september, december = (same_weeks(REAL[0, :day]) for day in (644, 728))
    assert (september.power, september.trials, round(september.saved, 2)) == (0.75, 17, 0.54)
    assert (september.times[2], september.times[-1]) == (1.12, 1.27)
    assert (december.power, december.times[3], december.times[5]) == (1.0, 0.58, 0.65)


@pytest.mark.parametrize("growth", [1.8, 1 / 1.8])
def test_a_shop_that_grows_or_shrinks_by_far_goes_on_without(growth):
    """Times 1.8 in a year: last year's level would have held each of its forecasts back. By a season, too."""
    trend = 100.0 * growth ** (DAY / YEAR)
    for sellers in (trend, trend * (1.0 + 0.2 * np.sin(DAY * 2 * np.pi / YEAR))):
        found = same_weeks(sellers)
        assert (found.outcome, found.times, found.power) == (Weeks.NO_HELP, (), 0.0)


@pytest.mark.parametrize("days", [14, 28, 45, 90])
@pytest.mark.parametrize("times", [2.0, 0.5])
@pytest.mark.parametrize("season", [0, 90, 180, 270])
def test_a_shop_that_opened_or_closed_lately_holds_the_rates_of_no_other_back(days, times, season):
    """The newest day it is tried from lies 45 days back: what doubles since would halve what every item sells."""
    sellers = 100.0 + 30.0 * np.sin((DAY[:800] + season) * 2 * np.pi / YEAR)
    assert outcome(sellers) == Weeks.HELPS
    sellers[-days:] *= times
    assert outcome(sellers) in {Weeks.OTHER_SIZE, Weeks.NO_HELP}


@pytest.mark.parametrize(("times", "is_gone_by"), [(ALIKE - 0.01, True), (ALIKE, True), (ALIKE + 0.01, False)])
def test_it_is_of_another_size_a_quarter_beyond_what_the_past_shows(times, is_gone_by):
    """More or less alike; 16 and 8 stay what they are times 1.25 and by it."""
    for high, low in ((16.0, 8.0), (20.0, 10.0)):
        sellers = yearly(800, high=high, low=low)
        sellers[-28:] = low * times if high == 16.0 else low / times
        assert (outcome(sellers) == Weeks.HELPS) == is_gone_by


@pytest.mark.parametrize(("days", "missing"), [(NEEDED - 1, 1), (NEEDED, 0), (NEEDED + 1, 0), (0, NEEDED)])
def test_so_many_days_are_needed(days, missing):
    """364 and 45, and three more days two weeks apart to try it from: 451; days before the first sale are none."""
    assert NEEDED == 451
    found = same_weeks(np.concatenate([np.zeros(90), yearly(days)]))
    assert (found.days_missing, found.outcome == Weeks.SHORT) == (missing, missing > 0)


@pytest.mark.parametrize(("level", "is_told"), [(FEWEST - 0.1, False), (FEWEST, True), (FEWEST + 0.1, True)])
def test_too_few_items_a_day_tell_no_season(level, is_told):
    assert (outcome(yearly(800, low=level)) != Weeks.FEW) == is_told


@pytest.mark.parametrize(("late", "is_told"), [(LATE - 1, True), (LATE, True), (LATE + 1, False)])
def test_what_was_not_imported_yet_is_no_quiet_time(late, is_told):
    """A week's delay changes nothing; a longer one may be sales that are missing."""
    whole = yearly(800)
    found = same_weeks(np.concatenate([whole, np.zeros(late)]))
    assert found == (same_weeks(whole) if is_told else SameWeeks(Weeks.GAP))


@pytest.mark.parametrize(("days", "is_told"), [(GAP - 1, True), (GAP, False), (GAP + 1, False)])
def test_weeks_without_any_sale_say_nothing_of_a_season(days, is_told):
    sellers = yearly(800)
    sellers[600 : 600 + days] = 0
    assert (outcome(sellers) != Weeks.GAP) == is_told


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(451, 900))
def test_of_any_shop_no_more_than_a_half_and_twice_and_only_where_it_helped(seed, days):
    dice = np.random.default_rng(seed)
    shape = 1.0 + 0.9 * np.sin(dice.uniform(0, 7) + DAY[:days] * 2 * np.pi / YEAR) * dice.uniform()
    found = same_weeks(dice.poisson(dice.uniform(5, 60) * shape * dice.uniform(0.7, 1.4) ** (DAY[:days] / YEAR)))
    assert bool(found.times) == (found.outcome == Weeks.HELPS)
    assert all(0.5 <= times <= 2.0 for times in found.times)
    assert (found.saved >= 0.05) == bool(found.times) or found.outcome == Weeks.NO_HELP


def test_each_item_is_told_its_own_days():
    """Between 14 and 91 days in a straight line, beyond them as at the end."""
    weeks = SameWeeks(times=tuple((1.0 + np.arange(len(AHEAD)) / 10).tolist()))
    days = np.array([0.0, 14.0, 17.5, 21.0, 91.0, 200.0])
    of_items = (np.ones((6, 7)), np.ones(6), np.full(6, np.nan))
    assert gone_by(weeks, days, *of_items).tolist() == [1.0, 1.0, 1.05, 1.1, 2.1, 2.1]
    assert gone_by(SameWeeks(), days, *of_items).tolist() == [1.0] * 6


def test_a_plan_multiplies_the_blended_rate_and_says_so():
    """30 a day × 1.2 over 15 days: 540 instead of 450; the explanation reckons the same."""
    shop = a_shop(on_hand=400)
    plain, plan = shop.planned(), shop.planned(learned=FIFTH)
    assert (plan.daily_rate[0], plan.same_weeks[0], plain.daily_rate[0], plain.same_weeks[0]) == (36.0, 1.2, 30.0, 1.0)
    assert (plan.lead_time_demand[0], plain.lead_time_demand[0]) == (540.0, 450.0)
    (found,) = (it for it in explain(shop.basis(learned=FIFTH), 0) if it.name == "daily_rate")
    assert (found.inputs["same_weeks"], found.inputs["weeks_gain"]) == (1.2, 0.5)
    assert RULES["daily_rate"](**found.inputs) == found.value == 36.0


def a_year_of(then: float, days: int = 365) -> Shop:
    """Return a shop of one item that sells 30 a day, and sold so much on the 15 days that are to come a year ago."""
    shop = a_shop(days=days)
    first = days - YEAR
    shop.history.units[:, first : first + 15] = then
    return shop


@pytest.mark.parametrize(("then", "times"), [(36.0, 1.2), (54.0, 1.32), (300.0, 1.43), (18.0, 1.08), (0.0, 1.08)])
def test_a_fifth_is_what_the_item_itself_sold_a_year_ago(then, times):
    """Of what is expected else, 36 a day, 54 are half as much again: 1.2 × (1 + 0.2 × 0.5). No more than twice or half
    of it is believed; what an item sold then raises its mean of the year, too."""
    shop = a_year_of(then)
    plan = shop.planned(learned=FIFTH)
    assert plan.same_weeks[0] == pytest.approx(times, abs=0.011)
    found = forecast(shop.history, shop.items.known_days, np.array([15.0]), Policy(), FIFTH)
    assert found.mean[0] == pytest.approx(15 * plan.daily_rate[0])


@pytest.mark.parametrize("lead_time", [0.0, 1.0, 3.0, 14.0])
def test_of_its_own_last_year_two_weeks_are_read_at_least(lead_time):
    """Orders that come by the week: whichever weekday today is, 70 in seven days are 10 a day, and the rate stays."""
    for weekday in range(7):
        shop = a_shop(days=365, lead_time=lead_time)
        shop.history.units[:] = np.where((np.arange(365) + weekday) % 7 == 0, 70.0, 0.0)
        assert shop.planned(learned=FIFTH).same_weeks[0] == pytest.approx(1.16, abs=0.011)


def test_its_own_last_year_counts_only_where_the_shop_s_does():
    """A shop that goes on without last year, and a year that is not known whole."""
    assert a_year_of(300.0).planned().same_weeks[0] == 1.0
    shop = a_year_of(300.0)
    for missing in (2, 165):
        known = History(shop.history.units[:, missing:], shop.history.in_stock[:, missing:])
        assert replace(shop, history=known).planned(learned=FIFTH).same_weeks[0] == 1.2


def test_days_without_stock_a_year_ago_say_nothing():
    """Eight of the fifteen: fewer than half are left. Seven: the others, 54 a day, stand for all."""
    for out, times in ((8, 1.2), (7, 1.32)):
        shop = a_year_of(54.0)
        shop.history.units[:, 1 : 1 + out], shop.history.in_stock[:, 1 : 1 + out] = 0.0, 0
        assert shop.planned(learned=FIFTH).same_weeks[0] == pytest.approx(times, abs=0.011)


def test_half_of_the_days_are_enough():
    year = np.full((1, YEAR), 3.0)
    for counting, told in ((7, [3.0]), (6, [np.nan])):
        counts = np.arange(YEAR) < [[counting]]
        np.testing.assert_array_equal(sold_a_year_ago(year * counts, counts, np.array([14.0])), told)


def test_what_sells_seldom_has_a_last_year_and_what_does_not_sell_has_none():
    """Half as much again of one in two days; of nothing, nothing can be half as much again."""
    drawn = with_its_own(np.array([1.0, 1.2]), np.array([0.5, 0.0]), np.array([0.75, 5.0]))
    assert drawn.tolist() == pytest.approx([1.1, 1.2])


def test_boosting_and_last_year_multiply():
    """30 a day × 1.1 × 1.2."""
    assert a_shop(boost=1.1).planned(learned=FIFTH).daily_rate[0] == pytest.approx(39.6)


def test_a_forecast_goes_by_it_in_mean_and_middle():
    """30 a day × 1.2, but a fifth of these 36 is 30, as it sold a year ago: × 1.16."""
    shop = a_shop(days=365)
    found = forecast(shop.history, shop.items.known_days, np.array([30.0]), Policy(), FIFTH)
    assert (found.mean[0], found.quantiles[0, 0]) == (1044.0, 1044.0)


def test_the_article_s_rule_is_left_alone():
    policy, shop = Policy(demand_rule="mean"), a_shop()
    assert shop.planned(policy, FIFTH).daily_rate[0] == 30.0
    assert forecast(shop.history, shop.items.known_days, np.array([30.0]), policy, FIFTH).mean[0] == 900.0


def test_a_new_product_borrows_and_goes_without():
    shop, peers = a_shop(days=20, known_days=20), Peers(usual=10.0)
    plain, found = (shop.planned(learned=replace(learned, peers=peers)) for learned in (Learned(), FIFTH))
    assert (found.borrowed[0] > 0, found.same_weeks[0]) == (True, 1.0)
    np.testing.assert_array_equal(found.daily_rate, plain.daily_rate)


@pytest.mark.parametrize(("end", "times"), [(30, 1.0), (-90, 1.0), (-91, 1.0), (-92, 1.2)])
def test_where_somebody_typed_a_season_that_one_counts(end, times):
    """It is to come, or ran in the last quarter: its days are left out of the item's rate, not of what the shop sold.
    The neighbour goes by last year."""
    plan = a_shop(sold_per_day=[30, 30], seasons=[(0, end - 5, end, 1.5)]).planned(learned=FIFTH)
    assert plan.same_weeks.tolist() == [times, 1.2]
