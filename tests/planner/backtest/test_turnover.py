"""What ordering by a rival would have come to, and how stock turns over at an equal share of demand served."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.backtest.record import record_of
from planner.backtest.turnover import CARE, CARE_DAYS, Ordered, ordered, turnover_at


def steady(units: float = 10.0, items: int = 1) -> np.ndarray:
    return np.full((items, 200), units)


def test_steady_sales_by_hand():
    """10 a day, 10 days on the way, ordered every 5: up to 150, of which 50 are there when an order comes and none
    when the next one does: 25 on a mean day, 10 · 365 / 25 = 146 turns a year with nothing lost.
    """
    found = ordered(record_of(steady()), np.array([2.0]), lead_time=10, review=5, first=60)["article"]
    exact = CARE_DAYS.tolist().index(0.0)
    assert found.lost[exact, 0] == 0
    assert found.stock[exact, 0] == 2 * 25
    assert found.sold[exact, 0] == 2 * 10 * found.days
    assert found.days == 200 - 60 - 15
    assert turnover_at(1.0, found) == pytest.approx(146)


def test_a_day_more_of_care_is_a_day_more_of_stock():
    found = ordered(record_of(steady()), np.ones(1), lead_time=10, review=5, first=60, only="article")["article"]
    exact = CARE_DAYS.tolist().index(0.0)
    assert found.stock[exact + 1, 0] - found.stock[exact, 0] == 10 * (CARE_DAYS[exact + 1] - CARE_DAYS[exact])


def test_only_one_rival_is_played_when_asked():
    told: list[tuple[int, int]] = []
    found = ordered(
        record_of(steady()), np.ones(1), lead_time=5, review=5, first=60, only="ours", told=lambda *it: told.append(it)
    )
    assert list(found) == ["ours"]
    assert told[-1] == (len(CARE), len(CARE))


def test_an_item_that_cannot_be_judged_on_the_first_day_is_left_out():
    units = steady(items=2)
    units[1, :40] = 0
    found = ordered(record_of(units), np.ones(2), lead_time=5, review=5, first=60)
    assert found["ours"].sold.shape == (len(CARE), 1)


def test_more_care_never_serves_less():
    units = np.random.default_rng(3).poisson(2.0, (20, 250)).astype(float)
    for it in ordered(record_of(units), np.ones(20), lead_time=14, review=7, first=90).values():
        served = it.sold.sum(axis=1)
        assert (np.diff(served) >= -1e-6).all()
        np.testing.assert_allclose(it.sold + it.lost, np.broadcast_to(it.sold[0] + it.lost[0], it.sold.shape))


def made(*steps: tuple[float, float], demand: float = 1000.0, days: int = 365) -> Ordered:
    """Return what came of steps of (share served, stock of a mean day), over one item."""
    sold = np.array([[share * demand] for share, _ in steps])
    return Ordered(sold, demand - sold, np.array([[stock] for _, stock in steps]), sold * 0, days)


def test_turnover_is_read_between_two_steps_of_care():
    """900 sold on 90 of stock turn 10 times, 980 on 196 turn 5 times; halfway it is root 10 · 5 = 7.07."""
    it = made((0.90, 90.0), (0.98, 196.0))
    assert turnover_at(0.90, it) == pytest.approx(10)
    assert turnover_at(0.98, it) == pytest.approx(5)
    assert turnover_at(0.94, it) == pytest.approx(50**0.5)


def test_a_share_that_nobody_reaches_is_not_known():
    assert np.isnan(turnover_at(0.99, made((0.90, 90.0), (0.98, 196.0))))


def test_where_all_serve_more_the_leanest_counts():
    """What never strays serves all with the least of stock: 1,000 sold on 50 turn 20 times."""
    assert turnover_at(0.89, made((0.90, 90.0), (0.98, 196.0))) == pytest.approx(10)
    assert turnover_at(0.97, made((1.0, 50.0), (1.0, 50.0))) == pytest.approx(20)


def test_half_a_year_counts_twice():
    assert turnover_at(0.9, made((0.9, 90.0), (0.98, 196.0), days=73)) == pytest.approx(50)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 2**32 - 1), st.floats(0.5, 0.95))
def test_an_item_that_counts_twice_is_an_item_that_stands_there_twice(seed, share):
    chance = np.random.default_rng(seed)
    asked = chance.gamma(1.0, 100.0, 4)
    served = np.sort(chance.random((6, 4)), axis=0)
    it = Ordered(asked * served, asked * (1 - served), np.sort(chance.gamma(1.0, 50.0, (6, 4)), axis=0), served, 365)
    times = chance.integers(0, 3, 4)
    twice = Ordered(*(np.repeat(column, times, axis=1) for column in (it.sold, it.lost, it.stock, served)), 365)
    found = turnover_at(share, it, times.astype(float))
    assert found == pytest.approx(turnover_at(share, twice), nan_ok=True)


def test_an_order_that_is_late_lowers_what_is_served_at_the_same_care():
    """Each order ten days late: a level for 15 days then has to last 25, in which 40 of 100 asked for are lost."""
    terms = {"lead_time": 10, "review": 5, "first": 60, "judged_from": 100, "only": "article"}
    late = ordered(record_of(steady()), np.ones(1), late=np.full((140, 1), 10), **terms)["article"]
    exact = CARE_DAYS.tolist().index(0.0)
    assert late.lost[exact, 0] == pytest.approx(0.4 * 1000)


def test_no_order_takes_less_than_a_day():
    terms = {"lead_time": 10, "review": 5, "first": 60, "only": "article"}
    early = ordered(record_of(steady()), np.ones(1), late=np.full((140, 1), -99), **terms)["article"]
    assert early.lost[CARE_DAYS.tolist().index(0.0), 0] == 0


def test_an_order_is_as_late_as_the_day_it_is_placed_on_says():
    """Only what is ordered on the days between two order days is late: nothing is."""
    late = np.where(np.arange(140) % 5 == 0, 0, 50)[:, None]
    terms = {"lead_time": 10, "review": 5, "first": 60, "only": "article"}
    found = ordered(record_of(steady()), np.ones(1), late=late, **terms)["article"]
    assert found.lost[CARE_DAYS.tolist().index(0.0), 0] == 0
