"""What goes along with the orders of a supplier, so that they are worth what it asks for."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.allocate import allocate
from planner.ordering.joint import NOBODY, due_in, goes_along, lot_ahead
from tests.planner.shop import a_shop

UNKNOWN = np.nan


def along(minimum: float = 500.0, drafted: float = 0.0, **columns: Any) -> list[float]:
    """Return what goes along: the first of five items is due for 100, the others cost 48 each and are due in turn."""
    usual: dict[str, Any] = {
        "supplier": [0] * 5,
        "ordered": [10.0, 0, 0, 0, 0],
        "lot": [0.0, 24, 24, 24, 24],
        "unit_cost": [10.0, 2, 2, 2, 2],
        "due": [0.0, 30, 10, 20, 40],
        "stands": [False] * 5,
        "held": [False] * 5,
        "within": [45.0] * 5,
    }
    said = {name: np.array(columns.get(name, value)) for name, value in usual.items()}
    supplier = said.pop("supplier")
    return goes_along(supplier, np.array([minimum]), np.array([drafted]), **said).tolist()


@pytest.mark.parametrize(
    ("minimum", "units"),
    [
        (99, [0, 0, 0, 0, 0]),
        (100, [0, 0, 0, 0, 0]),
        (101, [0, 0, 24, 0, 0]),
        (148, [0, 0, 24, 0, 0]),
        (149, [0, 0, 24, 24, 0]),
        (292, [0, 24, 24, 24, 24]),
        (293, [0, 0, 0, 0, 0]),
    ],
)
def test_what_falls_due_next_goes_first_until_the_minimum_is_met(minimum, units):
    """100 are due, each of the others adds 48; all of them reach 292, and where that is too little none goes."""
    assert along(minimum) == units


@pytest.mark.parametrize("lot", [[0.0, 24, 24, 24, 24], [0.0, 0, 24, 0, 0]])
def test_what_meets_the_minimum_to_the_penny_is_enough_and_no_more_goes(lot):
    """24 x 33.80 are 811.20, though decimal arithmetic makes a little less of it."""
    assert along(911.2, lot=lot, unit_cost=[10.0, 2, 33.8, 2, 2]) == [0, 0, 24, 0, 0]


def test_drafts_that_go_out_with_it_count():
    assert along(149, drafted=1) == [0, 0, 24, 0, 0]
    assert along(149, ordered=[0.0] * 5, drafted=101) == [0, 0, 24, 0, 0]


def test_without_anything_to_order_nothing_goes_along():
    assert along(500, ordered=[0.0] * 5) == [0] * 5


@pytest.mark.parametrize("unknown", [{"unit_cost": [UNKNOWN, 2, 2, 2, 2]}, {"drafted": UNKNOWN}])
def test_where_nobody_can_tell_what_is_ordered_nothing_goes_along(unknown):
    assert along(149, **unknown) == [0] * 5


def test_what_has_no_cost_goes_along_with_nothing():
    assert along(149, unit_cost=[10.0, 2, UNKNOWN, 2, 2]) == [0, 24, 0, 24, 0]


def test_what_falls_due_after_a_cycle_is_not_brought_forward():
    """46 days ahead of 45."""
    assert along(149, due=[0.0, 46, 45, 46, 46]) == [0] * 5
    assert along(148, due=[0.0, 46, 45, 46, 46]) == [0, 0, 24, 0, 0]


def test_what_goes_along_already_stays_before_what_falls_due_sooner():
    assert along(148, stands=[False, True, False, False, False]) == [0, 24, 0, 0, 0]


def test_what_people_said_no_to_counts_for_nothing_and_stays_asked():
    assert along(148, held=[False, False, True, False, False]) == [0, 0, 24, 24, 0]
    assert along(148, held=[True, False, False, False, False]) == [0] * 5


def test_suppliers_go_by_themselves_and_those_without_a_minimum_do_not_at_all():
    lone = along(149, supplier=[0, NOBODY, NOBODY, 0, 0])
    assert lone == [0, 0, 0, 24, 24]
    assert along(149, supplier=[NOBODY] * 5) == [0] * 5


def test_an_order_ahead_is_what_it_would_be_if_it_were_due():
    """500 + 1080 - 800 = 780: 33 cartons of 24; at 500 it is due by itself; what does not sell is none."""
    shop = a_shop(on_hand=[800.0, 500.0, 800.0], sold_per_day=[30.0, 30.0, 0.0], case_pack=24.0)
    plan = shop.planned()
    assert lot_ahead(plan, shop.items).tolist() == [792, 0, 0]
    assert due_in(plan).tolist() == [10, 0, np.inf]


def test_between_two_order_days_it_is_what_sells_until_the_next():
    """Threshold 680, up to 710: 720 are above both, and 7 x 30 = 210 of them sell before the next order day."""
    shop = a_shop(on_hand=[720.0, 690.0, 9000.0], case_pack=24.0, review=7.0, order_day=0.0)
    assert lot_ahead(shop.planned(), shop.items).tolist() == [216, 216, 0]


def test_new_and_overstocked_items_and_old_counts_wait_for_themselves():
    shop = a_shop(on_hand=[800.0, 9000.0, 800.0], count_age=[1.0, 1.0, 99.0])
    assert lot_ahead(shop.planned(), shop.items)[1:].tolist() == [0, 0]
    new = a_shop(on_hand=800.0, days=20)
    assert lot_ahead(new.planned(), new.items).tolist() == [0]


def test_what_goes_along_is_no_rounding():
    shop = a_shop(on_hand=800.0, case_pack=24.0)
    found = allocate(shop.planned(), shop.items, np.array([792.0]))
    assert (found.quantity[0], found.rounding[0], found.cost[0]) == (792, 0, 1584)


@given(st.lists(st.tuples(st.integers(-1, 2), st.floats(0, 50), st.floats(0, 60), st.booleans()), max_size=30))
def test_it_never_goes_along_with_nothing_nor_beyond_what_the_minimum_takes(items):
    """Take the last to join away and the minimum is missed: none is one too many."""
    supplier = np.array([item[0] for item in items], dtype=np.int64)
    ordered = np.array([round(item[1]) if item[3] else 0 for item in items], dtype=float)
    lot = np.array([0 if item[3] else round(item[1]) for item in items], dtype=float)
    due = np.array([item[2] for item in items], dtype=float)
    no, ones, minimum = np.zeros(len(items), dtype=bool), np.ones(len(items)), np.full(3, 60.0)
    within = ones * 45
    said = {"ordered": ordered, "lot": lot, "unit_cost": ones, "due": due, "within": within, "stands": no, "held": no}
    found = goes_along(supplier, minimum, np.zeros(3), **said)
    assert ((found == 0) | (found == lot)).all()
    for each in range(3):
        mine = supplier == each
        due_now, joined = ordered[mine].sum(), found[mine]
        if joined.any():
            assert due_now > 0
            assert due_now + joined.sum() >= 60
            assert due_now + joined.sum() - joined[due[mine] == due[mine][joined > 0].max()].sum() < 60
