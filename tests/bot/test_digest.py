"""The digest: one a shop and local morning, whatever restarts; what is in it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from bot import scheduler
from bot.desk import Desk
from bot.jobs import digest, plan
from bot.store import Database, Store
from tests.bot.builders import Clock, a_desk, a_shop, coming, counted, leaving, planned, stocked, terms, told


def at(hour: int, minute: int = 0, day: int = 3) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def digests(desk: Desk, clock: Clock, *moments: datetime) -> list[int]:
    """Return how many digests leave at each of these moments."""
    counts = []
    for moment in moments:
        clock.now = moment
        scheduler.tick(desk)
        counts.append(len(told(desk, "digest")))
    return counts


def test_comes_at_nine_and_once_a_day(desk: Desk, clock: Clock) -> None:
    moments = [at(8, 59), at(9), at(9, 5), at(11, 59), at(15), at(8, 59, day=4), at(9, 0, day=4)]
    assert digests(desk, clock, *moments) == [0, 1, 0, 0, 0, 0, 1]


def test_comes_once_whatever_restarts(url: str, new_store: Callable[..., Store]) -> None:
    new_store()
    clock, left = Clock(at(9)), 0
    for _ in range(3):
        with Database.open(url) as database:
            desk = a_desk(database.store("main"), clock)
            scheduler.tick(desk)
            left += len(told(desk, "digest"))
        clock.passes(minutes=20)
    assert left == 1


def test_stays_in_line_over_a_restart_between_claim_and_post(url: str, new_store: Callable[..., Store]) -> None:
    new_store()
    clock = Clock(at(9))
    with Database.open(url) as database:
        scheduler.tick(a_desk(database.store("main"), clock))
    with Database.open(url) as database:
        desk = a_desk(database.store("main"), clock)
        scheduler.tick(desk)
        assert len(told(desk, "digest")) == 1


def test_is_passed_over_after_noon_and_that_is_recorded(desk: Desk, clock: Clock) -> None:
    assert digests(desk, clock, at(12)) == [0]
    assert desk.store.digests.last("UK Home", "digest") == date(2026, 11, 3)
    assert digests(desk, clock, at(9, day=4)) == [1]


def test_comes_late_in_the_morning_rather_than_not(desk: Desk, clock: Clock) -> None:
    assert digests(desk, clock, at(11, 59)) == [1]


def test_days_the_bot_was_off_are_not_made_up_for(desk: Desk, clock: Clock) -> None:
    """On the 3rd one; off until the 9th at ten: one digest, of the 9th."""
    assert digests(desk, clock, at(9), at(10, day=9)) == [1, 1]
    assert desk.store.digests.last("UK Home", "digest") == date(2026, 11, 9)


def test_a_bot_off_for_a_year_does_not_stumble_nor_one_whose_clock_was_a_year_ahead(desk: Desk, clock: Clock) -> None:
    assert digests(desk, clock, at(9), datetime(2027, 11, 3, 9, tzinfo=UTC), at(9, day=4)) == [1, 1, 1]


@pytest.mark.parametrize(
    ("nine", "zone"),
    [
        (datetime(2026, 3, 28, 9, tzinfo=UTC), "Europe/London"),  # the day before clocks go forward
        (datetime(2026, 3, 29, 8, tzinfo=UTC), "Europe/London"),
        (datetime(2026, 10, 24, 8, tzinfo=UTC), "Europe/London"),  # the day before they go back
        (datetime(2026, 10, 25, 9, tzinfo=UTC), "Europe/London"),
        (datetime(2026, 3, 8, 13, tzinfo=UTC), "America/New_York"),
        (datetime(2026, 11, 1, 14, tzinfo=UTC), "America/New_York"),
    ],
)
def test_comes_at_nine_by_the_clock_on_the_wall_when_clocks_change(
    new_store: Callable[..., Store], clock: Clock, nine: datetime, zone: str
) -> None:
    desk = a_desk(new_store(a_shop(tz=zone)), clock)
    minute = timedelta(minutes=1)
    assert digests(desk, clock, nine - minute, nine, nine + 30 * minute, nine + 120 * minute) == [0, 1, 0, 0]


def test_comes_when_it_is_nine_in_the_shop(new_store: Callable[..., Store], clock: Clock) -> None:
    """Jakarta is 7 hours ahead: 09:00 there is 02:00 UTC."""
    shops = a_shop(), a_shop("Jakarta", market="ID", tz="Asia/Jakarta", currency="IDR", channel="C0ID")
    desk = a_desk(new_store(*shops), clock)
    clock.now = at(2)
    scheduler.tick(desk)
    assert [each.channel for each in leaving(desk)] == ["C0ID"]
    clock.now = at(9)
    scheduler.tick(desk)
    assert [each.channel for each in leaving(desk)] == ["C0UK"]


def test_has_the_date_of_the_shop_not_of_utc(new_store: Callable[..., Store], clock: Clock) -> None:
    """09:00 on the 4th in Auckland (UTC+13) is 20:00 on the 3rd in UTC."""
    desk = a_desk(new_store(a_shop(tz="Pacific/Auckland")), clock)
    clock.now = at(20)
    scheduler.tick(desk)
    (words,) = told(desk, "digest")
    assert "Nov 4, 2026" in words


def test_the_hour_is_a_setting(store: Store, clock: Clock) -> None:
    assert digests(a_desk(store, clock, digest_hour=7), clock, at(6, 59), at(7)) == [0, 1]


def test_a_shop_without_a_channel_gets_none(new_store: Callable[..., Store], clock: Clock) -> None:
    desk = a_desk(new_store(a_shop(channel="")), clock)
    assert digests(desk, clock, at(9)) == [0]
    assert not digest.due(desk)


def test_says_what_to_decide_and_what_got_worse(desk: Desk, clock: Clock) -> None:
    """200 left at 5 a day: at the threshold of 225, and an order up to 405 is 205."""
    clock.now = at(8)
    stocked(desk.store, clock.now, 200)
    clock.now = at(9)
    scheduler.tick(desk)
    (words,) = told(desk, "digest")
    assert "Reorder now: 1" in words
    assert "1 order to decide" in words
    assert "A first look: 1 SKU wants somebody" in words
    assert "order 205" in words


def test_a_first_look_begins_with_the_most_sales_at_stake(desk: Desk, clock: Clock) -> None:
    """DEAR loses 3 times the sales of WORST, which is out of stock; what is worse the next morning is said so."""
    assert digests(desk, clock, at(9)) == [1]  # of nothing
    clock.now = at(8, day=4)
    stocked(desk.store, clock.now, 0, per_day=5, sku="WORST")
    stocked(desk.store, clock.now, 15, per_day=15, sku="DEAR")
    stocked(desk.store, clock.now, 900, per_day=5, sku="LATER")
    clock.now = at(9, day=4)
    scheduler.tick(desk)
    (words,) = told(desk, "digest")
    assert "A first look: 2 SKUs want somebody" in words
    assert 0 < words.index("DEAR") < words.index("WORST")
    clock.now = at(8, day=5)
    counted(desk.store, clock.now, WORST=0, DEAR=15, LATER=10)
    clock.now = at(9, day=5)
    scheduler.tick(desk)
    (words,) = told(desk, "digest")
    assert "Worse since the last digest\n🔴 LATER" in words


def test_does_not_say_twice_that_something_got_worse(desk: Desk, clock: Clock) -> None:
    clock.now = at(8)
    stocked(desk.store, clock.now, 200)
    clock.now = at(9)
    scheduler.tick(desk)
    leaving(desk)
    clock.now = at(8, day=4)
    counted(desk.store, clock.now, SKU123=200)
    clock.now = at(9, day=4)
    scheduler.tick(desk)
    (words,) = told(desk, "digest")
    assert "Worse" not in words
    assert "1 order to decide" in words


def test_a_quiet_morning_says_so(desk: Desk, clock: Clock) -> None:
    clock.now = at(8)
    stocked(desk.store, clock.now, 300)
    clock.now = at(9)
    scheduler.tick(desk)
    (words,) = told(desk, "digest")
    assert "Nothing got worse, and there is nothing to decide." in words


def test_before_the_first_import_it_says_how_to_begin(desk: Desk, clock: Clock) -> None:
    clock.now = at(9)
    scheduler.tick(desk)
    (words,) = told(desk, "digest")
    assert "import the first order and stock exports" in words


def test_says_the_cash_in_stock_where_the_shop_allows_it(desk: Desk, clock: Clock) -> None:
    """300 units at $1.20, all of them counted first 90 days ago, 30 sold in 30 days."""
    clock.now = at(8)
    stocked(desk.store, clock.now, 300, per_day=1)
    counted(desk.store, clock.now - timedelta(days=90), SKU123=345)
    planned(desk.store, clock.now, [terms()])
    clock.now = at(9)
    scheduler.tick(desk)
    (words,) = told(desk, "digest")
    assert "$" not in words
    desk.store.shops.change("UK Home", now=clock.now, shows_costs=True)
    clock.now = at(9, day=4)
    scheduler.tick(desk)
    (words,) = told(desk, "digest")
    assert "$360.00 is tied up in stock, $360.00 of it in slow movers" in words


@pytest.mark.parametrize(("hours", "is_named"), [(47, True), (48, True), (49, False)])
def test_names_what_is_snoozed_for_two_days_more_and_counts_it_out(
    desk: Desk, clock: Clock, hours: int, is_named: bool
) -> None:
    clock.now = at(8)
    stocked(desk.store, clock.now, 200)
    plan.run(desk)
    clock.now = at(9)
    desk.store.deciding.snooze(1, 1, "U0PIA", clock.now, clock.now + timedelta(hours=hours), "new packaging")
    digest.run(desk)
    (words,) = told(desk, "digest")
    assert "to decide" not in words.replace("there is nothing to decide", "")
    assert ("Snoozed, and asked again soon" in words) == is_named
    assert ("“new packaging”" in words) == is_named


def test_says_one_quantity_of_a_sku_though_it_moved_since_it_was_told(desk: Desk, clock: Clock) -> None:
    """Told with 200 left; half an hour later 150 are counted: 50 more to order, nobody is warned anew."""
    assert digests(desk, clock, at(9)) == [1]
    clock.now = at(8, day=4)
    stocked(desk.store, clock.now, 300)
    assert digests(desk, clock, at(9, day=4)) == [1]
    clock.now = at(8, day=5)
    counted(desk.store, clock.now, SKU123=200)
    plan.run(desk)
    (before,) = desk.store.suggestions.open()
    clock.passes(minutes=30)
    counted(desk.store, clock.now, SKU123=150)
    clock.now = at(9, day=5)
    scheduler.tick(desk)
    (words,) = told(desk, "digest")
    assert "Worse since the last digest" in words
    assert words.count(f"order {before.quantity + 50}") == 2


def test_says_what_is_on_its_way_to_what_is_out(desk: Desk, clock: Clock) -> None:
    clock.now = at(8)
    stocked(desk.store, clock.now, 0)
    planned(desk.store, clock.now, coming=[coming("SKU123", 90, date(2026, 11, 20))])
    clock.now = at(9)
    scheduler.tick(desk)
    (words,) = told(desk, "digest")
    assert words.count("90 arrive on Nov 20, 2026") == 2  # where it got worse, and where it is to decide


def test_says_that_no_sales_are_known_where_none_were_imported(desk: Desk, clock: Clock) -> None:
    clock.now = at(8)
    counted(desk.store, clock.now, SKU123=30)
    clock.now = at(9)
    scheduler.tick(desk)
    (words,) = told(desk, "digest")
    assert "No sales of UK Home are known yet" in words
