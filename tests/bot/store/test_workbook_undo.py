"""A planning workbook is taken back with its shops, people, links and events, unless somebody built upon them."""

from datetime import date, timedelta
from typing import Any

import pytest

from bot.store import InTheWay, Limit, Store, UndoStopped
from planner.events.plan import EventKind, EventPlan
from tests.bot.store.builders import NOW, a_count, a_line, a_proposal, a_row, a_shop, at, counts_in, orders_in, plan_in
from tests.bot.store.test_import_undo import facts, seen, undo

LATER = NOW + timedelta(hours=1)
TOLD = {"event", "event_line"}  # a cancelled event stays, and its versions go on


def known(store: Store) -> tuple[Any, ...]:
    """Return every fact, what planning sees, and the events that are planned."""
    plans = [event.plan for event in store.events.planned()]
    return {name: rows for name, rows in facts(store).items() if name not in TOLD}, seen(store), plans


def stops(store: Store) -> list[InTheWay]:
    """Return what stands in the way; taking it back all the same changes nothing."""
    last = store.import_undo.last("Mugs")
    assert last is not None
    assert last.in_the_way
    before = known(store)
    with pytest.raises(UndoStopped):
        store.import_undo.undo(last, NOW)
    assert known(store) == before
    return list(last.in_the_way)


def test_what_it_listed_again_without_a_change_stays(store: Store) -> None:
    """Two suppliers and two lanes, one of each changed: the others are none of its doing."""
    store.shops.add(a_shop("Cups"), now=NOW)
    counts_in(store, a_count(quantity=5))

    def rows(days: int) -> dict[str, Any]:
        return {
            "suppliers": [
                a_row("suppliers", supplier="A", sea_days=30),
                a_row("suppliers", supplier="B", sea_days=days),
            ],
            "lanes": [a_row("lanes", origin="Mugs", destination="Cups", days=5)],
            "products": [a_row("products", product="SKU1001", supplier="A")],
            "rates": [a_row("rates", origin="EUR", target="GBP", rate="0.86", day="2026-03-01")],
        }

    plan_in(store, **rows(20))
    before = known(store)
    plan_in(store, LATER, **rows(25))
    undo(store)
    assert known(store) == before


def test_a_shop_moves_to_another_location_once_its_stock_is_taken_back(store: Store) -> None:
    counts_in(store, a_count(quantity=5))
    undo(store)
    plan_in(store, shops=[a_row("shops", shop="Mugs", location="Dock 7")])
    assert set(store.shops.by_location()) == {"Dock 7"}


@pytest.fixture
def sold(store: Store) -> Store:
    """Two listings that sold and were counted, one event of the first, one order of it."""
    orders_in(store, a_line("1"), a_line("2", "1002", 3), as_of=at(3, 8))
    counts_in(store, a_count(quantity=5), a_count("1002", 7), as_of=at(3, 8))
    days = date(2026, 3, 20), date(2026, 3, 21)
    store.events.add(EventPlan("Live", EventKind.LIVESTREAM, "Mugs", *days, (("SKU1001", 9),)), "U1", at(3, 8))
    (suggestion,) = store.suggestions.apply(at(3, 8), opened=[a_proposal()]).opened
    store.deciding.approve(suggestion.id, 1, "U1", at(3, 8), arrives=date(2026, 4, 9))
    return store


LINKS = {
    "to a product of its own": [a_row("listings", product="OTHER", shop="Mugs", sku_id="1001")],
    "two of each": [a_row("listings", product="OTHER", shop="Mugs", sku_id="1001", units_each=2)],
    "both to one": [a_row("listings", product="ONE", shop="Mugs", sku_id=sku) for sku in ("1001", "1002")],
    "to one that is there": [a_row("listings", product="SKU1002", shop="Mugs", sku_id="1001")],
    "a bundle": [a_row("listings", product=code, shop="Mugs", sku_id="1001") for code in ("PART", "SKU1002")],
    "a new one": [a_row("listings", product="SKU1001", shop="Mugs", sku_id="1009", seller_sku="NINE")],
    "another name": [a_row("listings", product="SKU1001", shop="Mugs", sku_id="1001", seller_sku="ONE", page_id="77")],
}


