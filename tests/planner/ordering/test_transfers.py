"""Moving stock between locations."""

from itertools import product as product_of

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model import NEVER, Lanes
from planner.ordering.transfers import Stances, Transfers, transfers
from tests.planner.shop import a_shop, any_shop

PLACES = ("UK", "EU", "US")


def lanes(*ways: tuple[str, str, float, float]) -> Lanes:
    origin, destination, days, cost = zip(*ways, strict=True) if ways else ((), (), (), ())
    return Lanes(origin, destination, np.array(days, dtype=float), np.array(cost, dtype=float))


def stances(
    *stands: tuple[str, str, float, float],
    needed_by: int = 15,
    margin: float = 4.0,
    missing: float = 999.0,
    out_on: int | None = None,
) -> Stances:
    """Stances are (product, location, surplus, need); all of a need would be missed, unless ``missing`` is less.

    It is missed on the last day before more comes by itself, unless stock is ``out_on`` an earlier one.
    """
    product, location, surplus, need = zip(*stands, strict=True)
    return Stances(
        product,
        location,
        np.array(surplus, dtype=float),
        np.array(need, dtype=float),
        np.minimum(np.array(need, dtype=float), missing),
        np.full(len(stands), needed_by - 1 if out_on is None else out_on),
        np.full(len(stands), needed_by),
        np.full(len(stands), margin),
    )


def moved(found: Transfers) -> list[tuple[int, int, float]]:
    columns = (found.donor.tolist(), found.receiver.tolist(), found.quantity.tolist())
    return sorted(zip(*columns, strict=True))


HERE_AND_THERE = stances(("TOTE", "UK", 370, 0), ("TOTE", "EU", 0, 50))


@pytest.mark.parametrize(("surplus", "need", "units"), [(370, 50, [50]), (30, 50, [30]), (0, 50, []), (370, 0, [])])
def test_what_moves_is_the_smaller_of_surplus_and_need(surplus, need, units):
    found = transfers(stances(("TOTE", "UK", surplus, 0), ("TOTE", "EU", 0, need)), lanes(("UK", "EU", 5, 0.5)))
    assert found.quantity.tolist() == units


def test_nothing_moves_without_a_lane_nor_against_one():
    assert not moved(transfers(HERE_AND_THERE, lanes()))
    assert not moved(transfers(HERE_AND_THERE, lanes(("EU", "UK", 5, 0.5))))


def test_another_product_does_not_help():
    assert not moved(transfers(stances(("TOTE", "UK", 370, 0), ("MUG", "EU", 0, 50)), lanes(("UK", "EU", 5, 0.5))))


@pytest.mark.parametrize(("cost", "moves"), [(3.99, True), (4.0, False), (4.01, False), (np.nan, False)])
def test_a_lane_must_cost_less_than_a_unit_earns(cost, moves):
    assert bool(moved(transfers(HERE_AND_THERE, lanes(("UK", "EU", 5, cost))))) == moves


@pytest.mark.parametrize(("missing", "moves"), [(0, []), (10, [10]), (11, [50]), (50, [50])])
def test_only_sales_that_would_be_missed_pay_for_the_way(missing, moves):
    """50 units cost 40.00; 11 missed sales save 44.00, 10 only 40.00: then those 10 go alone, for 8.00.

    A threshold filled up again saves nothing.
    """
    stood = stances(("TOTE", "UK", 370, 0), ("TOTE", "EU", 0, 50), missing=missing)
    assert transfers(stood, lanes(("UK", "EU", 5, 0.8))).quantity.tolist() == moves


@pytest.mark.parametrize(
    ("out_on", "days", "saved"), [(0, 1, 150), (0, 5, 110), (0, 14, 20), (4, 5, 150), (9, 14, 50), (NEVER, 5, 150)]
)
def test_what_is_missed_before_it_arrives_is_lost_all_the_same(out_on, days, saved):
    """150 are missed until day 15. Out on day 0, those of days 1 to 4 are 40 of them: there on day 5, it saves 110."""
    stood = stances(("TOTE", "UK", 370, 0), ("TOTE", "EU", 0, 150), margin=1.0, out_on=out_on)
    found = transfers(stood, lanes(("UK", "EU", days, 0.1)))
    assert (found.quantity, found.saved_margin) == (150, pytest.approx(saved))


