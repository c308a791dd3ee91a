"""What is news."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.changes import Change, Changes, changes
from planner.model import Level
from planner.policy import Policy
from tests.planner.shop import a_shop, any_shop


def told(*levels: Level) -> np.ndarray:
    return np.array(levels, dtype=np.int8)


def news(before: Level, **facts) -> tuple[Change, Level]:
    found = changes(told(before), a_shop(**facts).planned(), Policy())
    return Change(int(found.change[0])), Level(int(found.told[0]))


def test_people_are_told_once():
    assert news(Level.OK, on_hand=500) == (Change.NEW, Level.REORDER)
    assert news(Level.REORDER, on_hand=470) == (Change.STILL, Level.REORDER)


def test_what_got_worse_is_told_again():
    assert news(Level.REORDER, on_hand=300) == (Change.WORSE, Level.URGENT)
    assert news(Level.URGENT, on_hand=100) == (Change.WORSE, Level.CRITICAL)
    assert news(Level.CRITICAL, on_hand=0) == (Change.WORSE, Level.OUT)


@pytest.mark.parametrize(("on_hand", "change"), [(501, Change.STILL), (550, Change.STILL), (551, Change.GONE)])
def test_a_quantity_level_re_arms_above_1_1_of_the_threshold(on_hand, change):
    """1.1 x 500 = 550."""
    assert news(Level.REORDER, on_hand=on_hand)[0] == change


@pytest.mark.parametrize(("on_hand", "remembered"), [(450, Level.URGENT), (480, Level.URGENT), (490, Level.REORDER)])
def test_a_date_level_re_arms_two_days_beyond_its_limit(on_hand, remembered):
    """Sea takes 15: 480 lasts to day 16, 490 to day 17."""
    assert news(Level.URGENT, on_hand=on_hand) == (Change.STILL, remembered)


def test_watched_overstocked_and_dead_items_are_not_told():
    assert news(Level.OK, on_hand=550) == (Change.NONE, Level.OK)
    assert news(Level.OK, on_hand=9999) == (Change.NONE, Level.OK)
    assert news(Level.OK, sold_per_day=0) == (Change.NONE, Level.OK)


def test_a_count_too_old_does_not_hide_what_was_told():
    """Told urgent: it stands. Told nothing: the old count is news, and so is what a new count then shows."""
    assert news(Level.URGENT, on_hand=9999, count_age=72) == (Change.STILL, Level.URGENT)
    assert news(Level.OK, on_hand=9999, count_age=72) == (Change.NEW, Level.STALE_DATA)
    assert news(Level.STALE_DATA, on_hand=9999, count_age=73) == (Change.STILL, Level.STALE_DATA)
    assert news(Level.STALE_DATA, on_hand=1000) == (Change.GONE, Level.OK)
    assert news(Level.STALE_DATA, on_hand=500) == (Change.WORSE, Level.REORDER)


def test_a_chased_delivery_is_gone_once_it_came():
    assert news(Level.OK, on_hand=600, receipts=[(0, 1000, 25)]) == (Change.NEW, Level.EXPEDITE)
    assert news(Level.EXPEDITE, on_hand=1600) == (Change.GONE, Level.OK)


def test_stock_that_jitters_around_a_limit_is_told_once():
    """One unit up and down, 50 times."""
    memory, said = told(Level.OK), []
    for on_hand in [501, 500] * 50:
        found = changes(memory, a_shop(on_hand=on_hand).planned(), Policy())
        memory = found.told
        said.append(int(found.change[0]))
    assert said.count(Change.NEW) == 1
    assert Change.WORSE not in said
    assert Change.GONE not in said


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.lists(st.sampled_from(list(Level)), min_size=40, max_size=40))
def test_asked_twice_there_is_no_news(seed, before):
    plan = any_shop(seed).planned()
    first: Changes = changes(told(*before), plan, Policy())
    second = changes(first.told, plan, Policy())
    assert not np.isin(second.change, [Change.NEW, Change.WORSE, Change.GONE]).any()


def test_a_memory_of_other_items_is_refused():
    with pytest.raises(ValueError, match=r"\(2,\)"):
        changes(told(Level.OK, Level.OK), a_shop().planned(), Policy())


def test_nobody_is_told_that_what_nobody_buys_is_out():
    """It is shown as out; it is told once it sells."""
    shop = a_shop(on_hand=0, sold_per_day=0)
    assert shop.planned().level[0] == Level.OUT
    assert news(Level.OK, on_hand=0, sold_per_day=0) == (Change.NONE, Level.OK)
    assert news(Level.OK, on_hand=0, sold_per_day=1) == (Change.NEW, Level.OUT)
