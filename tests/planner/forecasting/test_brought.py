"""What past events brought, all of their products together, and what is left out."""

from typing import Any

import numpy as np
import pytest

from planner.forecasting.brought import Brought, LeftOut, brought, together
from planner.model import RAN_OUT, Events, History


def found(rows: list[tuple[int, float, int, int, int]], units: list[list[float]], **changes: Any) -> Brought:
    """Return what events brought; a row is item, planned, start, end, event."""
    item, planned, start, end, of = (np.array([row[place] for row in rows]) for place in range(5))
    events = Events(item, planned.astype(float), start, end, np.zeros(len(rows)), np.zeros(len(rows), bool))
    shelf = np.array(changes.get("in_stock", np.ones_like(units)), np.int8)
    known = np.full(len(units), float(len(units[0])))
    return brought(events, History(np.array(units), shelf), known, of, changes.get("count", 1), 30)


def test_products_of_an_event_are_taken_together() -> None:
    """30 + 10 on top of one ordinary day of 10 and one of 2: 40 of 12; of 50 + 30 planned."""
    both = found([(0, 50, -1, -1, 0), (1, 30, -1, -1, 0)], [[10.0] * 9 + [40.0], [2.0] * 9 + [12.0]])
    assert both.multiple == pytest.approx(40 / 12)
    assert both.share.tolist() == [0.5]


def test_a_product_that_ran_out_is_left_out_and_an_event_of_such_too() -> None:
    stock = [[1] * 10, [1] * 9 + [0]]
    some = found([(0, 50, -1, -1, 0), (1, 30, -1, -1, 0)], [[10.0] * 9 + [40.0], [2.0] * 9 + [12.0]], in_stock=stock)
    assert (some.multiple.tolist(), some.left_out.tolist()) == ([3], [LeftOut.COUNTS])
    only = found([(1, 30, -1, -1, 0)], [[10.0] * 9 + [40.0], [2.0] * 9 + [12.0]], in_stock=stock)
    assert (np.isnan(only.multiple[0]), only.left_out.tolist()) == (True, [LeftOut.SOLD_OUT])


def test_a_product_that_ran_out_hours_before_the_end_is_left_out() -> None:
    stock = [[1] * 9 + [RAN_OUT]]
    assert found([(0, 50, -1, -1, 0)], [[10.0] * 9 + [40.0]], in_stock=stock).left_out.tolist() == [LeftOut.SOLD_OUT]


@pytest.mark.parametrize(("out", "left"), [(1, LeftOut.COUNTS), (2, LeftOut.SOLD_OUT), (3, LeftOut.SOLD_OUT)])
def test_the_day_after_tells_whether_it_sold_out(out: int, left: LeftOut) -> None:
    """The event is three days ago; stock is out one, two or three days ago."""
    shelf = [1] * 10
    shelf[-out] = 0
    sold = [10.0] * 7 + [40.0, 0.0, 10.0]
    assert found([(0, 5, -3, -3, 0)], [sold], in_stock=[shelf]).left_out.tolist() == [left]


def test_what_does_not_sell_on_ordinary_days_has_no_multiple() -> None:
    assert found([(0, 5, -1, -1, 0)], [[0.0] * 9 + [4.0]]).left_out.tolist() == [LeftOut.NOTHING_ORDINARY]


@pytest.mark.parametrize(("end", "counts"), [(-1, 1), (0, 0), (3, 0)])
def test_an_event_counts_once_it_is_over(end: int, counts: int) -> None:
    assert found([(0, 5, -1, end, 0)], [[10.0] * 9 + [40.0]]).counted.tolist() == [counts]


def test_a_flop_counts_below_nothing() -> None:
    assert found([(0, 5, -1, -1, 0)], [[10.0] * 9 + [5.0]]).multiple.tolist() == [-0.5]


def test_events_nobody_asks_about_make_no_ordinary_days() -> None:
    """The five days of 90 before it belong to another event."""
    rows = [(0, 5, -1, -1, 0), (0, 9, -6, -2, 1)]
    assert found(rows, [[10.0] * 9 + [90.0] * 5 + [40.0]]).multiple.tolist() == [3]


def test_what_was_asked_apart_comes_together() -> None:
    one, other = (found([(0, 10, -1, -1, n)], [[10.0] * 9 + [20.0]], count=2) for n in (0, 1))
    assert together([one, other], 2).multiple.tolist() == [1, 1]
    assert np.isnan(together([], 2).multiple).all()
