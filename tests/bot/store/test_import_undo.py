"""The last import of a shop can be taken back: every fact is as it was before it."""

import random
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from bot.store import Database, ImportGone, LastImport, Store
from bot.store.importing.keeping import KEPT
from bot.store.tables import METADATA
from planner.intake.facts import AdsLine, FulfilledStock
from tests.bot.store.builders import (
    NOW,
    a_count,
    a_line,
    a_proposal,
    a_row,
    a_shop,
    a_store,
    at,
    counts_in,
    hours,
    orders_in,
    plan_in,
)

APART = {"audit", "counter", "errand", "import_run", "packed_month"}  # what was done, not what is
SEARCHED = {"word", "word_part", "product_word"}  # finds products that are there; words outlive them


def facts(store: Store) -> dict[str, list[str]]:
    """Return every row of every table, but those of what was done; packed months are held against the rest."""
    assert store.facts.differing() == 0
    with store.access.reading() as session:
        return {
            table.name: sorted(
                repr(tuple(row))
                for row in session.connection().execute(
                    text(f'SELECT * FROM "{table.name}" WHERE workspace_id = :w'), {"w": store.access.workspace}
                )
            )
            for table in METADATA.sorted_tables
            if table.name not in {*APART, *SEARCHED, "workspace"}
        }


def seen(store: Store) -> list[Any]:
    """Return what planning is given, and how many units sold."""
    return [
        (one.about, one.history.units.tolist(), one.history.in_stock.tolist(), one.inbound.quantity.tolist())
        for one in store.facts.gather(at(4, 1))
    ] + [store.sales.ranked(date(2025, 1, 1), date(2026, 12, 31)).units.tolist()]


def undo(store: Store, shop: str = "Mugs") -> LastImport:
    last = store.import_undo.last(shop)
    assert last is not None
    store.import_undo.undo(last, NOW, "U1")
    return last


def file_in(store: Store, kind: str, table: str, *rows: object, as_of: datetime = NOW) -> None:
    period = (as_of.date() - timedelta(days=9), as_of.date()) if kind == "ads" else None
    run = store.imports.begin("Mugs", kind, f"{table}{rows}{as_of}", f"{table}.csv", as_of, as_of, period)  # type: ignore[arg-type]
    store.imports.stage(run, table, rows)
    store.imports.switch(run, as_of)


def any_import(store: Store, chance: random.Random, moment: datetime) -> None:
    """Import something: overlapping orders, counts, what lies with TikTok, ads."""
    skus = [str(chance.randrange(6)) for _ in range(chance.randrange(1, 7))]
    match chance.choice(("orders", "orders", "stock", "fulfilled", "ads")):
        case "orders":
            lines = [
                a_line(
                    str(chance.randrange(12)),
                    sku,
                    chance.randrange(1, 4),
                    paid := moment - hours(chance.randrange(1, 900)),
                    shipped=chance.choice((None, paid + hours(1))),
                    seller_sku=chance.choice(("", f"SKU{sku}", "SHARED")),
                    subtotal_minor=chance.choice((0, 500, 800)),
                )
                for sku in skus
            ]
            known = {(line.order_id, line.sku_id): line for line in lines}
            orders_in(store, *known.values(), as_of=moment, sha=str(chance.random()))
        case "stock":
            counts = [
                a_count(
                    sku,
                    chance.choice((None, 0, chance.randrange(50))),
                    price_minor=chance.choice((None, 900, 950)),
                    product_id=f"P{chance.randrange(2)}",
                )
                for sku in dict.fromkeys(skus)
            ]
            counts_in(store, *counts, as_of=moment)
        case "fulfilled":
            stock = [FulfilledStock(f"SKU{sku}", chance.choice((None, 5, 9)), chance.choice((None, 3))) for sku in skus]
            file_in(store, "fbt", "fulfilled", *stock, as_of=moment)
        case "ads":
            line = AdsLine("C1", "C1", "P1", chance.randrange(9), 100, None, "GBP", None, None)
            file_in(store, "ads", "ads", line, as_of=moment)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_came_in_taking_it_back_leaves_the_facts_of_before(store: Store, seed: int) -> None:
    """Eight imports, not always of a later moment; then each of them taken back, the newest first."""
    chance, before = random.Random(seed), list[tuple[Any, Any]]()
    for number in range(8):
        before.append((facts(store), seen(store)))
        any_import(store, chance, NOW + hours(number * chance.choice((1, 0, -3))))
    for known, shown in reversed(before):
        undo(store)
        assert facts(store) == known
        assert seen(store) == shown
    assert store.import_undo.last("Mugs") is None


def test_a_file_taken_back_can_come_in_again(store: Store) -> None:
    orders_in(store, a_line(), sha="abc")
    undo(store)
    assert store.facts.gather(NOW) == ()
    assert orders_in(store, a_line(), sha="abc")["new_lines"] == 1


