"""What lies with TikTok is sold from the same pool as what lies at home, and is counted once."""

from datetime import datetime

from bot.store import Catalogue, Move, Store, Switched
from planner.intake.facts import FulfilledStock
from planner.ledger import on_order
from planner.model import UNDATED
from tests.bot.store.builders import NOW, a_count, a_line, a_row, a_shop, at, counts_in, hours, orders_in, plan_in

LATER = at(3, 20)


def lies(sku: str = "SKU1001", quantity: int | None = 50, in_transit: int | None = 0) -> FulfilledStock:
    return FulfilledStock(sku, quantity, in_transit)


def fulfilled_in(store: Store, *stock: FulfilledStock, as_of: datetime = NOW) -> Switched:
    run = store.imports.begin("Mugs", "fbt", str(hash((stock, as_of))), "fbt.csv", as_of, as_of)
    store.imports.stage(run, "fulfilled", stock)
    return store.imports.switch(run, as_of)


def gathered(store: Store, now: datetime = NOW) -> Catalogue:
    (catalogue,) = store.facts.gather(now)
    return catalogue


def counted(store: Store, now: datetime = LATER) -> int | None:
    return gathered(store, now).about[0].counted


def test_it_is_available_beside_what_lies_at_home(store: Store) -> None:
    counts_in(store, a_count(quantity=40), as_of=NOW)
    switched = fulfilled_in(store, lies(quantity=30), lies(quantity=20), as_of=NOW + hours(1))
    assert (switched["fulfilled"], switched["beside_own"]) == (1, 1)
    assert (counted(store), gathered(store, NOW + hours(2)).items.on_hand[0]) == (90, 90)


def test_a_new_file_replaces_only_its_own_part(store: Store) -> None:
    counts_in(store, a_count(quantity=40), as_of=at(3, 8))
    fulfilled_in(store, lies(quantity=50), as_of=at(3, 9))
    fulfilled_in(store, lies(quantity=10), as_of=at(3, 10))
    assert counted(store) == 50
    counts_in(store, a_count(quantity=35), as_of=at(3, 11))
    assert counted(store) == 45


def test_both_files_of_one_moment_count_the_same_whichever_comes_first(store: Store) -> None:
    for day, first in ((8, "stock"), (9, "fbt")):
        if first == "fbt":
            fulfilled_in(store, lies(quantity=50), as_of=at(3, day))
        counts_in(store, a_count(quantity=40), as_of=at(3, day))
        if first == "stock":
            fulfilled_in(store, lies(quantity=50), as_of=at(3, day))
        assert counted(store, at(3, day, 13)) == 90


def test_what_sold_meanwhile_left_from_tiktok(store: Store) -> None:
    """50 lay there; 8 sold since; 40 at home counted: 82, and nothing differs."""
    counts_in(store, a_count(quantity=40), as_of=at(3, 8))
    fulfilled_in(store, lies(quantity=50), as_of=at(3, 8))
    orders_in(store, a_line(quantity=8, paid=at(3, 9)), as_of=at(3, 10, 9))
    switched = counts_in(store, a_count(quantity=40), as_of=at(3, 10))
    assert counted(store) == 82
    assert "differing" not in switched.changes


def test_what_moved_at_home_since_its_count_still_lies_there(store: Store) -> None:
    """40 at home, 60 arrived, 7 sold elsewhere, 3 sent away: 90, and 50 with TikTok; nothing differs."""
    store.shops.add(a_shop("West"), now=NOW)
    counts_in(store, a_count(quantity=40), as_of=at(3, 8))
    fulfilled_in(store, lies(quantity=50), as_of=at(3, 8))
    days = {"location": "Mugs", "product": "SKU1001", "day": "2026-03-09"}
    sold = a_row("other_sales", channel="Fair", quantity=7, **days)
    plan_in(store, at(3, 10), receipts=[a_row("receipts", quantity=60, **days)], other_sales=[sold])
    assert store.moves.accept(Move("SKU1001", "Mugs", "West", 3, at(3, 20).date()), 0, "U1", at(3, 10), lambda _: ())
    switched = fulfilled_in(store, lies(quantity=50), as_of=at(3, 11))
    assert (counted(store), "differing" in switched.changes) == (140, False)


def test_what_arrived_where_all_lies_with_tiktok_is_in_its_count(store: Store) -> None:
    orders_in(store, a_line())
    fulfilled_in(store, lies(quantity=50), as_of=at(3, 8))
    arrived = a_row("receipts", location="Mugs", product="SKU1001", day="2026-03-09", quantity=60)
    plan_in(store, at(3, 10), receipts=[arrived])
    fulfilled_in(store, lies(quantity=110), as_of=at(3, 11))
    assert counted(store) == 110


def test_what_is_on_its_way_there_is_on_order_on_no_day(store: Store) -> None:
    counts_in(store, a_count(quantity=40), as_of=NOW)
    fulfilled_in(store, lies(in_transit=15), lies(quantity=0, in_transit=5), as_of=NOW)
    inbound = gathered(store).inbound
    assert (on_order(inbound, 1).tolist(), inbound.day.tolist()) == ([20], [UNDATED])
    fulfilled_in(store, lies(in_transit=None), as_of=NOW + hours(1))
    assert on_order(gathered(store).inbound, 1).tolist() == [0]


def test_what_is_absent_or_blank_is_no_zero(store: Store) -> None:
    counts_in(store, a_count("1", 0), a_count("2", 0), as_of=at(3, 8))
    fulfilled_in(store, lies("SKU1", 50), lies("SKU2", 60), as_of=at(3, 9))
    switched = fulfilled_in(store, lies("SKU1", None), lies("X", 5), as_of=at(3, 10))
    assert (switched["fulfilled"], switched["without_quantity"]) == (0, 1)
    assert (switched["uncounted_products"], switched["unlisted"]) == (("SKU2",), ("X",))
    assert [one.counted for one in gathered(store, at(3, 11)).about] == [50, 60]
