"""Livestreams and campaigns."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.allocate import allocate
from planner.events.days import expected_by_day, past_days, still_expected
from planner.model import Events
from tests.planner.shop import a_shop, any_shop


def event(planned: float, start: int, end: int, sold: float = 0.0) -> Events:
    return Events(*(np.array([value]) for value in (0, planned, start, end, sold, False)))


def expected(planned: float, start: int, end: int, sold: float = 0.0, rate: float = 30.0) -> float:
    return float(still_expected(event(planned, start, end, sold), np.array([rate]))[0])


def test_what_is_still_expected_decays_as_the_event_sells():
    """2 days in, 460 sold, 60 of them ordinary: 1000 - 400 = 600."""
    assert expected(1000, -2, 3, sold=460) == 600


def test_a_sold_out_or_past_event_expects_nothing():
    assert expected(1000, -2, 3, sold=5000) == 0
    assert expected(1000, -9, -1) == 0


def test_a_flop_does_not_expect_more_than_was_planned():
    """3 days in, 10 sold of 90 ordinary: still 1000, not 1080."""
    assert expected(1000, -3, 3, sold=10) == 1000


def side_by_side(*each: tuple[float, int, int, float]) -> list[float]:
    """Return what events of one item that sells 30 a day still expect; they are (planned, start, end, sold)."""
    planned, start, end, sold = zip(*each, strict=True)
    item, no_pause = np.zeros(len(each), np.int64), np.zeros(len(each), bool)
    events = Events(item, np.array(planned), np.array(start), np.array(end), np.array(sold), no_pause)
    return still_expected(events, np.array([30.0])).tolist()


def test_what_sold_while_two_events_ran_counts_once():
    """2 days in, 60 of 660 sold are ordinary: the 600 on top are shared as planned, 1000 to 500."""
    assert side_by_side((1000, -2, 3, 660), (500, -2, 3, 660)) == pytest.approx([600, 300])


def test_a_livestream_within_a_campaign_takes_its_own_part():
    """700 by the campaign in 7 days and 500 by today's livestream, as planned: 700 are still to come, and none."""
    assert side_by_side((1400, -6, 7, 1380), (500, 0, 0, 600)) == pytest.approx([700, 0])


def test_an_event_that_is_over_keeps_what_it_sold():
    """The livestream of three days ago sold 500 on a day of the campaign, which had 100 a day of its own."""
    assert side_by_side((1400, -6, 7, 1380), (500, -3, -3, 600)) == pytest.approx([700, 0])


def test_events_one_after_the_other_do_not_share():
    assert side_by_side((1000, -2, 3, 460), (500, 4, 5, 0), (700, -9, -5, 800)) == [600, 500, 0]


@given(st.integers(0, 10_000))
def test_an_event_does_not_depend_on_those_of_other_items(seed):
    events = any_shop(seed).events
    rate = np.full(40, 3.0)
    together = still_expected(events, rate)
    for item in np.unique(events.item):
        mine = Events(*(getattr(events, name)[events.item == item] for name in Events.__slots__))
        assert still_expected(mine, rate).tolist() == together[events.item == item].tolist()


@pytest.mark.parametrize(("start", "end", "units"), [(22, 25, 0), (21, 25, 1000), (-2, 0, 1000), (-2, -1, 0)])
def test_the_threshold_is_raised_from_the_last_safe_preparation_until_the_end(start, end, units):
    """Lead time 15 + review 1 + decision 5 = 21 days before the start."""
    assert a_shop(livestreams=[(0, 1000, start, end, 0)]).planned().event_units == units


def test_two_events_add_up():
    assert a_shop(livestreams=[(0, 100, 2, 2, 0), (0, 50, 5, 6, 0)]).planned().threshold == 650


def test_an_event_empties_the_shelf_on_its_day():
    """1000 at 30 a day would last to day 34; 800 more on day 5 end it: 1000 - 150 - 800 = 50, out on day 7."""
    assert a_shop(livestreams=[(0, 800, 5, 5, 0)]).planned().stockout_day == 7


def test_an_event_that_ends_today_still_sells_tomorrow_at_the_latest():
    assert expected_by_day(event(90, -3, 0), np.array([90.0]), 1, 5)[0].tolist() == [0, 90, 0, 0, 0, 0]


