"""What gradient boosting foretold of each item: the newest night's, for a week, and nobody else's."""

from datetime import date, timedelta

import numpy as np
import pytest

from bot.store import Database, Store
from tests.bot.store.builders import NOW, a_count, a_store, counts_in

TODAY = date(2026, 3, 10)


def kept(store: Store, **asked: object) -> list[float]:
    (catalogue,) = store.facts.gather(NOW, **asked)  # type: ignore[arg-type]
    return catalogue.items.boost.tolist()


def two_items(store: Store) -> tuple[int, ...]:
    counts_in(store, a_count("1001"), a_count("1002"))
    (catalogue,) = store.facts.gather(NOW)
    return catalogue.numbers


def test_of_all_and_of_one_the_same_is_read(store: Store) -> None:
    """One has a factor, the other none."""
    _, second = two_items(store)
    store.boosts.replace({second: 0.87}, TODAY)
    np.testing.assert_array_equal(kept(store), [np.nan, 0.87])
    assert kept(store, products=["SKU1002"]) == [0.87]


def test_a_night_leaves_only_its_own(store: Store) -> None:
    first, second = two_items(store)
    store.boosts.replace({first: 1.1, second: 0.9}, TODAY)
    store.boosts.replace({first: 1.2}, TODAY)
    np.testing.assert_array_equal(kept(store), [1.2, np.nan])
    store.boosts.replace({}, TODAY)
    assert np.isnan(kept(store)).all()


@pytest.mark.parametrize(("days", "counts"), [(6, True), (7, True), (8, False)])
def test_it_is_believed_for_a_week(store: Store, days: int, counts: bool) -> None:
    first, _ = two_items(store)
    store.boosts.replace({first: 1.2}, TODAY - timedelta(days=days))
    assert (kept(store)[0] == 1.2) is counts


def test_workspaces_keep_their_own(database: Database, store: Store) -> None:
    first, _ = two_items(store)
    other = a_store(database, "W2")
    other_first, _ = two_items(other)
    other.boosts.replace({other_first: 0.7}, TODAY)
    store.boosts.replace({first: 1.2}, TODAY)
    other.boosts.replace({}, TODAY)
    assert kept(store)[0] == 1.2
