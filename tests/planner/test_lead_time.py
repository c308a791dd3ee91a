"""How long an order takes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.lead_time import LeadTimes, Part, lead_times, of_parts
from planner.policy import Policy
from tests.planner.shop import a_shop

NOT_STATED = np.nan
parts = st.lists(st.floats(0, 90) | st.just(NOT_STATED), min_size=len(Part), max_size=len(Part))


def of(spreads: dict[Part, float] | None = None, **days: float) -> LeadTimes:
    table = np.full((2, 1, len(Part)), NOT_STATED)
    for name, value in days.items():
        table[0, 0, Part[name.upper()]] = value
    for part, value in (spreads or {}).items():
        table[1, 0, part] = value
    return of_parts(*table)


def test_days_add_up_and_spreads_by_their_squares():
    """1 + 20 + 1 + 30 + 3 + 2 = 57 by sea, 33 by air; sqrt(3² + 4²) = 5, so 57 + 2 x 5 = 67 at the longest."""
    found = of(
        {Part.PRODUCTION: 3, Part.SEA_FREIGHT: 4, Part.AIR_FREIGHT: 9},
        plan=1, production=20, quality_check=1, sea_freight=30, air_freight=6, customs=3, receiving=2,
    )  # fmt: skip
    assert (found.usual, found.spread, found.longest, found.by_air) == (57, 5, 67, 33)


def test_a_part_that_is_not_stated_takes_no_time():
    assert of(sea_freight=30, air_freight=5).usual == 30


def test_without_freight_by_sea_the_sum_would_be_too_short():
    found = of(production=20, air_freight=5)
    assert np.isnan([found.usual[0], found.longest[0], found.spread[0]]).all()
    assert found.by_air == 25


def test_without_freight_by_air_there_is_no_air_route():
    assert np.isinf(of(production=20, sea_freight=30).by_air)


def test_a_supplier_who_says_nothing_leaves_it_to_the_policy():
    assert np.isnan(of().by_air)
    assert np.isnan(of().usual)


@given(parts, parts)
def test_the_parts_of_one_supplier_say_nothing_of_another(days, spread):
    one = of_parts(np.array([days]), np.array([spread]))
    both = of_parts(np.array([spread, days]), np.array([days, spread]))
    for name in ("usual", "longest", "spread", "by_air"):
        np.testing.assert_array_equal(getattr(both, name)[1:], getattr(one, name))


@given(parts, parts)
def test_the_longest_is_never_shorter_and_no_part_is_lost(days, spread):
    found = of_parts(np.array([days]), np.array([spread]))
    if not np.isnan(found.usual[0]):
        assert found.longest[0] >= found.usual[0] >= np.nanmax(np.delete(days, Part.AIR_FREIGHT))
        assert found.spread[0] <= np.nansum(spread) + 1e-9


@pytest.mark.parametrize(("shape", "value"), [((1, 6), 1.0), ((7,), 1.0), ((1, 7), -1.0)])
def test_a_table_that_cannot_be_is_refused(shape, value):
    with pytest.raises(ValueError, match="part"):
        of_parts(np.full(shape, value), np.zeros(shape))
    with pytest.raises(ValueError, match="part"):
        of_parts(np.zeros(shape), np.full(shape, value))


def used(**columns: float) -> tuple[float, float, float]:
    found = lead_times(a_shop(**columns).items, Policy())
    return float(found.usual[0]), float(found.longest[0]), float(found.spread[0])


def test_of_longest_and_spread_one_is_read_from_the_other():
    """15 + 2 x 3 = 21; (21 - 15) / 2 = 3."""
    assert used(lead_time=15, lead_time_spread=3) == (15, 21, 3)
    assert used(lead_time=15, max_lead_time=21) == (15, 21, 3)


def test_both_stated_stand_as_they_are():
    assert used(lead_time=15, max_lead_time=18, lead_time_spread=3) == (15, 18, 3)


def test_a_longest_below_the_usual_one_is_the_usual_one():
    assert used(lead_time=15, max_lead_time=10) == (15, 15, 0)


def test_where_only_the_longest_is_known_it_is_the_usual_one_too():
    assert used(lead_time=np.nan, max_lead_time=40) == (40, 40, 0)


def test_where_nothing_is_known_the_policy_speaks():
    assert used(lead_time=np.nan) == (30, 30, 0)
    assert used(lead_time=np.nan, lead_time_spread=2) == (30, 34, 2)
