"""Dated factors: what ordinary sales are multiplied by, counted day by day and never twice; and longer ways."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.events.days import expected_by_day, still_expected
from planner.events.verdict import Verdict, verdicts
from planner.model import Events
from planner.policy import Policy
from planner.seasons import days_counted, in_pieces, is_season, of_season, stronger
from tests.planner.shop import a_shop, any_shop

FAR = np.array([np.inf])


def by_day(events: Events, rate: float = 10.0, days: int = 12) -> list[float]:
    """Return what sells on each coming day beyond the usual."""
    pieces = in_pieces(events, 1, FAR, days)
    return expected_by_day(pieces, still_expected(pieces, np.array([rate])), 1, days)[0].tolist()


def planned(*events: tuple[float, int, int, float]) -> Events:
    """Return events of one item: units of its own, first and last day, factor."""
    units, start, end, factor = np.array(events, dtype=float).T
    nothing = np.zeros(len(events))
    item, is_pause = np.zeros(len(events), np.int64), nothing > 0
    return Events(item, units, start.astype(np.int64), end.astype(np.int64), nothing, is_pause, factor)


def test_black_friday_sells_two_and_a_half_times_the_usual_day_by_day():
    """10 a day: 15 more on each of days 3 to 5."""
    assert by_day(planned((0, 3, 5, 2.5))) == [0, 0, 0, 15, 15, 15, 0, 0, 0, 0, 0, 0, 0]


def test_of_a_running_season_only_the_days_to_come_count():
    assert by_day(planned((0, -9, 2, 2.0)))[:4] == [0, 10, 10, 0]


def test_a_slump_sells_less_than_usual():
    assert by_day(planned((0, 1, 2, 0.4)))[:4] == [0, -6, -6, 0]


def test_of_several_factors_on_a_day_the_strongest_counts():
    """x1.5 on days 1 to 4 and x3 on days 3 to 5."""
    assert by_day(planned((0, 1, 4, 1.5), (0, 3, 5, 3.0)))[:7] == [0, 5, 5, 20, 20, 20, 0]


def test_of_two_that_double_and_halve_the_higher_counts_however_they_were_typed():
    """x2 on days 1 to 2 and x0.5 on days 2 to 3; x0.8 is as far from the usual as x1.25, x0.4 further than x2."""
    double, half = (0, 1, 2, 2.0), (0, 2, 3, 0.5)
    assert by_day(planned(double, half))[:5] == by_day(planned(half, double))[:5] == [0, 10, 10, -5, 0]
    assert (stronger(0.8, 1.25), stronger(1.25, 0.8), stronger(2.0, 0.4)) == (1.25, 1.25, 0.4)


def test_each_season_is_said_to_sell_what_counts_of_it():
    """30 a day: x0.5 on days 1 to 4 loses days 3 and 4 to x2 on days 3 to 6; 90 units on day 6 leave x2 three."""
    shop = a_shop(seasons=[(0, 1, 4, 0.5), (0, 3, 6, 2.0)], livestreams=[(0, 90.0, 6, 6, 0.0)])
    said = verdicts(shop.planned(), shop.items, shop.inbound, shop.events, Policy())
    seasonal = is_season(shop.events)
    assert said.expected[seasonal].tolist() == [-30.0, 90.0]
    assert said.days_counted[seasonal].tolist() == [2, 3]


def test_on_days_of_an_event_its_own_units_count_and_no_factor():
    """90 units on day 3 alone, within a season of x2 from day 2 to 4: nothing is counted twice."""
    assert by_day(planned((90, 3, 3, 1.0), (0, 2, 4, 2.0)))[:6] == [0, 0, 10, 90, 10, 0]


def test_stock_runs_out_sooner_in_a_season():
    """100 units at 10 a day last until day 10; at 20 a day from day 1 to 4 on they are 20 after it: day 6."""
    plan = a_shop(sold_per_day=10.0, on_hand=100.0, seasons=[(0, 1, 4, 2.0)]).planned()
    assert plan.stockout_day.tolist() == [6]


def test_a_season_raises_the_threshold_by_what_it_sells_within_the_notice():
    """15 days, a day's review and 5 to decide are 21; of days 20 to 60 at 10 more two lie within, before 20 none."""
    for start, units in ((20, 20.0), (21, 10.0), (22, 0.0)):
        plan = a_shop(sold_per_day=10.0, seasons=[(0, start, 60, 2.0)]).planned()
        assert plan.event_units.tolist() == [units], start
    assert a_shop(sold_per_day=10.0, seasons=[(0, 1, 60, 0.5)]).planned().event_units.tolist() == [0.0]


