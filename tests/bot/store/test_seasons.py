"""Proposed seasons on every database: what sold day by day, proposed once, decided by the first."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import pytest

from bot.store import Database, EventExists, Outgoing, SeasonFound, SeasonProposal, Store, UnknownShop
from planner.events.plan import EventKind, EventPlan
from tests.bot.store.builders import NOW, a_line, a_row, a_shop, a_store, orders_in, plan_in

TODAY = NOW.date()
AUTUMN = (date(2026, 10, 17), date(2026, 12, 9))


def found(starts: date = AUTUMN[0], ends: date = AUTUMN[1], factor: float = 1.45) -> SeasonFound:
    return SeasonFound(starts, ends, factor, {"looked": "2026-03-10"})


def told(proposal: SeasonProposal) -> list[Outgoing]:
    return [Outgoing(proposal.subject, proposal.channel, "season", proposal.subject, {"season": proposal.id})]


def proposed(store: Store, *seasons: SeasonFound, shop: str = "Mugs") -> int:
    return store.seasons.propose(shop, seasons or [found()], NOW, told)


def a_plan(**changes: Any) -> EventPlan:
    said = {"name": "As last year", "starts": AUTUMN[0], "ends": AUTUMN[1], "amount": 1.45, "units": ()} | changes
    return EventPlan(kind=EventKind.SEASON, shop="Mugs", **said)


def quietly(_it: object) -> list[Outgoing]:
    return []


# -- what sold ------------------------------------------------------------------------------------------------------


def test_items_and_units_of_each_day_from_the_first_sale_until_yesterday(store: Store) -> None:
    """Two items sold 40 days ago, one of them 3 + 2, and one yesterday; what sells today is not counted yet."""
    then, yesterday = NOW - timedelta(days=40), NOW - timedelta(days=1)
    orders_in(
        store,
        a_line("A", "1", 3, then),
        a_line("B", "1", 2, then),
        a_line("C", "2", 1, then),
        a_line("D", "2", 7, yesterday),
        a_line("E", "2", 9, NOW),
    )
    sold = store.seasons.sold("Mugs", TODAY)
    assert sold.sellers.tolist() == [2, *[0] * 38, 1]
    assert sold.units.tolist() == [6, *[0] * 38, 7]


def test_more_items_than_a_tray_holds_over_a_turn_of_the_year(store: Store) -> None:
    """130 items, the n-th of which sold n units on 31 December: 130 · 131 / 2."""
    orders_in(store, *(a_line(f"{n}", f"{n}", n, NOW - timedelta(days=69)) for n in range(1, 131)))
    sold = store.seasons.sold("Mugs", TODAY)
    assert (NOW - timedelta(days=69)).date() == date(2025, 12, 31)
    assert (len(sold.sellers), sold.sellers[0], sold.units[0], sold.units.sum()) == (69, 130, 8515, 8515)


def test_what_other_channels_sell_counts_and_what_other_shops_sell_does_not(database: Database) -> None:
    store = a_store(database, "W1", a_shop(), a_shop("Bags"))
    orders_in(store, a_line("A", "1", 3, NOW - timedelta(days=2)))
    orders_in(store, a_line("B", "2", 8, NOW - timedelta(days=2)), shop="Bags")
    plan_in(store, other_sales=[a_row("other_sales", product="SKU1", day="2026-03-09", quantity=5, channel="Web")])
    assert store.seasons.sold("Mugs", TODAY).units.tolist() == [3, 5]
    assert store.seasons.sold("Bags", TODAY).units.tolist() == [8, 0]


def test_a_shop_that_sold_nothing_has_no_days(store: Store) -> None:
    assert store.seasons.sold("Mugs", TODAY).sellers.size == 0
    with pytest.raises(UnknownShop):
        store.seasons.sold("Hats", TODAY)


# -- proposed -------------------------------------------------------------------------------------------------------


def test_a_season_is_proposed_once_though_another_look_finds_it_a_week_longer(store: Store) -> None:
    week = timedelta(days=7)
    assert proposed(store) == 1
    assert proposed(store, found(AUTUMN[0] - week, AUTUMN[1] + week)) == 0
    assert proposed(store, found(AUTUMN[1] + week, AUTUMN[1] + 5 * week, 0.7)) == 1
    assert [(it.id, it.found.factor) for it in store.seasons.standing(TODAY)] == [(1, 1.45), (2, 0.7)]
    leased = store.outbox.lease(NOW, timedelta(seconds=90))
    assert leased is not None
    assert (leased.kind, leased.values) == ("season", {"season": 1})


def test_next_year_it_is_proposed_again(store: Store) -> None:
    year = timedelta(days=364)
    assert proposed(store) == 1
    store.seasons.decline(1, 1, "U1", NOW)
    assert proposed(store, found(AUTUMN[0] + year, AUTUMN[1] + year)) == 1


@pytest.mark.parametrize(
    ("changes", "is_proposed"),
    [
        ({}, False),
        ({"starts": date(2026, 11, 13)}, False),  # the last 27 of its 54 days
        ({"starts": date(2026, 11, 14)}, True),
        ({"units": (("SKU1", 0),)}, True),  # of one product alone
    ],
)
def test_a_planned_season_of_most_of_its_days_stands_for_it(
    store: Store, changes: dict[str, Any], is_proposed: bool
) -> None:
    orders_in(store, a_line("A", "1"))
    store.events.add(a_plan(**changes), "U1", NOW)
    assert proposed(store) == is_proposed


def test_a_cancelled_season_stands_for_nothing(store: Store) -> None:
    event = store.events.add(a_plan(), "U1", NOW).event
    store.events.cancel(event.id, event.version, "U1", NOW)
    assert proposed(store) == 1


# -- decided --------------------------------------------------------------------------------------------------------


def test_of_many_who_add_it_one_does(store: Store) -> None:
    proposed(store)

    def add(who: int) -> bool:
        return store.seasons.add(1, 1, a_plan(name=f"By {who}"), f"U{who}", NOW, quietly).won

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(add, range(4))) == 1
    (event,) = store.events.planned()
    season = store.seasons.one(1)
    assert season is not None
    assert (season.state, season.event, season.version, season.decided_by) == ("added", event.id, 2, event.added_by)
    assert [it.action for it in store.audit.entries("season:1")] == ["season added"]


def test_adding_and_declining_race_and_one_wins(store: Store) -> None:
    proposed(store)
    with ThreadPoolExecutor(2) as pool:
        added = pool.submit(store.seasons.add, 1, 1, a_plan(), "U1", NOW, quietly)
        declined = pool.submit(store.seasons.decline, 1, 1, "U2", NOW)
        assert added.result().won != declined.result().won
    assert len(store.events.planned()) == added.result().won


def test_an_event_of_that_name_and_day_leaves_it_open(store: Store) -> None:
    proposed(store)
    store.events.add(a_plan(), "U1", NOW)
    with pytest.raises(EventExists):
        store.seasons.add(1, 1, a_plan(), "U1", NOW, quietly)
    season = store.seasons.one(1)
    assert season is not None
    assert (season.state, season.version) == ("open", 1)


def test_declined_twice_the_second_is_told_who_was_first(store: Store) -> None:
    proposed(store)
    assert store.seasons.decline(1, 1, "U1", NOW).won
    late = store.seasons.decline(1, 2, "U2", NOW)
    assert (late.won, late.season.decided_by) == (False, "U1")


def test_one_workspace_sees_nothing_of_the_other_s(database: Database, store: Store) -> None:
    proposed(store)
    other = a_store(database, "W2", a_shop())
    assert other.seasons.one(1) is None
    assert other.seasons.standing(TODAY) == ()
    assert proposed(other) == 1
    assert other.seasons.decline(1, 1, "U9", NOW).won
    season = store.seasons.one(1)
    assert season is not None
    assert season.state == "open"
