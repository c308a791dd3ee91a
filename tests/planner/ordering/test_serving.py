"""How sure each item's stock is to be: its class, and what a unit short and a unit too many cost."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.classes import Cuts
from planner.model import AbcClass
from planner.outcome import Plan
from planner.policy import Learned, Policy
from planner.service import service_level
from tests.planner.shop import a_shop, any_shop

CLASSES = Learned(cuts=(Cuts("GBP", 10_000.0, 1_000.0),))
FROM_TO = {AbcClass.A: (0.92, 0.99), AbcClass.B: (0.90, 0.99), AbcClass.C: (0.85, 0.99), AbcClass.UNKNOWN: (0.90, 0.99)}


def judged(*, policy: Policy | None = None, learned: Learned = CLASSES, **columns: object) -> Plan:
    """Return the plan of an item of class A that sells 30 a day for 4 and costs 2; what a test names differs."""
    return a_shop(**({"price": 4.0, "unit_cost": 2.0} | columns)).planned(policy, learned)


def level(**columns: object) -> float:
    return float(judged(**columns).service_level[0])


def test_a_level_by_hand():
    """2 of margin lost a unit short; one too many costs 2 x 25 % x 45 / 365 = 0.0616: 2 / 2.0616 = 97.01 %."""
    plan = judged()
    assert (plan.margin_units[0], plan.gross_margin[0], plan.abc_class[0]) == (2700, 5400, AbcClass.B)
    assert plan.unit_margin[0] == 2
    assert plan.carrying_cost[0] == pytest.approx(0.061644, abs=1e-6)
    assert plan.service_level[0] == pytest.approx(2 / 2.061644, abs=1e-6)


def test_freight_storage_and_the_rhythm_of_its_supplier_count():
    """Landed 3: 1 of margin. Too many for 73 days: 3 x 25 % / 5 + 73 x 0.002 = 0.296: 1 / 1.296 = 77 %, so 90 %."""
    plan = judged(sea_freight=1.0, storage_fee=0.002, review=73.0)
    assert plan.carrying_cost[0] == pytest.approx(0.296)
    assert plan.service_level[0] == pytest.approx(0.90)
    assert service_level(np.array([0.5]), np.array([1.0]), plan.carrying_cost) == pytest.approx(1 / 1.296)


def test_a_cost_in_another_currency_is_changed_into_that_of_the_price():
    """2 at 0.5 are 1: 3 of margin, and half of 0.0616."""
    plan = judged(exchange=0.5)
    assert plan.unit_margin[0] == 3
    assert plan.service_level[0] == pytest.approx(3 / (3 + 0.030822), abs=1e-6)


@pytest.mark.parametrize(("margin", "expected"), [(0.0, 0.92), (1.0, 0.9412), (100.0, 0.99), (-3.0, 0.92)])
def test_costs_move_a_level_within_five_points_below_its_class_and_99(margin, expected):
    """Class A: 97 %. What sells under its cost loses nothing by being short."""
    found = service_level(np.array([0.97]), np.array([margin]), np.array([0.0625]))
    assert found == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize(("sold", "found"), [(111, AbcClass.B), (112, AbcClass.A)])
def test_a_class_begins_at_its_cut(sold, found):
    """90 days x 112 x 2 = 20,160; x 111 = 19,980, and A is from 20,160 on."""
    learned = Learned(cuts=(Cuts("GBP", 20_160.0, 1_000.0),))
    assert judged(sold_per_day=sold, learned=learned).abc_class[0] == found


@pytest.mark.parametrize(
    ("sold", "before", "found"),
    [(112, AbcClass.B, AbcClass.B), (113, AbcClass.B, AbcClass.A), (111, AbcClass.A, AbcClass.A)],
)
def test_near_a_cut_it_stays_in_the_class_of_last_night(sold, before, found):
    """90 days x 2: 112, 113 and 111 a day earn 20,160, 20,340 and 19,980; the band is from 19,980 to 20,340."""
    learned = Learned(cuts=(Cuts("GBP", 20_160.0, 1_000.0, a_up=20_340.0, a_down=19_980.0),))
    plan = judged(sold_per_day=sold, learned=learned, class_before=float(before))
    assert (plan.abc_class[0], plan.class_level[0]) == (found, {AbcClass.A: 0.97, AbcClass.B: 0.95}[found])


@pytest.mark.parametrize("unknown", ["price", "unit_cost", "exchange"])
def test_what_is_not_known_is_served_like_b(unknown):
    plan = judged(**{unknown: np.nan})
    assert (plan.abc_class[0], plan.class_level[0], plan.service_level[0]) == (AbcClass.UNKNOWN, 0.95, 0.95)


def test_a_margin_is_told_in_the_reporting_currency():
    """2700 x 2 are 5400 of its own money and 10,800 of the other, of which 10,000 are A."""
    plan = judged(reporting_rate=2.0)
    assert (plan.gross_margin[0], plan.abc_class[0]) == (10_800, AbcClass.A)


def test_before_the_catalogue_has_taught_anything_every_item_is_served_like_b():
    plan = judged(learned=Learned(), sold_per_day=[0.1, 500.0], price=2.0)
    assert plan.abc_class.tolist() == [AbcClass.UNKNOWN] * 2
    assert plan.service_level == pytest.approx(0.90)


def test_one_level_can_be_stated_for_every_item():
    """Whatever it costs, and whichever class it is in: that is still said."""
    plan = judged(sold_per_day=[0.1, 500.0], policy=Policy(service_level=0.975))
    assert plan.service_level.tolist() == [0.975, 0.975]
    assert plan.abc_class.tolist() == [AbcClass.C, AbcClass.A]


def test_the_levels_of_the_classes_are_the_shop_s_to_set():
    policy = Policy(service_a=0.98, service_b=0.9, service_c=0.8)
    assert judged(sold_per_day=[500.0, 30.0, 1.0], policy=policy).class_level.tolist() == [0.98, 0.9, 0.8]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.floats(0, 50))
def test_a_higher_margin_never_lowers_the_level_nor_the_threshold(seed, more):
    shop = any_shop(seed)
    dearer = replace(shop, items=replace(shop.items, price=shop.items.price + more))
    lower, higher = shop.planned(learned=CLASSES), dearer.planned(learned=CLASSES)
    assert (higher.service_level >= lower.service_level).all()
    assert (higher.threshold >= lower.threshold).all()


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.floats(0, 500), st.floats(0, 5))
def test_every_level_is_within_five_points_below_its_class_and_99(seed, price, carrying_rate):
    shop = any_shop(seed)
    dear = replace(shop, items=replace(shop.items, price=np.full(40, price)))
    plan = dear.planned(Policy(carrying_rate=carrying_rate), CLASSES)
    lowest, highest = np.array([FROM_TO[AbcClass(found)] for found in plan.abc_class]).T
    assert (plan.service_level >= lowest - 1e-12).all()
    assert (plan.service_level <= highest).all()


def test_a_carrying_rate_nobody_pays_is_refused():
    with pytest.raises(ValueError, match="carrying rate"):
        a_shop().planned(Policy(carrying_rate=-0.1))