def test_a_slow_lane_that_comes_when_nearly_all_is_lost_brings_only_the_rest():
    """20 saved sales at 1.00 pay for 20 units at 0.20, not for the 150 that would fill up the threshold."""
    stood = stances(("TOTE", "UK", 370, 0), ("TOTE", "EU", 0, 150), margin=1.0, out_on=0)
    assert transfers(stood, lanes(("UK", "EU", 14, 0.2))).quantity == 20
    assert transfers(stood, lanes(("UK", "EU", 1, 0.2))).quantity == 150


def test_the_whole_decides_not_the_best_lane_alone():
    """UK could earn 10.00 a unit in EU; but then US, whom only UK reaches, gets none: 9.00 + 8.00 are more."""
    four = stances(
        ("TOTE", "UK", 50, 0), ("TOTE", "EU", 0, 50), ("TOTE", "US", 0, 50), ("TOTE", "AU", 50, 0), margin=12.0
    )
    found = transfers(four, lanes(("UK", "EU", 5, 2.0), ("UK", "US", 5, 3.0), ("AU", "EU", 5, 4.0)))
    assert moved(found) == [(0, 2, 50), (3, 1, 50)]


def test_two_ways_save_no_more_than_is_missed_after_each_arrives():
    """150 are missed until day 15 from day 0 on: on day 14, 20 are left to save, whoever brings them."""
    three = stances(("TOTE", "UK", 15, 0), ("TOTE", "EU", 0, 150), ("TOTE", "US", 300, 0), margin=1.0, out_on=0)
    found = transfers(three, lanes(("UK", "EU", 14, 0.1), ("US", "EU", 14, 0.9)))
    assert moved(found) == [(0, 1, 15), (2, 1, 5)]


def test_what_a_unit_earns_must_be_known():
    unknown = stances(("TOTE", "UK", 370, 0), ("TOTE", "EU", 0, 50), margin=np.nan)
    assert not moved(transfers(unknown, lanes(("UK", "EU", 5, 0.5))))


@pytest.mark.parametrize(("days", "moves"), [(14, True), (14.5, False), (15, False), (16, False)])
def test_a_lane_must_be_faster_than_what_comes_by_itself(days, moves):
    assert bool(moved(transfers(HERE_AND_THERE, lanes(("UK", "EU", days, 0.5))))) == moves


def test_the_lane_that_gains_most_goes_first_then_the_faster():
    """US needs 40 and gains more: of the 50 there are, EU gets the 10 that are left."""
    three = stances(("TOTE", "UK", 50, 0), ("TOTE", "EU", 0, 50), ("TOTE", "US", 0, 40))
    assert moved(transfers(three, lanes(("UK", "EU", 5, 1.0), ("UK", "US", 9, 0.5)))) == [(0, 1, 10), (0, 2, 40)]
    assert moved(transfers(three, lanes(("UK", "EU", 5, 0.5), ("UK", "US", 9, 0.5)))) == [(0, 1, 50)]


def test_two_donors_help_one():
    three = stances(("TOTE", "UK", 30, 0), ("TOTE", "EU", 0, 50), ("TOTE", "US", 99, 0))
    assert moved(transfers(three, lanes(("UK", "EU", 5, 0.5), ("US", "EU", 9, 1.0)))) == [(0, 1, 30), (2, 1, 20)]


few = st.integers(0, 4).map(float)
ways = st.lists(
    st.tuples(st.sampled_from(PLACES), st.sampled_from(PLACES), st.integers(0, 20), st.integers(0, 6)),
    max_size=4,
    unique_by=lambda way: way[:2],
)


