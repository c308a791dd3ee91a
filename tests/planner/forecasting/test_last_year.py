"""Last year's season: found where it comes again and would have helped, and nowhere else."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.explaining.last_year_rules import LAST_YEAR_RULES, explain_season, sea_by
from planner.forecasting.last_year import FARTHEST, FEWEST, GAP, HIGH, LONGEST, SHORTEST, LastYear, NoSeason, last_year
from planner.forecasting.last_year_trial import BACK, NEEDED, POWERS, YEAR, tried
from planner.model import Flags, Floats

EVERY = np.full(BACK, True)
FIRST = date(2009, 12, 1)
REAL = np.loadtxt(Path(__file__).parent / "online_retail_days.csv", delimiter=",", skiprows=1).T
"""How many items of Online Retail II sold on each day from 1 December 2009 to 9 December 2011, and how many units.

Chen, D. (2019), Online Retail II, UCI Machine Learning Repository, doi.org/10.24432/C5CG6D, CC BY 4.0; counted by us
over a part of its items.
"""


def seen(sellers: Floats, units: Floats | None = None, ordinary: Flags = EVERY, ahead: int = 120) -> LastYear:
    return last_year(sellers, sellers * 3 if units is None else units, ordinary, ahead)


def yearly(times: float, days: int, *, first: int = 200, length: int = 60, level: float = 100.0) -> Floats:
    """Return a shop whose every year holds a stretch of so many times the usual; its last day is day 170 of one."""
    of_year = (np.arange(days) - days + 171) % YEAR
    return np.where((of_year >= first) & (of_year < first + length), level * times, level)


def on(day: date) -> tuple[Floats, Floats]:
    """Return what was known of the real shop on the morning of a day."""
    until = (day - FIRST).days
    return REAL[0, :until], REAL[1, :until]


def test_a_season_of_every_year_is_found_with_its_days_and_factor() -> None:
    """Yesterday was day 170 of its year, so day 200 is 29 days from today. Four weeks hold a quarter more from seven
    days of twice the usual on: the stretch is a week longer at either end, 75 days, and sells (60 x 2 + 15) / 75.
    """
    (found,) = seen(yearly(2.0, 1000)).seasons
    assert (found.start, found.end) == (29 - 7, 88 + 8)
    assert (found.before, found.level, found.older, found.shape) == (100.0, 180.0, 1.8, pytest.approx(1.8))
    assert (found.power, found.factor) == (0.75, 1.55)  # 1.8 to the power of three quarters is 1.554


def test_the_real_shop_would_have_been_told_in_august_of_its_autumn() -> None:
    """Autumn 2010 sold 1.4 times the quarter before 19 August; the autumn of 2011, not known then, came to 1.5."""
    sellers, units = on(date(2011, 8, 19))
    found = last_year(sellers, units, EVERY, 97)
    (autumn,) = found.seasons
    days = [date(2011, 8, 19) + timedelta(days=day) for day in (autumn.start, autumn.end)]
    assert days == [date(2011, 10, 6), date(2011, 12, 11)]
    assert (found.trial.times, autumn.factor, round(found.trial.saved, 2)) == (10, 1.45, 0.16)
    before, then = sellers.size - BACK, sellers.size + autumn.start
    came = REAL[0, then:].mean() / REAL[0, before : sellers.size].mean()
    assert round(came, 1) == 1.5


def test_what_the_real_shop_was_told_was_better_than_nothing() -> None:
    """Its units from 6 October on, foretold by the quarter before 19 August: the factor halves the error."""
    sellers, units = on(date(2011, 8, 19))
    (autumn,) = last_year(sellers, units, EVERY, 97).seasons
    came, usual = REAL[1, units.size + autumn.start :].mean(), units[-BACK:].mean()
    assert abs(usual * autumn.factor - came) < abs(usual - came) / 2


def test_whoever_has_too_short_a_past_is_told_how_many_days_are_missing() -> None:
    for days, missing in ((NEEDED - 1, 1), (NEEDED, 0), (NEEDED + 1, 0)):
        found = seen(yearly(2.0, days))
        assert (found.reason == NoSeason.SHORT, found.days_missing) == (missing > 0, missing)


def test_days_that_were_not_imported_yet_are_no_quiet_time() -> None:
    """The trial ends with the last sale, and so does the past that it needs."""
    sellers = yearly(2.0, 1000)
    late = np.where(np.arange(1000) < 1000 - 30, sellers, 0.0)
    assert seen(late).trial == tried(sellers[:-30], sellers[:-30] * 3)
    assert seen(late).seasons[0].start == seen(sellers).seasons[0].start
    assert seen(np.append(sellers[: NEEDED - 1], 0.0)).days_missing == 1
    assert seen(np.zeros(700)).days_missing == NEEDED


def test_a_few_items_a_day_tell_no_shape() -> None:
    assert seen(yearly(2.0, 1000, level=FEWEST - 0.1)).reason == NoSeason.FEW
    assert seen(yearly(2.0, 1000, level=FEWEST)).reason is None


def test_an_import_that_is_missing_is_no_season() -> None:
    """Three weeks without a sale are a gap, one day less is none (and then a short one of little)."""
    for days, is_gap in ((GAP - 1, False), (GAP, True)):
        sellers = np.full(800, 100.0)
        sellers[-YEAR + 30 : -YEAR + 30 + days] = 0
        assert (seen(sellers).reason == NoSeason.GAP) is is_gap


def test_a_season_is_one_from_a_quarter_more_on() -> None:
    """Within a long stretch the smoothed level is the level itself."""
    assert seen(yearly(HIGH - 0.01, 1000, length=100)).reason == NoSeason.STEADY
    assert seen(yearly(HIGH, 1000, length=100)).reason is None


def test_two_weeks_are_a_season_and_a_day_less_is_none() -> None:
    """Four weeks hold a quarter more from 24 days of 1.3 times the usual on: of n days that is so for n - 19."""
    for length, found in ((32, []), (33, [14]), (34, [15])):
        seasons = seen(yearly(1.3, 1000, length=length)).seasons
        assert [it.end - it.start + 1 for it in seasons] == found


def test_half_a_year_is_the_longest_season() -> None:
    (found,) = seen(yearly(2.0, 1000, first=171, length=193)).seasons
    assert (found.start, found.end) == (1, LONGEST)


def test_it_is_told_of_as_soon_as_it_begins_within_the_days_looked_ahead() -> None:
    (found,) = seen(yearly(2.0, 1000), ahead=FARTHEST).seasons
    for ahead, told in ((found.start - 1, 0), (found.start, 1), (found.start + 1, 1)):
        assert len(seen(yearly(2.0, 1000), ahead=ahead).seasons) == told


def test_a_quiet_time_is_a_season_of_less() -> None:
    """Half as many: (60 x 0.5 + 5) / 65 days, and 0.54 to the power of three quarters is 0.63."""
    (found,) = seen(yearly(0.5, 1000)).seasons
    assert found.level == pytest.approx(100 * 35 / 65)
    assert (found.power, found.factor) == (0.75, 0.65)


def test_what_was_only_once_is_not_proposed() -> None:
    """The older year must hold at least half of it: of twice the usual half as much again is just enough."""
    for older, reason in ((1.51, None), (1.5, None), (1.49, NoSeason.ONCE)):
        sellers = yearly(2.0, 1000)
        sellers[:-YEAR] = np.where(sellers[:-YEAR] > 100, 100.0 * older, 100.0)
        assert seen(sellers).reason == reason


def test_two_years_are_both_gone_by() -> None:
    """On 75 days, 60 of them of the season: 1.8 times last year, (60 x 1.5 + 15) / 75 the year before, √(1.8 x 1.4)."""
    sellers = yearly(2.0, 1000)
    sellers[:-YEAR] = np.where(sellers[:-YEAR] > 100, 150.0, 100.0)
    (found,) = seen(sellers).seasons
    assert (found.level, found.older) == (180.0, 1.4)
    assert found.shape == pytest.approx((1.8 * 1.4) ** 0.5)


def test_a_shape_that_did_not_help_is_not_proposed() -> None:
    """The first year moved up and down, the second stood still: whoever went by the first erred more."""
    quarter = np.repeat([100.0, 200.0, 100.0, 200.0], BACK)
    sellers = np.concatenate([quarter, np.full(YEAR, 100.0)])[-700:]
    sellers[-YEAR + 30 : -YEAR + 90] = 130.0
    found = seen(sellers)
    assert found.reason == NoSeason.NO_HELP
    assert found.trial.saved < 0.05


def test_a_part_so_small_that_it_changes_no_order_is_not_proposed() -> None:
    """A shop that every year rises to 1.3 times, and of which a quarter of it foretells best: 1.07."""
    sellers, units = yearly(1.3, 1000, length=100), yearly(1.08, 1000, length=100)
    found = last_year(sellers, units, EVERY, 120)
    assert (found.trial.power, found.reason) == (0.25, NoSeason.SLIGHT)
    assert found.trial.saved >= 0.05


def test_days_of_a_planned_season_are_not_compared_with() -> None:
    """It is the end of a season at twice the usual that was planned: today's rate leaves its days out, and so nothing
    is quieter than usual after it. Unplanned, the rate holds them, and what follows is less."""
    sellers = yearly(2.0, 1000, first=111)
    planned = np.arange(BACK) < BACK - 60
    assert [it.factor < 1 for it in seen(sellers).seasons] == [True]
    assert seen(sellers, ordinary=planned).reason == NoSeason.STEADY


def test_where_hardly_a_day_is_ordinary_nothing_is_told() -> None:
    for days, reason in ((27, NoSeason.STEADY), (28, None)):
        assert seen(yearly(2.0, 1000), ordinary=np.arange(BACK) < days).reason == reason


def test_what_cannot_be_meant_is_our_mistake() -> None:
    sellers = np.full(700, 100.0)
    for ahead, units, ordinary in (
        (0, sellers, EVERY),
        (FARTHEST + 1, sellers, EVERY),
        (9, sellers[1:], EVERY),
        (9, sellers, EVERY[1:]),
    ):
        with pytest.raises(ValueError, match="ahead"):
            last_year(sellers, units, ordinary, ahead)
    with pytest.raises(ValueError, match="too few"):
        tried(sellers[: NEEDED - 1], sellers[: NEEDED - 1])


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 2**32 - 1),
    days=st.integers(1, 1200),
    rough=st.floats(0, 0.05),
    ahead=st.integers(1, FARTHEST),
    scale=st.sampled_from([0.0, 3.0, 1000.0]),
)
def test_of_any_past(seed: int, days: int, rough: float, ahead: int, scale: float) -> None:
    """Seasons are apart, begin in time, are long enough, within bounds, helped, and are explained by their inputs."""
    random = np.random.default_rng(seed)
    level = np.exp(np.cumsum(random.normal(0, rough, days)).clip(-5, 5)) * scale
    sellers, units = random.poisson(level).astype(float), random.poisson(level * 4).astype(float)
    found = last_year(sellers, units, EVERY, ahead)
    assert (found.reason is None) == bool(found.seasons)
    assert found.trial.saved >= 0.05 or not found.seasons
    ends = 0
    for season in found.seasons:
        assert ends < season.start <= ahead
        assert SHORTEST <= season.end - season.start + 1 <= LONGEST
        assert abs(season.factor - 1) >= 0.1 - 1e-9
        assert (season.factor > 1) == (season.shape > 1)
        ends = season.end
        for told in explain_season(season, found.trial, 30.0):
            assert LAST_YEAR_RULES[told.rule](**told.inputs) == told.value


@settings(max_examples=30, deadline=None)
@given(times=st.floats(1.5, 4), days=st.integers(NEEDED + 100, 1200), scale=st.sampled_from([0.5, 7.0]))
def test_a_shop_of_another_size_is_told_the_same(times: float, days: int, scale: float) -> None:
    found, other = (seen(yearly(times, days) * size) for size in (1.0, scale))
    assert [(it.start, it.end, it.factor) for it in other.seasons] == [
        (it.start, it.end, it.factor) for it in found.seasons
    ]


def test_going_by_it_never_errs_more_than_without() -> None:
    trial = tried(*on(date(2011, 12, 10)))
    assert trial.times == 18
    assert trial.power in POWERS
    assert trial.going_by_it == min(trial.errors) <= trial.without


def test_an_order_by_sea_must_arrive_the_day_before() -> None:
    """30 days before day 31 is today, 31 before it was yesterday; half a day counts as a whole one."""
    assert [sea_by(31, lead) for lead in (29.0, 30.0, 30.5, 31.0)] == [1.0, 0.0, -1.0, -1.0]