@pytest.mark.parametrize("rows", LINKS.values(), ids=LINKS)
def test_listings_are_linked_as_before_and_what_moved_along_moves_back(sold: Store, rows: Any) -> None:
    """Sales, counts, the event and the order go to the other product, and come back."""
    before = known(sold)
    plan_in(sold, listings=rows)
    assert known(sold) != before
    undo(sold)
    assert known(sold) == before
    assert sold.products.find("SKU1001").exact == ("SKU1001",)
    assert sold.products.search("sku1001", 5).codes == ("SKU1001",)


def test_a_link_under_which_something_came_in_since_stays_until_that_is_taken_back(sold: Store) -> None:
    plan_in(sold, listings=LINKS["to a product of its own"])
    workbook = sold.import_undo.last("Mugs")
    assert workbook is not None
    sold.shops.add(a_shop("Cups"), now=NOW)
    counts_in(sold, a_count(quantity=3), as_of=LATER)
    last = sold.import_undo.last("Cups")  # the workbook is of all shops
    assert last is not None
    assert last.in_the_way == (InTheWay("newer_import", {"shop": "Mugs", "file": "stock.xlsx"}),)
    with pytest.raises(UndoStopped):
        sold.import_undo.undo(workbook, NOW)
    undo(sold, "Mugs")
    assert undo(sold, "Cups").id == workbook.id
    assert sold.products.find("SKU1001").exact == ("SKU1001",)


def test_a_product_it_made_that_is_bought_by_now_stands_in_the_way(sold: Store) -> None:
    plan_in(sold, listings=LINKS["a bundle"])
    (suggestion,) = sold.suggestions.apply(LATER, opened=[a_proposal("PART")]).opened
    order = sold.deciding.approve(suggestion.id, 1, "U1", LATER, arrives=date(2026, 4, 9)).orders[0]
    assert stops(sold) == [InTheWay("bought", {"number": order.number, "product": "PART"})]
    sold.deciding.undo(suggestion.id, 2, "U1", LATER)
    undo(sold)
    assert sold.products.find("SKU1001").exact == ("SKU1001",)


def test_shops_it_opened_are_closed_and_those_it_changed_say_what_they_said(sold: Store) -> None:
    """Another zone and another meaning of counts change days and units: they change back."""
    before = known(sold)
    changed = {"tz": "Asia/Jakarta", "quantity_means": "on_hand", "channel": "C9"}
    plan_in(
        sold,
        shops=[
            a_row("shops", shop="Mugs", **changed),
            a_row("shops", shop="Cups", market="ID", tz="Asia/Jakarta", currency="IDR", location="Bonded"),
        ],
        events=[a_row("events", event="Sale", shop="Mugs", start="2026-03-25", product="SKU1001", units=5)],
        lanes=[a_row("lanes", origin="Mugs", destination="Bonded", days=5)],
    )
    assert [shop.name for shop in sold.shops.all()] == ["Cups", "Mugs"]
    assert known(sold) != before
    undo(sold)
    assert known(sold) == before


def test_thresholds_it_set_are_those_of_before_and_one_set_since_stays(sold: Store) -> None:
    assert sold.rules.change(0, {"window": 60, "review": 7.0}, "U1", NOW, shop="Mugs")
    opened = {"market": "ID", "tz": "Asia/Jakarta", "currency": "IDR", "dead": 45}
    said = {"window": 14, "service_a": 0.99, "review": None, "stale": 72.0}
    plan_in(sold, shops=[a_row("shops", shop="Mugs", **said), a_row("shops", shop="Cups", **opened)])
    assert sold.rules.latest("Mugs").said == {"window": 14, "service_a": 0.99, "stale": 72.0}
    assert sold.rules.latest("Cups").said == {"dead": 45}
    seen_then = sold.rules.latest("Mugs").version
    assert sold.rules.change(seen_then, {"window": 14, "service_a": 0.98, "stale": 72.0}, "U1", LATER, shop="Mugs")
    undo(sold)
    assert sold.rules.latest("Mugs").said == {"window": 60, "service_a": 0.98, "review": 7.0}
    assert sold.rules.latest("Mugs").version > seen_then + 1  # who opened a window meanwhile is too late
    assert [shop.name for shop in sold.shops.all()] == ["Mugs"]


def test_thresholds_of_a_shop_that_had_none_are_gone_again(sold: Store) -> None:
    plan_in(sold, shops=[a_row("shops", shop="Mugs", window=14)])
    undo(sold)
    assert sold.rules.of_shops() == {}
    assert sold.rules.by_location() == {}


