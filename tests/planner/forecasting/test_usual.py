"""What an event usually brings: medians of past ones like it, drawn to the wider group where there are few."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.forecasting.shrinkage import FEWEST, medians
from planner.forecasting.usual import Group, Traits, by_group, cut_band, is_far, suggested_units, usually
from planner.model import Floats

NONE = -1
multiples = st.lists(st.floats(-5, 50), min_size=1, max_size=40)


def traits(*rows: tuple[int, int, int]) -> Traits:
    """Return traits of (kind, cut, host)."""
    return Traits(*(np.array([row[place] for row in rows], np.int64) for place in range(3)))


def test_four_livestreams_of_a_host_among_nine_events() -> None:
    """All 9: 2. Livestreams (7): 3, so (7·3 + 3·2)/10 = 2.7. Anna's 4: 3, so (4·3 + 3·2.7)/7 = 2.871."""
    past = traits(*[(0, NONE, 5)] * 4, *[(0, NONE, 6)] * 3, *[(1, NONE, NONE)] * 2)
    values = np.array([3.0, 3.0, 3.0, 3.0, 1.0, 2.0, 1.0, 1.0, 0.0])
    found = usually(values, past, traits((0, NONE, 5)))
    assert found.events[:, 0].tolist() == [9, 7, 0, 4]
    assert found.median[[0, 1, 3], 0].tolist() == [2, 3, 3]
    assert found.value[0] == pytest.approx(20.1 / 7)
    assert Group(int(found.narrowest[0])) == Group.HOST


@pytest.mark.parametrize(("events", "is_known"), [(FEWEST - 1, False), (FEWEST, True), (FEWEST + 1, True)])
def test_too_few_past_events_say_nothing(events: int, is_known: bool) -> None:
    found = usually(np.ones(events), traits(*[(0, NONE, 5)] * events), traits((0, NONE, 5)))
    assert bool(np.isfinite(found.value[0])) == is_known


def test_a_host_nobody_named_and_a_price_nobody_said_make_no_group() -> None:
    past = traits(*[(0, NONE, NONE)] * 5)
    found = usually(np.ones(5), past, traits((0, NONE, NONE), (3, 1, 9)))
    assert found.events.T.tolist() == [[5, 5, 0, 0], [5, 0, 0, 0]]
    assert found.narrowest.tolist() == [Group.KIND, Group.ALL]
    assert found.value.tolist() == [1, 1]


def test_an_event_that_does_not_count_is_in_no_group() -> None:
    found = usually(np.array([1.0, 2.0, 3.0, np.nan]), traits(*[(0, 1, 5)] * 4), traits((0, 1, 5)))
    assert found.events[:, 0].tolist() == [3, 3, 3, 3]


def test_no_past_at_all() -> None:
    found = usually(np.zeros(0), traits(), traits((0, 1, 5)))
    assert (found.events.sum(), np.isnan(found.value).all()) == (0, True)
    assert by_group(np.zeros(0), np.zeros(0, np.int64), 0).value.tolist() == []


def test_one_event_far_off_moves_no_median() -> None:
    assert medians(np.array([2.0, 2.0, 2.0, 900.0]), np.ones((1, 4), np.bool_)).tolist() == [2]


@pytest.mark.parametrize(("cut", "band"), [(0, 0), (1, 1), (15, 1), (16, 2), (30, 2), (31, 3), (95, 3)])
def test_prices_are_alike_within_a_band(cut: int, band: int) -> None:
    assert cut_band(np.array([float(cut)])).tolist() == [band]


@pytest.mark.parametrize(("suggested", "far"), [(76, False), (75, False), (74, True), (125, False), (126, True)])
def test_a_plan_is_far_beyond_a_quarter(suggested: int, far: bool) -> None:
    assert is_far(np.array([100.0]), np.array([float(suggested)])).tolist() == [far]


def test_nothing_is_suggested_for_what_does_not_sell() -> None:
    assert np.isnan(suggested_units(np.array([2.0]), np.array([0.0]), np.array([3.0]))).all()


@given(multiples)
def test_what_is_usual_lies_among_what_was_seen(values: list[float]) -> None:
    found = usually(np.array(values), traits(*[(n % 3, n % 4, n % 2) for n in range(len(values))]), traits((0, 1, 1)))
    if len(values) >= FEWEST:
        assert min(values) - 1e-9 <= found.value[0] <= max(values) + 1e-9


@given(multiples, st.floats(0.1, 10))
def test_twice_the_multiples_are_twice_as_usual(values: list[float], factor: float) -> None:
    past, new = traits(*[(n % 2, 0, n % 3) for n in range(len(values))]), traits((0, 0, 0))
    once: Floats = usually(np.array(values), past, new).value
    assert np.allclose(usually(np.array(values) * factor, past, new).value, once * factor, equal_nan=True)


@given(multiples)
def test_what_is_usual_for_one_does_not_depend_on_its_neighbours(values: list[float]) -> None:
    past, some = traits(*[(n % 2, 0, n % 3) for n in range(len(values))]), [(0, 0, 0), (1, 2, 1), (5, NONE, NONE)]
    together = usually(np.array(values), past, traits(*some)).value
    alone = [usually(np.array(values), past, traits(one)).value[0] for one in some]
    assert np.array_equal(together, np.array(alone), equal_nan=True)