@given(st.integers(-50, 250), st.integers(0, 100), st.floats(0, 1e6))
def test_every_expected_unit_falls_on_one_day(start, length, units):
    """Days beyond the projection are not in it."""
    spread = expected_by_day(event(units, start, start + length), np.array([units]), 1, 400)
    assert spread.sum() == pytest.approx(units)
    assert spread.min() >= -1e-6


@given(st.integers(-40, 5), st.integers(0, 30))
def test_past_days_are_the_days_an_event_ran(start, length):
    """Column t is day t - 20."""
    ran = past_days(event(1, start, start + length), 1, 20)[0]
    assert ran.tolist() == [start <= day <= start + length for day in range(-20, 0)]


# -- pauses of ads -------------------------------------------------------------------------------------------------


def stockout(ads_units: float, *pauses: tuple[int, int, int]) -> int:
    """300 on hand at 30 a day are out on day 10."""
    return int(a_shop(on_hand=300, ads_units=ads_units, pauses=pauses).planned().stockout_day[0])


def test_while_ads_pause_only_what_comes_by_itself_sells():
    """10 a day less on days 1 to 6 are 60 left on day 10: two more days."""
    assert stockout(300) == 10
    assert stockout(300, (0, 1, 6)) == 12
    assert stockout(260, (0, -4, 6)) == 12  # 260 through ads on the 26 days before it


def test_without_ads_data_a_pause_changes_nothing():
    assert stockout(np.nan, (0, 1, 6)) == 10


def test_pauses_that_overlap_count_once():
    assert stockout(300, (0, 1, 6), (0, 3, 6)) == 12


def test_a_pause_that_is_over_or_far_off_changes_nothing():
    assert stockout(300, (0, -9, -1)) == 10
    assert stockout(300, (0, 400, 420)) == 10


def test_a_pause_neither_raises_nor_lowers_the_threshold():
    without, paused = (a_shop(ads_units=300.0, pauses=pauses).planned() for pauses in ((), [(0, 1, 40)]))
    assert (without.threshold[0], paused.threshold[0]) == (500, 500)


def test_days_of_a_pause_stay_out_of_the_rate():
    shop = a_shop(pauses=[(0, -10, -1)])
    shop.history.units[0, -10:] = 20
    assert (shop.planned().daily_rate[0], shop.planned().event_days[0]) == (30, 10)


# -- properties ----------------------------------------------------------------------------------------------------


def test_the_longest_lead_time_is_the_notice_of_an_event():
    """21 + 1 + 5 days before the start, whichever rule keeps the safety stock."""
    for start, units in ((27, 1000), (28, 0)):
        shop = a_shop(livestreams=[(0, 1000, start, start, 0)], lead_time=15.0, max_lead_time=21.0, buffer=np.nan)
        assert shop.planned().event_units == units


def test_where_orders_leave_on_fixed_days_an_event_is_prepared_so_much_earlier():
    """15 + 7 + 5 days before the start."""
    for start, units in ((27, 1000), (28, 0)):
        shop = a_shop(livestreams=[(0, 1000, start, start, 0)], review=7.0, order_day=2.0)
        assert shop.planned().event_units == units


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_an_event_never_lowers_a_threshold(seed):
    shop = any_shop(seed)
    none = Events(*(column[:0] for column in (getattr(shop.events, name) for name in Events.__slots__)))
    coming = shop.events.start >= 0  # past days stay out of the rate, whatever it does to it
    ahead = Events(*(column[coming] for column in (getattr(shop.events, name) for name in Events.__slots__)))
    with_events, without = (replace(shop, events=events).planned() for events in (ahead, none))
    assert (with_events.threshold >= without.threshold).all()
    assert (with_events.event_units >= 0).all()


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.floats(1, 5))
def test_more_planned_is_never_a_smaller_order(seed, factor):
    shop = any_shop(seed)
    more = replace(shop.events, planned=np.ceil(shop.events.planned * factor))
    plans = [replace(shop, events=events).planned() for events in (shop.events, more)]
    fewer, larger = (allocate(plan, shop.items).quantity for plan in plans)
    assert (larger >= fewer).all()