def best_by_trying(stood: Stances, along: Lanes) -> float:
    """Return what the best of all ways to share gains: each unit to somebody or nobody, one product at a time."""
    total = 0.0
    for product in set(stood.product):
        mine = [i for i, name in enumerate(stood.product) if name == product]
        ways = [
            (donor, receiver, stood.margin[receiver] - along.cost[lane])
            for lane in range(len(along.origin))
            for donor in mine
            for receiver in mine
            if (stood.location[donor], stood.location[receiver]) == (along.origin[lane], along.destination[lane])
            and along.cost[lane] < stood.margin[receiver]
            and along.days[lane] < stood.needed_by[receiver]
        ]
        best = 0.0
        for shares in product_of(*(range(int(min(stood.surplus[d], stood.missing[r])) + 1) for d, r, _ in ways)):
            given, got = np.zeros(len(stood.product)), np.zeros(len(stood.product))
            for units, (donor, receiver, _) in zip(shares, ways, strict=True):
                given[donor] += units
                got[receiver] += units
            if (given <= stood.surplus).all() and (got <= stood.missing).all():
                best = max(best, sum(units * gain for units, (_, _, gain) in zip(shares, ways, strict=True)))
        total += best
    return total


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(few, few), min_size=6, max_size=6), ways, few)
def test_no_other_way_to_share_saves_more(stood, along, missing):
    """And no donor gives more than it has, no receiver gets more than it needs."""
    names = [(product, place) for product in ("TOTE", "MUG") for place in PLACES]
    shop = stances(*((*name, *units) for name, units in zip(names, stood, strict=True)), missing=missing)
    found = transfers(shop, lanes(*along))
    assert (np.bincount(found.donor, found.quantity, 6) <= shop.surplus).all()
    assert (np.bincount(found.receiver, found.quantity, 6) <= shop.need).all()
    assert (found.saved_margin > found.cost).all()
    saved_units = found.saved_margin / 4.0
    unit_cost = found.cost / np.maximum(found.quantity, 1)
    assert (saved_units * (4.0 - unit_cost)).sum() == pytest.approx(best_by_trying(shop, lanes(*along)), abs=0.01)


def test_a_donor_keeps_its_threshold_and_a_day_of_sales():
    """900 - (500 + 30 x 1) = 370."""
    assert a_shop(on_hand=[530, 531, 900]).planned().surplus.tolist() == [0, 1, 370]


def test_a_donor_keeps_what_an_event_takes():
    assert a_shop(on_hand=1900, livestreams=[(0, 1000, 10, 10, 0)]).planned().surplus == 370


def test_a_receiver_lacks_what_its_threshold_and_a_day_of_sales_ask():
    """500 + 30 - 480 = 50."""
    assert a_shop(on_hand=[530, 529, 480]).planned().need.tolist() == [0, 1, 50]


def test_a_receiver_lacks_what_is_gone_before_more_arrives():
    """100 at 30 a day until day 12: 360 - 100 = 260 short, although 5000 are on order."""
    plan = a_shop(on_hand=100, receipts=[(0, 5000, 12)]).planned()
    assert (plan.need[0], plan.needed_by[0]) == (260, 12)


def test_what_is_coming_later_than_an_order_would_be_is_not_waited_for():
    assert a_shop(on_hand=100, receipts=[(0, 5000, 60)]).planned().needed_by == 15
    assert a_shop(on_hand=100).planned().needed_by == 15


@pytest.mark.parametrize("unknown", [{"on_hand": np.nan, "count_age": np.inf}, {"on_hand": 9999.0, "count_age": 72.0}])
def test_stock_that_is_not_known_is_neither_given_nor_wanted(unknown):
    plan = a_shop(**unknown).planned()
    assert (plan.surplus[0], plan.need[0]) == (0, 0)


def test_stock_that_does_not_sell_is_free_to_go():
    assert a_shop(on_hand=200, sold_per_day=0, buffer=0).planned().surplus == 200


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000))
def test_a_transfer_never_starves_the_donor(seed):
    """Without what it gave, its available stock still holds the threshold, and it needs nothing itself."""
    shop = any_shop(seed)
    plan = shop.planned()
    gives = plan.surplus > 0
    assert (plan.available - plan.surplus >= plan.threshold)[gives].all()
    assert (plan.need[gives] == 0).all()
    assert (plan.need[plan.daily_rate == 0] == 0).all()
    assert (plan.needed_by < NEVER).all()
