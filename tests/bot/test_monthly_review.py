"""The monthly review: one a shop and month, on the 1st in the morning, whatever restarts; what is in it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from bot import scheduler
from bot.desk import Desk
from bot.jobs import monthly_review
from bot.store import Database, Store
from tests.bot.builders import Clock, a_desk, a_shop, counted, planned, sells, terms, told
from tests.bot.messages.test_ladder import a_rung
from tests.bot.store.test_ages import a_value
from tests.bot.store.test_clearing import a_plan

KIND = "monthly_review"


def at(month: int, day: int, hour: int = 9, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def stocked(store: Store, now: datetime, shop: str = "UK Home") -> None:
    """300 units of at least 74 days, one sold a day, at $1.20."""
    sells(store, now, 1, shop=shop, nothing_until=date(2027, 1, 31))
    counted(store, now - timedelta(days=74), shop=shop, SKU123=345)
    counted(store, now, shop=shop, SKU123=300)
    planned(store, now, [terms()])


@pytest.fixture
def slow(desk: Desk, clock: Clock) -> Desk:
    stocked(desk.store, clock.now)
    return desk


def reviews(desk: Desk, clock: Clock, *moments: datetime) -> list[int]:
    """Return how many reviews leave at each of these moments."""
    counts = []
    for moment in moments:
        clock.now = moment
        scheduler.tick(desk)
        counts.append(len(told(desk, KIND)))
    return counts


def test_comes_on_the_1st_at_nine_and_once_a_month(slow: Desk, clock: Clock) -> None:
    moments = [at(11, 30), at(12, 1, 8, 59), at(12, 1, 9), at(12, 1, 9, 5), at(12, 2), at(12, 31), at(1, 1, year=2027)]
    clock.now = at(11, 20)
    scheduler.tick(slow)
    assert reviews(slow, clock, *moments) == [0, 0, 1, 0, 0, 0, 1]


def test_comes_at_the_hour_of_the_shops_own_digest(slow: Desk, clock: Clock) -> None:
    slow.store.shops.change("UK Home", now=clock.now, digest_hour=7)
    assert reviews(slow, clock, at(12, 1, 6, 59), at(12, 1, 7)) == [0, 1]


def test_comes_once_whatever_restarts(url: str, new_store: Callable[..., Store]) -> None:
    stocked(new_store(), at(11, 2))
    clock, left = Clock(at(12, 1)), 0
    for _ in range(3):
        with Database.open(url) as database:
            desk = a_desk(database.store("main"), clock)
            scheduler.tick(desk)
            left += len(told(desk, KIND))
        clock.passes(minutes=20)
    assert left == 1


def test_a_morning_missed_is_made_up_for_on_the_next_one(slow: Desk, clock: Clock) -> None:
    """Off until the afternoon of the 1st: it comes on the 2nd at nine."""
    moments = [at(12, 1, 12), at(12, 1, 15), at(12, 2, 8, 59), at(12, 2, 9), at(12, 3)]
    assert reviews(slow, clock, *moments) == [0, 0, 0, 1, 0]


@pytest.mark.parametrize(("day", "left"), [(6, 1), (7, 1), (8, 0)])
def test_a_week_late_it_is_passed_over_and_that_is_recorded(slow: Desk, clock: Clock, day: int, left: int) -> None:
    assert reviews(slow, clock, at(12, day)) == [left]
    assert slow.store.digests.last("UK Home", KIND) == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("nine", "zone"),
    [
        (datetime(2026, 3, 1, 14, tzinfo=UTC), "America/New_York"),  # a week before clocks go forward
        (datetime(2026, 11, 1, 14, tzinfo=UTC), "America/New_York"),  # the very day they go back
        (datetime(2026, 4, 1, 8, tzinfo=UTC), "Europe/London"),
        (datetime(2026, 11, 1, 9, tzinfo=UTC), "Europe/London"),
        (datetime(2026, 10, 31, 20, tzinfo=UTC), "Pacific/Auckland"),
    ],
)
def test_comes_at_nine_by_the_clock_on_the_wall(
    new_store: Callable[..., Store], clock: Clock, nine: datetime, zone: str
) -> None:
    desk = a_desk(new_store(a_shop(tz=zone)), clock)
    stocked(desk.store, nine - timedelta(days=20))
    minute = timedelta(minutes=1)
    assert reviews(desk, clock, nine - minute, nine, nine + 30 * minute, nine + 120 * minute) == [0, 1, 0, 0]


def test_every_month_of_two_years_has_one(slow: Desk, clock: Clock) -> None:
    """Asked for every three hours until it would be passed over, then every nine: 24 reviews, each on a 1st."""
    seen: list[date] = []
    moment = at(12, 1, 0)
    while moment < at(12, 1, 0, year=2028):
        clock.now = moment
        if monthly_review.due(slow):
            monthly_review.run(slow)
            seen.append(moment.date())
        moment += timedelta(hours=3 if moment.day <= 9 else 9)
    assert len(seen) == 24
    assert {day.day for day in seen} == {1}


def test_says_what_is_slow_but_no_costs_where_they_stay_private(slow: Desk, clock: Clock) -> None:
    clock.now = at(12, 1)
    scheduler.tick(slow)
    (words,) = told(slow, KIND)
    assert "Stock review of the month, UK Home: Dec 1, 2026" in words
    assert words.count("low mover") == 1
    assert "Slow movers\n1" in words
    assert "all 300 units older than 60 days, the oldest at least 103 days" in words
    assert "Turnover a year" in words
    assert "$" not in words
    assert "was" not in words


def test_says_the_cash_where_the_shop_allows_it(slow: Desk, clock: Clock) -> None:
    clock.now = at(12, 1)
    slow.store.shops.change("UK Home", now=clock.now, shows_costs=True)
    scheduler.tick(slow)
    (words,) = told(slow, KIND)
    assert "Cash in them\n$360.00" in words
    assert "$360.00 in them" in words


def test_says_what_a_month_changed(slow: Desk, clock: Clock) -> None:
    """On 1 November 2 were slow, with 40 units and $80."""
    november = date(2026, 11, 1)
    slow.store.ages.save([], [a_value(november, location="UK Home", slow_items=2)])
    clock.now = at(12, 1)
    slow.store.shops.change("UK Home", now=clock.now, shows_costs=True)
    scheduler.tick(slow)
    (words,) = told(slow, KIND)
    assert "Slow movers\n1 (was 2)" in words
    assert "Old units in them\n300 (was 40)" in words
    assert "Cash in them\n$360.00 (was $80.00)" in words
    assert "“Was”: on Nov 1, 2026." in words


def test_a_shop_without_a_count_or_a_channel_gets_none(new_store: Callable[..., Store], clock: Clock) -> None:
    desk = a_desk(new_store(a_shop(), a_shop("Quiet", channel="")), clock)
    stocked(desk.store, at(11, 2), shop="Quiet")
    assert reviews(desk, clock, at(12, 1)) == [0]
    assert not monthly_review.due(desk)


def test_each_shop_is_told_of_what_lies_with_it(new_store: Callable[..., Store], clock: Clock) -> None:
    desk = a_desk(new_store(a_shop(), a_shop("EU Home", channel="C0EU")), clock)
    stocked(desk.store, at(11, 2), shop="EU Home")
    counted(desk.store, at(11, 2), SKU9=5)
    clock.now = at(12, 1)
    scheduler.tick(desk)
    first, second = sorted(told(desk, KIND))
    assert "EU Home: Dec 1, 2026" in first
    assert "Slow movers\n1" in first
    assert "UK Home: Dec 1, 2026" in second
    assert "Slow movers\n0" in second


@pytest.mark.parametrize(("accepted", "steps"), [(at(11, 30, 12), 1), (at(12, 1, 8), 0)])
def test_says_which_accepted_steps_ran_in_the_month_before(
    slow: Desk, clock: Clock, accepted: datetime, steps: int
) -> None:
    plan = a_plan("SKU123", location="UK Home", shop="UK Home", rung=a_rung().to_values())
    slow.store.clearing.accept(plan, None, "U1", accepted, lambda _: [])
    clock.now = at(12, 1)
    scheduler.tick(slow)
    (words,) = told(slow, KIND)
    assert ("🧹 1 accepted step ran in the month before: 0 units moved" in words) == bool(steps)
