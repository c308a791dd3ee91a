"""Events of the past as they were planned: what a planner who was told of them expects, and on which days."""

import numpy as np
import pytest

from planner.backtest.planned import Planned
from planner.backtest.record import Record, record_of
from planner.model import Events
from planner.simulate import Played, play


def a_live(units: float = 90.0, start: int = 50, end: int = 52, known: int = 10, factor: float = 1.0) -> Planned:
    columns = (np.array([value]) for value in (0, units, start, end, 0.0, False, factor))
    return Planned(Events(*columns), np.array([known]))


def expected(live: Planned, day: int, days: int, sold: float = 0.0, rate: float = 0.0) -> float:
    return float(live.expected(np.full((1, 100), sold), day, days, np.array([rate]))[0])


@pytest.mark.parametrize(
    ("day", "days", "units"),
    [
        (9, 90, 0),  # nobody knows of it yet
        (10, 40, 0),  # known, and the next order is there on the morning it begins
        (10, 41, 30),
        (10, 90, 90),
        (50, 90, 90),
        (53, 40, 0),  # over
    ],
)
def test_what_sells_until_the_next_order_is_there_is_expected_once_it_is_known(day, days, units):
    """30 on each of days 50, 51 and 52, known on day 10."""
    assert expected(a_live(), day, days) == units


def test_what_sold_on_top_of_ordinary_sales_is_expected_no_more():
    """10 ordinary and 15 on top on day 50: 75 are left on day 51, and on day 52 60."""
    assert [expected(a_live(), day, 9, sold=25.0, rate=10.0) for day in (50, 51, 52)] == [90, 75, 60]


def test_a_season_is_what_it_sells_beyond_the_usual():
    """3 days of 10 times 2.5: 45 more; of 10 times 0.5: 15 less."""
    assert expected(a_live(units=0.0, factor=2.5), 20, 60, rate=10.0) == 45
    assert expected(a_live(units=0.0, factor=0.5), 20, 60, rate=10.0) == -15


def test_what_sells_after_the_day_one_stands_on_is_not_read():
    sold = np.zeros((1, 100))
    sold[0, 51:] = 1e6
    assert a_live().expected(sold, 51, 9, np.zeros(1)).tolist() == [90]


def a_shop(live: Planned | None, came: float = 90.0) -> Record:
    """Return 10 a day for 100 days, and a livestream from day 50 to 52 on which so many sold on top."""
    units = np.full((1, 100), 10.0)
    units[0, 50:53] += came / 3
    return record_of(units, planned=live)


def test_days_of_events_are_no_ordinary_days():
    """30 days with three of 40 are 13 a day; without them 10."""
    for live, rate in ((None, 13.0), (a_live(), 10.0)):
        ((_, _, foretold),) = a_shop(live).standing_on([70], 30)
        assert foretold["article"].mean[0] == pytest.approx(30 * rate)


def test_each_rival_expects_what_it_was_told_and_keeps_as_much_beside_it():
    plain, told = (next(iter(a_shop(live).standing_on([40], 30)))[2] for live in (None, a_live()))
    for name, it in told.items():
        more = [getattr(it, part) - getattr(plain[name], part) for part in ("middle", "mean", "high")]
        np.testing.assert_allclose(more, [[90], [90], [np.nan if name == "article" else 90]])
        assert it.protection == plain[name].protection


def test_an_item_that_sold_on_days_of_events_alone_is_judged_all_the_same():
    units = np.zeros((1, 100))
    units[0, 50:53] = 30
    assert record_of(units, planned=a_live()).can_be_judged(90)[0]


@pytest.mark.parametrize(("known", "lost"), [(None, 90), (46, 90), (45, 0), (10, 0)])
def test_only_what_is_told_a_lead_time_ahead_is_there_when_it_sells(known, lost):
    """10 a day, and 30 more on each of days 50 to 52; ordered every 5 days, 5 days on the way, nothing kept beside.

    What is ordered on day 45 is there on day 50, and the next one on day 55. In between 140 are asked for: who was told
    in time has them, all others 50.
    """
    assert played(known).lost[0] == lost


def test_who_was_not_told_has_too_much_afterwards():
    """A month with three days of 40 is read as 13 a day: what was lost lies there when nobody asks for it any more."""
    assert played(None).stock[0] > played(10).stock[0] + 10


def played(known: int | None) -> Played:
    """Return what ordering by the 30-day mean comes to from the event on, by who knows of it from that day on."""
    record = a_shop(None if known is None else a_live(known=known))
    order_days = np.arange(40, 100, 5)
    levels = np.stack([it["article"].mean for _, _, it in record.standing_on(order_days.tolist(), 10)])
    return play(record.units, levels, order_days, np.full(levels.shape, 5), judged_from=50)
