"""Moving stock between locations."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model import NEVER, Lanes
from planner.transfers import Stances, Transfers, transfers
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


@pytest.mark.parametrize(("missing", "moves"), [(0, False), (10, False), (11, True), (50, True)])
def test_only_sales_that_would_be_missed_pay_for_the_way(missing, moves):
    """50 units cost 40.00; 10 missed sales save 40.00, 11 save 44.00. A threshold filled up again saves nothing."""
    stood = stances(("TOTE", "UK", 370, 0), ("TOTE", "EU", 0, 50), missing=missing)
    assert bool(moved(transfers(stood, lanes(("UK", "EU", 5, 0.8))))) == moves


@pytest.mark.parametrize(
    ("out_on", "days", "saved"), [(0, 1, 150), (0, 5, 110), (0, 14, 20), (4, 5, 150), (9, 14, 50), (NEVER, 5, 150)]
)
def test_what_is_missed_before_it_arrives_is_lost_all_the_same(out_on, days, saved):
    """150 are missed until day 15. Out on day 0, those of days 1 to 4 are 40 of them: there on day 5, it saves 110."""
    stood = stances(("TOTE", "UK", 370, 0), ("TOTE", "EU", 0, 150), margin=1.0, out_on=out_on)
    found = transfers(stood, lanes(("UK", "EU", days, 0.1)))
    assert (found.quantity, found.saved_margin) == (150, pytest.approx(saved))


def test_a_slow_lane_that_comes_when_nearly_all_is_lost_does_not_pay():
    """20 saved sales at 1.00 against 150 units at 0.20."""
    stood = stances(("TOTE", "UK", 370, 0), ("TOTE", "EU", 0, 150), margin=1.0, out_on=0)
    assert not moved(transfers(stood, lanes(("UK", "EU", 14, 0.2))))
    assert moved(transfers(stood, lanes(("UK", "EU", 1, 0.2))))


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


units = st.integers(0, 99).map(float)
ways = st.lists(
    st.tuples(st.sampled_from(PLACES), st.sampled_from(PLACES), st.integers(0, 20), st.integers(0, 6)),
    max_size=6,
    unique_by=lambda way: way[:2],
)


def one_after_the_other(stood: Stances, along: Lanes) -> list[tuple[int, int, float]]:
    """Return what the slow way moves: the best lane of all first, then the next."""
    left, wanted, missed = stood.surplus.copy(), stood.need.copy(), stood.missing.copy()
    count = range(len(stood.product))
    line = sorted(
        (along.cost[lane] - stood.margin[receiver], along.days[lane], donor, lane, receiver)
        for lane in range(len(along.origin))
        for donor in count
        for receiver in count
        if stood.product[donor] == stood.product[receiver]
        and (stood.location[donor], stood.location[receiver]) == (along.origin[lane], along.destination[lane])
        and along.cost[lane] < stood.margin[receiver]
        and along.days[lane] < stood.needed_by[receiver]
    )
    done = []
    for _, _, donor, lane, receiver in line:
        quantity = min(left[donor], wanted[receiver])
        if stood.margin[receiver] * min(quantity, missed[receiver]) > along.cost[lane] * quantity:
            left[donor] -= quantity
            missed[receiver] -= min(quantity, missed[receiver])
            wanted[receiver] -= quantity
            done.append((donor, receiver, float(quantity)))
    return sorted(done)


@settings(deadline=None)
@given(st.lists(st.tuples(units, units), min_size=9, max_size=9), ways, st.integers(0, 99).map(float))
def test_all_at_once_is_the_same_as_one_after_the_other(stood, along, missing):
    """And no donor gives more than it has, no receiver gets more than it needs."""
    names = [(product, place) for product in ("TOTE", "MUG", "BAG") for place in PLACES]
    shop = stances(*((*name, *units) for name, units in zip(names, stood, strict=True)), missing=missing)
    found = transfers(shop, lanes(*along))
    assert moved(found) == one_after_the_other(shop, lanes(*along))
    assert (np.bincount(found.donor, found.quantity, 9) <= shop.surplus).all()
    assert (np.bincount(found.receiver, found.quantity, 9) <= shop.need).all()
    assert (found.saved_margin > found.cost).all()


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