def test_its_past_days_stay_out_of_the_daily_rate():
    """Ten ordinary days of 10 and then twenty at 25: still 10."""
    shop = a_shop(sold_per_day=10.0, seasons=[(0, -20, -1, 2.5)])
    shop.history.units[0, -20:] = 25.0
    assert shop.planned().daily_rate.tolist() == [10.0]


@pytest.mark.parametrize(("begins", "days"), [(14, 25.0), (15, 25.0), (16, 15.0)])
def test_an_order_that_would_be_on_its_way_in_a_time_of_delays_takes_longer(begins: int, days: float):
    """15 days by sea, 10 longer from day 15 on: an order placed today arrives on that day at the earliest."""
    plan = a_shop(sea_delay=10.0, sea_delay_from=float(begins)).planned()
    assert plan.lead_time.tolist() == [days]
    assert plan.lead_time_demand.tolist() == [days * 30]


def test_by_air_too():
    assert a_shop(air_delay=3.0, air_delay_from=0.0).planned().air_lead_time.tolist() == [10.0]
    assert a_shop(air_delay=3.0, air_delay_from=0.0, air_lead_time=np.inf).planned().air_lead_time.tolist() == [np.inf]


def test_a_delay_moves_the_last_safe_order_of_an_event():
    """A livestream on day 40: order on day 24, with 10 days of delay on day 14."""
    for delay, day in ((0.0, 24), (10.0, 14)):
        shop = a_shop(on_hand=400.0, livestreams=[(0, 900.0, 40, 40, 0.0)], sea_delay=delay, sea_delay_from=5.0)
        said = verdicts(shop.planned(), shop.items, shop.inbound, shop.events, Policy())
        assert said.sea_by.tolist() == [day]


def test_a_season_leaves_less_for_an_event():
    """1000 units at 10 a day: 790 are left for the 500 on day 21; at 30 a day until day 20 only 390."""
    live = [(0, 500.0, 21, 21, 0.0)]
    for seasons, verdict in (((), Verdict.ENOUGH), ([(0, 1, 20, 3.0)], Verdict.SEA)):
        shop = a_shop(sold_per_day=10.0, buffer=0.0, livestreams=live, seasons=seasons, lead_time=10.0)
        said = verdicts(shop.planned(), shop.items, shop.inbound, shop.events, Policy())
        assert said.verdict.tolist()[0] == verdict


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_pieces_are_what_their_seasons_are(seed: int):
    """However they are cut, every day sells the same, wherever the notice lies."""
    shop = any_shop(seed)
    rate, count, days = shop.planned().daily_rate, len(shop.items.product), 60
    order = np.argsort(shop.events.item, kind="stable")
    events = replace(shop.events, **{name: getattr(shop.events, name)[order] for name in Events.__slots__})
    grids = []
    for notice in (np.full(count, np.inf), np.full(count, 7.5), np.zeros(count)):
        pieces = in_pieces(events, count, notice, days)
        assert (np.diff(pieces.item) >= 0).all()
        grids.append(expected_by_day(pieces, still_expected(pieces, rate), count, days))
    np.testing.assert_allclose(grids[0], grids[1], atol=1e-6)
    np.testing.assert_allclose(grids[0], grids[2], atol=1e-6)
    assert (grids[0] >= -rate[:, None] - 1e-6).all()


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_what_seasons_are_said_to_sell_adds_up_to_what_is_planned_of_them(seed: int):
    shop = any_shop(seed)
    rate, count, days = shop.planned().daily_rate, len(shop.items.product), 60
    events = shop.events
    seasons = is_season(events)
    said = of_season(rate[events.item], events.factor, days_counted(events, count, days))
    pieces = in_pieces(events, count, np.full(count, np.inf), days)
    planned_for_them = np.where(is_season(pieces), still_expected(pieces, rate), 0.0)
    np.testing.assert_allclose(
        np.bincount(events.item, np.where(seasons, said, 0.0), count),
        np.bincount(pieces.item, planned_for_them, count),
        atol=1e-6,
    )
