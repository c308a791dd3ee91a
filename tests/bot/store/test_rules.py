"""The thresholds a workspace sets: kept with who and when, and never over what nobody saw."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bot.store import Database, RulesSet, Store, UnknownShop
from tests.bot.store.builders import NOW, a_shop, a_store

HOUR = timedelta(hours=1)


def test_nothing_is_set_until_somebody_sets_it(store: Store) -> None:
    assert store.rules.latest() == RulesSet()


def test_thresholds_are_kept_with_who_set_them(store: Store) -> None:
    assert store.rules.change(0, {"service_level": 0.9, "window": 60}, "U1", NOW)
    assert store.rules.change(1, {"window": 28}, "U2", NOW)
    assert store.rules.latest() == RulesSet(2, {"window": 28}, "U2", NOW)
    newest = store.audit.entries("rules")[0]
    assert (newest.user, newest.before, newest.after) == ("U2", {"service_level": 0.9, "window": 60}, {"window": 28})


def test_who_did_not_see_the_latest_changes_nothing(store: Store) -> None:
    store.rules.change(0, {"window": 28}, "U1", NOW)
    assert not store.rules.change(0, {"window": 60}, "U2", NOW)
    assert store.rules.latest().said == {"window": 28}


def test_a_plan_follows_each_change_and_no_more(store: Store) -> None:
    for version, window, asked in ((0, 28, 1), (1, 28, 1), (0, 60, 1), (1, 60, 2)):
        store.rules.change(version, {"window": window}, "U1", NOW)
        assert store.jobs.errands("plan").asked == asked


def test_of_many_who_saw_the_same_one_wins(store: Store) -> None:
    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(lambda n: store.rules.change(0, {"window": n}, f"U{n}", NOW), range(10, 26)))
    assert sum(won) == 1
    assert store.rules.latest().version == 1


def test_a_shop_keeps_its_own_beside_those_of_all(store: Store) -> None:
    store.rules.change(0, {"window": 28}, "U1", NOW)
    assert store.rules.change(0, {"window": 14, "service_a": 0.99}, "U2", NOW, shop="mugs")
    assert store.rules.latest("Mugs") == RulesSet(1, {"window": 14, "service_a": 0.99}, "U2", NOW)
    assert store.rules.latest().said == {"window": 28}
    assert dict(store.rules.of_shops()) == {"Mugs": store.rules.latest("Mugs")}
    newest = store.audit.entries("shop:Mugs")[0]
    assert (newest.action, newest.user, newest.before) == ("thresholds changed", "U2", {})


def test_a_shop_follows_the_others_again_when_it_sets_nothing(store: Store) -> None:
    store.rules.change(0, {"window": 14}, "U1", NOW, shop="Mugs")
    assert store.rules.change(1, {}, "U1", NOW + HOUR, shop="Mugs")
    assert (dict(store.rules.of_shops()), dict(store.rules.by_location())) == ({}, {})
    assert (store.rules.latest("Mugs").version, store.rules.changed_at()) == (2, NOW + HOUR)
    assert store.jobs.errands("plan").asked == 2


def test_who_did_not_see_the_latest_of_a_shop_changes_nothing(store: Store) -> None:
    store.rules.change(0, {"window": 14}, "U1", NOW, shop="Mugs")
    assert not store.rules.change(0, {"window": 60}, "U2", NOW, shop="Mugs")
    assert store.rules.latest("Mugs").said == {"window": 14}


def test_a_location_knows_what_each_of_its_shops_sets(store: Store) -> None:
    """A shop of the same shelf that sets nothing is there as well: it follows the workspace."""
    store.shops.add(a_shop("Cups"), now=NOW, location="Mugs")
    store.shops.add(a_shop("Bags"), now=NOW)
    store.rules.change(0, {"window": 14}, "U1", NOW, shop="Mugs")
    assert {place: list(said) for place, said in store.rules.by_location().items()} == {"Mugs": [{"window": 14}, {}]}


def test_nobody_sets_thresholds_of_a_shop_that_is_not_there(store: Store) -> None:
    with pytest.raises(UnknownShop):
        store.rules.change(0, {"window": 14}, "U1", NOW, shop="Nowhere")


def test_each_workspace_has_its_own(database: Database, store: Store) -> None:
    other = a_store(database, "W2")
    store.rules.change(0, {"window": 28}, "U1", NOW)
    store.rules.change(0, {"window": 14}, "U1", NOW, shop="Mugs")
    assert (other.rules.latest(), other.rules.latest("Mugs")) == (RulesSet(), RulesSet())
    assert (dict(other.rules.of_shops()), dict(other.rules.by_location())) == ({}, {})
    assert other.rules.changed_at() is None


def test_a_shop_changed_meanwhile_is_left_as_it_is(store: Store) -> None:
    seen = store.shops.named("Mugs")
    first = store.shops.change("Mugs", now=NOW, by="U1", seen=seen, digest_hour=7)
    assert (first.digest_hour, store.shops.named("mugs").digest_hour) == (7, 7)
    late = store.shops.change("Mugs", now=NOW, by="U2", seen=seen, digest_hour=8)
    assert late == first
    assert store.shops.named("Mugs") == a_shop(digest_hour=7)
