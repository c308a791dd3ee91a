"""A policy played over sales that happened: what it would have sold, lost and kept in stock."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.simulate import Played, play


def one(demand, level: float, lead_time: int, review: int, *, first: int = 0, **terms) -> Played:
    demand = np.atleast_2d(np.asarray(demand, dtype=float))
    order_days = np.arange(first, demand.shape[1], review)
    shape = (len(order_days), len(demand))
    return play(demand, np.full(shape, level), order_days, np.full(shape, lead_time), **terms)


def test_the_shelf_is_full_on_the_first_day_and_runs_dry_without_orders():
    """25 units, 10 a day for 4 days, first order arrives after them: 25 sold, 15 lost.

    On the shelf of a mean day: 25 - 5, 15 - 5, 5 - 2.5 and 0: 32.5 / 4.
    """
    found = one(np.full(4, 10.0), 25.0, lead_time=9, review=9)
    assert (found.sold[0], found.lost[0], found.stock[0], found.orders[0]) == (25, 15, 32.5 / 4, 0)


def test_an_order_arrives_in_the_morning_of_its_day():
    """Level 20, 10 a day, ordered daily, two days on the way.

    Day 0: 20 → 10. Day 1: position 10, 10 ordered → 0. Day 2: 10 ordered, nothing there: lost. Day 3: the 10 of day 1.
    Day 4: the 10 of day 2 — and so on: each third day is lost, as 20 units have to cover three days.
    """
    found = one(np.full(6, 10.0), 20.0, lead_time=2, review=1)
    assert (found.sold[0], found.lost[0], found.orders[0]) == (40, 20, 4)


@pytest.mark.parametrize(("point", "orders"), [(29.0, 0), (30.0, 1), (31.0, 1)])
def test_it_is_ordered_at_the_reorder_point_and_not_one_above_it(point, orders):
    """50 on the shelf, 10 a day: 30 are left on the morning of day 2, the only order day but the first."""
    order_days = np.array([0, 2])
    levels, points = np.full((2, 1), 50.0), np.full((2, 1), point)
    found = play(np.full((1, 4), 10.0), levels, order_days, np.full((2, 1), 1), points=points)
    assert found.orders[0] == orders


def test_minimum_order_and_cartons_are_kept():
    """On day 1 10 are missing of 100; at least 24, in cartons of 20, are 40: 130 on day 2's morning, after 10 sold."""
    found = one([10.0, 0.0, 0.0], 100.0, lead_time=1, review=1, moq=24.0, case_pack=20.0, judged_from=2)
    assert found.stock[0] == 130
    assert found.orders[0] == 0


def test_a_late_order_is_missed():
    """10 a day, level 20: the order of day 1 comes on day 2, or on day 4 and day 2 has nothing to sell.

    On day 3 there is what was ordered on day 2: one order that is late is one day's sales.
    """
    demand, levels, days = np.full((1, 6), 10.0), np.full((6, 1), 20.0), np.arange(6)
    certain, late = np.full((6, 1), 1), np.full((6, 1), 1)
    late[1] = 3
    assert play(demand, levels, days, late).lost[0] == play(demand, levels, days, certain).lost[0] + 10


def test_days_before_the_judged_ones_only_warm_up():
    found = one(np.arange(10.0), 1000.0, lead_time=1, review=1, judged_from=7)
    assert (found.sold[0], found.lost[0]) == (7 + 8 + 9, 0)


@pytest.mark.parametrize("lead_time", [0, -1])
def test_an_order_takes_at_least_a_day(lead_time):
    with pytest.raises(ValueError, match="do not fit"):
        one(np.ones(5), 9.0, lead_time=lead_time, review=1)


def test_shapes_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="do not fit"):
        play(np.ones((2, 5)), np.ones((1, 3)), np.array([0]), np.ones((1, 2), dtype=int))


seeds = st.integers(0, 2**32 - 1)


def a_game(seed: int) -> dict:
    chance = np.random.default_rng(seed)
    items, days = int(chance.integers(1, 6)), int(chance.integers(5, 60))
    order_days = np.sort(chance.choice(days, size=int(chance.integers(1, days)), replace=False))
    shape = (len(order_days), items)
    return {
        "demand": chance.poisson(chance.choice([0.3, 4.0], (items, 1)), (items, days)).astype(float),
        "levels": chance.integers(0, 60, shape).astype(float),
        "order_days": order_days,
        "lead_time": chance.integers(1, 12, shape),
        "points": np.where(chance.random(shape) < 0.5, 1e9, chance.integers(0, 40, shape)).astype(float),
        "moq": float(chance.choice([1, 1, 7])),
        "case_pack": float(chance.choice([1, 1, 6])),
    }


def by_hand(game: dict, item: int, judged_from: int) -> tuple[float, float, float, int]:
    """Return sold, lost, stock and orders of one item, day by day, one parcel at a time."""
    first, days = int(game["order_days"][0]), game["demand"].shape[1]
    on_hand, parcels, sold, lost, shelf, orders = float(game["levels"][0, item]), [], 0.0, 0.0, 0.0, 0
    for day in range(first, days):
        on_hand += sum(units for units, when in parcels if when == day)
        parcels = [(units, when) for units, when in parcels if when > day]
        for turn in np.flatnonzero(game["order_days"] == day):
            position = on_hand + sum(units for units, _ in parcels)
            wanted = game["levels"][turn, item] - position
            if wanted > 0 and position <= game["points"][turn, item]:
                cartons = np.ceil(max(wanted, game["moq"]) / game["case_pack"])
                parcels.append((cartons * game["case_pack"], day + int(game["lead_time"][turn, item])))
                orders += day >= judged_from
        asked = game["demand"][item, day]
        served = min(on_hand, asked)
        if day >= judged_from:
            sold, lost, shelf = sold + served, lost + asked - served, shelf + on_hand - served / 2
        on_hand -= served
    return sold, lost, shelf / max(1, days - max(judged_from, first)), orders


@settings(max_examples=60, deadline=None)
@given(seeds)
def test_many_items_at_once_come_out_as_each_alone_with_pencil_and_paper(seed):
    game = a_game(seed)
    judged_from = int(np.random.default_rng(seed + 1).integers(0, 10))
    found = play(**game, judged_from=judged_from)
    for item in range(len(game["demand"])):
        got = [float(getattr(found, name)[item]) for name in ("sold", "lost", "stock", "orders")]
        assert got == pytest.approx(list(by_hand(game, item, judged_from)))


@settings(max_examples=60, deadline=None)
@given(seeds)
def test_what_was_asked_for_was_sold_or_lost(seed):
    game = a_game(seed)
    found = play(**game)
    first = int(game["order_days"][0])
    np.testing.assert_allclose(found.sold + found.lost, game["demand"][:, first:].sum(axis=1))


@settings(max_examples=60, deadline=None)
@given(seeds, st.integers(0, 30))
def test_a_higher_level_never_serves_less(seed, more):
    """Lead times certain, no minimum: with both, a larger order can come at a worse time."""
    game = a_game(seed) | {"moq": 1.0, "case_pack": 1.0, "points": None}
    game["lead_time"] = np.full_like(game["lead_time"], int(game["lead_time"][0, 0]))
    higher = game | {"levels": game["levels"] + more}
    assert (play(**higher).sold >= play(**game).sold - 1e-9).all()
