"""Stock that falls from arrival to arrival is judged as if each of its days had been looked at."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import cover, legs
from planner.model import NEVER, Inbound
from planner.ordering import air

DAYS = 60
some_stock = st.one_of(st.floats(-1e3, 1e5), st.integers(0, 900).map(float), st.just(np.nan))
some_rate = st.one_of(st.just(0.0), st.floats(1e-9, 1e5), st.integers(1, 30).map(lambda day: day / 7))
some_units = st.one_of(st.integers(0, 500).map(float), st.floats(0, 1e3))
some_days = st.floats(0, DAYS)
receipt = st.tuples(st.integers(0, 2), st.integers(-3, DAYS + 9), some_units)
item = st.tuples(some_stock, some_rate, some_units, some_days, st.one_of(some_days, st.just(np.inf)))


def along(stock, rate=30.0, receipts=(), days=DAYS):
    of, day, units = (np.array([receipt[k] for receipt in receipts]) for k in range(3))
    inbound = Inbound(of.astype(np.int64), units.astype(float), day.astype(np.int64))
    stock = np.atleast_1d(np.asarray(stock, dtype=float))
    return legs.legs(stock, np.broadcast_to(rate, stock.shape), inbound, np.full(len(stock), float(days)))


@given(st.lists(item, min_size=3, max_size=3), st.lists(receipt, max_size=12))
def test_legs_are_read_as_their_days_are(items, receipts):
    stock, rate, kept, until, by_air = np.array(items).T
    of, day, units = np.array(receipts, dtype=float).reshape(-1, 3).T
    inbound = Inbound(of.astype(np.int64), units, day.astype(np.int64))
    arriving = cover.receipts_by_day(inbound, 3, DAYS)
    projected = cover.projection(stock, rate, arriving, np.zeros_like(arriving))
    found = legs.legs(stock, rate, inbound, np.full(3, float(DAYS)))
    on_day = np.ceil(until).astype(np.int64)
    same = np.testing.assert_array_equal
    same(legs.stockout_day(found), cover.stockout_day(projected))
    same(legs.breach_day(found, kept), cover.breach_day(projected, kept))
    same(legs.missing_on(on_day, found), cover.missing_on(on_day, projected, arriving))
    same(legs.air_quantity(found, kept, until, by_air), air.air_quantity(projected, arriving, kept, until, by_air))


@pytest.mark.parametrize(("stock", "day"), [(1770.0, 59), (1800.0, 60), (1801.0, NEVER)])
def test_out_on_the_last_day_looked_at_and_not_beyond_it(stock, day):
    """60 days of 30 are 1800."""
    assert legs.stockout_day(along(stock)) == day


@pytest.mark.parametrize("days", range(1, DAYS + 1))
def test_decimal_dust_does_not_lend_a_day(days):
    for rate in (0.1, 0.3, 1 / 7, 7 / 30):
        assert legs.stockout_day(along(rate * days, rate)) == days


@pytest.mark.parametrize(("day", "expected"), [(1, 3), (2, 3), (3, 2)])
def test_what_arrives_on_the_day_stock_is_out_saves_it_and_a_day_later_does_not(day, expected):
    """60 at 30 a day: none is left on day 2, and of 30 more on day 3."""
    assert legs.stockout_day(along(60, receipts=[(0, day, 30)])) == expected


def test_receipts_of_a_day_come_together_and_overdue_ones_never():
    found = along([9, 9, 9], receipts=[(2, 5, 1), (0, -1, 8), (2, 3, 4), (2, 5, 2), (1, 0, 6), (1, 999, 6)])
    assert list(zip(found.item, found.begins, found.ends, found.arrived, strict=True)) == [
        (0, 0, 60, 0), (1, 0, 0, 0), (1, 1, 60, 6), (2, 0, 2, 0), (2, 3, 4, 4), (2, 5, 60, 7),
    ]  # fmt: skip


def test_no_item_has_no_leg():
    none = along([])
    assert [len(which) for which in (legs.stockout_day(none), legs.missing_on(np.zeros(0, np.int64), none))] == [0, 0]