def test_a_channel_somebody_changed_since_stays(sold: Store) -> None:
    plan_in(sold, shops=[a_row("shops", shop="Mugs", channel="C9", currency="EUR")])
    sold.shops.change("Mugs", now=LATER, channel="C7")
    undo(sold)
    assert (sold.shops.named("Mugs").channel, sold.shops.named("Mugs").currency) == ("C7", "GBP")


def test_a_shop_it_opened_with_files_of_its_own_stays_until_they_are_taken_back(sold: Store) -> None:
    plan_in(sold, shops=[a_row("shops", shop="Cups", market="GB", tz="Europe/London", currency="GBP")])
    orders_in(sold, a_line("9", "2001"), shop="Cups", as_of=LATER)
    assert stops(sold) == [InTheWay("newer_import", {"shop": "Cups", "file": "orders.csv"})]
    undo(sold, "Cups")
    undo(sold)
    assert [shop.name for shop in sold.shops.all()] == ["Mugs"]


def test_people_have_the_role_and_limit_they_had(sold: Store) -> None:
    sold.people.set_role("U1", "approver", now=at(3, 8), limit=Limit(500, "GBP"))
    sold.people.remember("U1", "en", "Europe/London", at(3, 8))
    before = known(sold)
    plan_in(
        sold,
        people=[
            a_row("people", user="U1", role="viewer", limit=None),
            a_row("people", user="U2", role="approver", limit="9", currency="GBP"),
        ],
    )
    assert known(sold) != before
    undo(sold)
    assert [(m.user, m.role, m.limit) for m in sold.people.all()] == [("U1", "approver", Limit(500, "GBP"))]
    assert sold.people.profile("U1") is not None
    assert known(sold) == before


def test_who_used_a_role_it_gave_keeps_it_in_the_way(sold: Store) -> None:
    plan_in(sold, people=[a_row("people", user="U2", role="approver")])
    (suggestion,) = sold.suggestions.apply(LATER, opened=[a_proposal("SKU1002")]).opened
    sold.deciding.approve(suggestion.id, 1, "U2", LATER, arrives=date(2026, 4, 9))
    said = {"user": "U2", "subject": suggestion.subject}
    assert stops(sold) == [InTheWay("decided", said)]


def test_events_it_added_are_cancelled_and_those_it_changed_are_as_before(sold: Store) -> None:
    sheet = [a_row("events", event="Sale", shop="Mugs", start="2026-03-25", product="SKU1001", units=5, host="Anna")]
    plan_in(sold, at(3, 9), events=sheet)
    before = known(sold)
    plan_in(
        sold,
        events=[
            a_row(
                "events",
                event="Live",
                shop="Mugs",
                start="2026-03-20",
                end="2026-03-22",
                product="SKU1002",
                units=4,
                host="Ben",
                price_cut=20,
            ),
            a_row("events", event="New", shop="Mugs", start="2026-03-27", product="SKU1001", units=6),
        ],
    )
    assert [event.plan.name for event in sold.events.planned()] == ["Live", "New"]
    undo(sold)
    assert known(sold) == before


def test_an_event_somebody_changed_since_stands_in_the_way_until_it_is_cancelled(sold: Store) -> None:
    plan_in(sold, events=[a_row("events", event="New", shop="Mugs", start="2026-03-27", product="SKU1001", units=6)])
    (event,) = [event for event in sold.events.planned() if event.plan.name == "New"]
    other = EventPlan("New", EventKind.LIVESTREAM, "Mugs", *[date(2026, 3, 27)] * 2, (("SKU1001", 60),))
    changed = sold.events.change(event.id, event.version, other, "U1", LATER)
    assert stops(sold) == [InTheWay("changed_event", {"number": str(event.id)})]
    sold.events.cancel(event.id, changed.event.version, "U1", LATER)
    undo(sold)
    assert [event.plan.name for event in sold.events.planned()] == ["Live"]


def test_the_workbook_comes_in_again_after_it_was_taken_back(sold: Store) -> None:
    rows = {
        "listings": LINKS["to a product of its own"],
        "events": [a_row("events", event="New", shop="Mugs", start="2026-03-27", product="OTHER", units=6)],
    }
    plan_in(sold, **rows)
    there = known(sold)
    assert [event.plan.units for event in sold.events.planned()] == [(("OTHER", 9),), (("OTHER", 6),)]
    undo(sold)
    plan_in(sold, LATER, **rows)
    assert known(sold)[2] == there[2]
    assert sold.products.find("1001").exact == ("OTHER",)
