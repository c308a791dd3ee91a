"""What an event really added."""

import numpy as np
import pytest

from planner.forecasting.uplift import of_known_days, really_added
from planner.model import Events, Floats, History


def added(units: list[float], start: int, end: int, *, in_stock: list[int] | None = None, **more: object) -> float:
    shelf = np.array([in_stock or [1] * len(units)], dtype=np.int8)
    events = Events(*(np.array([value]) for value in (0, 99.0, start, end, 0.0, bool(more.get("pauses")))))
    known: Floats = np.array([float(len(units))])
    return float(really_added(events, History(np.array([units]), shelf), known, np.array([7.0]), 10).added[0])


def test_what_sold_on_its_days_less_what_sells_anyway() -> None:
    """60 + 50 sold on two days, 10 a day before."""
    assert added([10.0] * 20 + [60.0, 50.0, 10.0], -3, -2) == 90


def test_a_flop_added_less_than_nothing() -> None:
    assert added([10.0] * 20 + [4.0], -1, -1) == -6


def test_a_running_event_is_counted_until_yesterday() -> None:
    assert added([10.0] * 20 + [60.0], -1, 5) == 50


def test_days_without_stock_before_it_say_nothing() -> None:
    assert added([10.0] * 5 + [0.0] * 5 + [60.0], -1, -1, in_stock=[1] * 5 + [0] * 5 + [1]) == 50


def test_where_nothing_is_known_before_it_the_rate_of_today_stands_in() -> None:
    assert added([60.0, 8.0, 8.0], -3, -3) == 53


@pytest.mark.parametrize(("start", "end"), [(0, 3), (5, 6), (-25, -24)])
def test_what_has_not_begun_or_is_beyond_the_history_has_no_answer(start: int, end: int) -> None:
    assert np.isnan(added([10.0] * 20, start, end))


def test_a_pause_of_ads_adds_nothing() -> None:
    assert np.isnan(added([10.0] * 20, -3, -2, pauses=True))


def test_another_event_before_it_is_no_ordinary_day() -> None:
    units = [10.0] * 10 + [90.0] * 5 + [60.0]
    events = Events(
        *(np.array(column) for column in ([0, 0], [9.0, 9.0], [-6, -1], [-2, -1], [0.0, 0.0], [False, False]))
    )
    history = History(np.array([units]), np.ones((1, 16), dtype=np.int8))
    assert really_added(events, history, np.array([16.0]), np.array([7.0]), 10).added.tolist() == [400, 50]


def test_of_two_events_side_by_side_each_added_its_part() -> None:
    """100 on top in two days, planned 30 and 10."""
    events = Events(
        *(np.array(column) for column in ([0, 0], [30.0, 10.0], [-2, -2], [-1, -1], [0.0, 0.0], [False, False]))
    )
    history = History(np.array([[10.0] * 20 + [60.0, 60.0]]), np.ones((1, 22), dtype=np.int8))
    assert really_added(events, history, np.array([22.0]), np.array([10.0]), 10).added.tolist() == [75, 25]


@pytest.mark.parametrize(("age", "is_known"), [(0.0, True), (1.0, True), (2.0, False), (3.0, False)])
def test_what_sold_on_days_that_no_export_speaks_of_added_nothing_that_is_known(age: float, is_known: bool) -> None:
    """It ended the day before yesterday: a day ago only yesterday is not known. One that runs is known until today."""
    history = History(np.array([[10.0] * 20 + [60.0, 50.0, 10.0]]), np.ones((1, 23), dtype=np.int8))
    for start, end, still in ((-3, -2, is_known), (-3, 4, age == 0)):
        events = Events(*(np.array([value]) for value in (0, 99.0, start, end, 0.0, False)))
        found = really_added(events, history, np.array([23.0]), np.array([7.0]), 10)
        told = of_known_days(found, events, np.array([age]))
        assert (told.added == found.added).all() == still
        assert (told.sold == found.sold).all() == still