def test_it_is_remembered_who_took_what_back(store: Store) -> None:
    orders_in(store, a_line())
    last = undo(store)
    (entry,) = store.audit.entries(f"import:{last.id}")
    assert (entry.user, entry.action, entry.before["file"]) == ("U1", "import taken back", "orders.csv")


def test_two_who_take_back_the_same_import_take_back_one(store: Store) -> None:
    orders_in(store, a_line("1"), as_of=NOW)
    orders_in(store, a_line("2"), as_of=NOW + hours(1))
    last = undo(store)
    with pytest.raises(ImportGone):
        store.import_undo.undo(last, NOW, "U2")
    assert store.facts.gather(at(3, 11))[0].history.units.sum() == 1


def test_what_came_in_after_it_was_asked_is_not_taken_back(store: Store) -> None:
    orders_in(store, a_line("1"), as_of=NOW)
    asked = store.import_undo.last("Mugs")
    orders_in(store, a_line("2"), as_of=NOW + hours(1))
    assert asked is not None
    with pytest.raises(ImportGone):
        store.import_undo.undo(asked, NOW, "U1")


def test_another_shops_files_are_left_alone(database: Database) -> None:
    store = a_store(database, "W1", a_shop("Mugs"), a_shop("Cups"))
    orders_in(store, a_line("1", seller_sku="RED"), shop="Mugs")
    orders_in(store, a_line("1", "2001", 3, seller_sku="RED"), shop="Cups")
    assert undo(store, "Mugs").shop == "Mugs"
    (catalogue,) = store.facts.gather(at(3, 11))
    assert (catalogue.items.product, catalogue.items.location) == (("RED",), ("Cups",))
    assert store.facts.differing() == 0


def test_listings_numbered_while_another_file_was_on_its_way_are_all_forgotten(store: Store) -> None:
    """Their numbers are no single run: the other file took one between."""
    before = facts(store)
    mine, other = (store.imports.begin("Mugs", "orders", name, f"{name}.csv", NOW, NOW) for name in ("one", "two"))
    for run, sku in ((mine, "1"), (other, "7"), (mine, "2")):
        store.imports.stage(run, "orders", [a_line(sku, sku)])
    store.imports.abandon(other)
    store.imports.switch(mine, NOW)
    undo(store)
    assert facts(store) == before


def test_a_product_that_is_bought_by_now_stays(store: Store) -> None:
    counts_in(store, a_count(quantity=5))
    (suggestion,) = store.suggestions.apply(NOW, opened=[a_proposal()]).opened
    store.deciding.approve(suggestion.id, 1, "U1", NOW, arrives=NOW.date())
    undo(store)
    assert store.products.find("SKU1001").exact == ("SKU1001",)


def test_what_was_suggested_for_a_product_that_is_gone_is_asked_no_more(store: Store) -> None:
    counts_in(store, a_count(quantity=5))
    store.suggestions.apply(NOW, opened=[a_proposal()])
    undo(store)
    assert store.products.find("SKU1001").exact == ()
    assert store.suggestions.open() == ()


def test_only_the_latest_can_be_taken_back(store: Store) -> None:
    for number in range(KEPT + 2):
        orders_in(store, a_line(str(number)), as_of=NOW + hours(number))
    for _ in range(KEPT):
        undo(store)
    assert store.import_undo.last("Mugs") is None


def test_what_somebody_changed_since_stays(store: Store) -> None:
    """The import renamed nothing; a person priced the listing anew after it, which is not the import's to undo."""
    counts_in(store, a_count(price_minor=900), as_of=at(3, 8))
    counts_in(store, a_count(price_minor=950), as_of=at(3, 9))
    with store.access.writing() as session:
        session.connection().execute(text("UPDATE listing SET price_minor = 777"))
    undo(store)
    assert store.facts.gather(at(3, 10))[0].items.price[0] == 7.77


def test_a_planning_workbook_is_taken_back_sheet_by_sheet(store: Store) -> None:
    counts_in(store, a_count(quantity=5), as_of=at(3, 8))
    plan_in(store, at(3, 8), products=[a_row("products", product="SKU1001", moq=10)])
    before = (facts(store), seen(store))
    plan_in(
        store,
        products=[a_row("products", product="SKU1001", moq=60, lowest_price="9.99", sell_by="2027-01-01")],
        receipts=[a_row("receipts", product="SKU1001", day="2026-03-09", quantity=30, reference="R1")],
        other_sales=[a_row("other_sales", product="SKU1001", day="2026-03-09", quantity=3)],
        inbound=[a_row("inbound", product="SKU1001", quantity=40, arrives="2026-03-20")],
        location_stock=[a_row("location_stock", product="SKU1001", on_hand=9, as_of="2026-03-09")],
        rates=[a_row("rates", origin="EUR", target="GBP", rate="0.86", day="2026-03-01")],
    )
    assert facts(store) != before[0]
    last = undo(store)
    assert (last.shop, last.in_the_way) == ("", ())
    assert (facts(store), seen(store)) == before
