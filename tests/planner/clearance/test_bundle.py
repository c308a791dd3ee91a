"""What a slow item is bundled with."""

from typing import Any

import numpy as np
import pytest

from planner.clearance.bundle import Pairs, partners


def chosen(*pairs: dict[str, Any], items: int = 1) -> list[int]:
    """Return the chosen pair of each item; a pair held both in 10 of 40 and of 100 orders of 10,000, 2 a day."""
    usual = {"item": 0, "together": 10.0, "of_item": 40.0, "of_other": 100.0, "of_all": 10_000.0}
    rows = [usual | {"other_orders": 2.0, "is_offered": True} | pair for pair in pairs]
    columns = {name: np.array([row[name] for row in rows]) for name in Pairs.__slots__}
    return partners(Pairs(**columns), items).tolist()


def test_what_reaches_more_buyers_wins():
    assert chosen({"other_orders": 2.0}, {"other_orders": 3.0}) == [1]


def test_what_its_buyers_take_more_than_others_wins():
    """In a best-seller's 4,000 orders ten are chance: 25 % of its orders, and 40 % of all."""
    assert chosen({"of_other": 4_000.0, "other_orders": 80.0}, {}) == [1]


def test_each_item_has_its_own():
    assert chosen({"item": 2}, {"item": 0}, {"item": 2, "other_orders": 9.0}, items=3) == [1, -1, 2]


@pytest.mark.parametrize(("together", "suits"), [(2, False), (3, True), (4, True)])
def test_three_orders_with_both_are_needed(together, suits):
    assert (chosen({"together": together, "of_item": 20.0}) == [0]) == suits


@pytest.mark.parametrize(("of_item", "suits"), [(99, True), (100, True), (101, False)])
def test_a_tenth_of_its_orders_must_hold_the_other(of_item, suits):
    assert (chosen({"of_item": of_item}) == [0]) == suits


@pytest.mark.parametrize(("of_other", "suits"), [(2083, True), (2084, False)])
def test_both_must_be_together_more_often_than_by_chance(of_other, suits):
    """10 of 40 is a quarter; ÷ 1.2 is 2,083 of 10,000."""
    assert (chosen({"of_other": of_other}) == [0]) == suits


def test_what_is_not_offered_or_no_longer_sells_helps_nobody():
    assert chosen({"is_offered": False}, {"other_orders": 0.0}) == [-1]
