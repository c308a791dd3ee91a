"""What flies is full cartons, no more than the order that is asked for, and what follows is reckoned for that."""

from math import inf

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.explaining.explain import Explained, explain
from planner.explaining.flight_rules import FLIGHT_RULES, held_to
from planner.explaining.rules import RULES
from tests.planner.shop import any_shop


def numbers(seed: int, index: int) -> tuple[Explained, ...]:
    return explain(any_shop(seed, count=12).basis(), index)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 400), st.integers(1, 24))
def test_every_number_still_follows_from_what_is_said_of_it(seed, asked, case_pack):
    for index in range(12):
        found = held_to(numbers(seed, index), asked, case_pack)
        flying = {it.name: it for it in found}
        assert flying["flown_sales"].inputs["air_quantity"] <= max(asked, 0)
        for it in found:
            again = (RULES | FLIGHT_RULES)[it.rule](**it.inputs)
            np.testing.assert_array_equal(again, it.value, err_msg=f"{it.name} of {index}: {it.inputs}")


@given(st.integers(0, 100))
@settings(max_examples=5, deadline=None)
def test_nothing_changes_where_no_more_is_missing_than_is_asked_for(seed):
    found = numbers(seed, 0)
    missing = next(it.value for it in found if it.name == "air_quantity")
    assert held_to(found, inf) == found
    if not np.isnan(missing):
        assert held_to(found, missing) == found
