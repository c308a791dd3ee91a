"""`/stock` by shop and level, over what the last check left."""

from datetime import date, timedelta

import pytest

from bot.commands import stock
from bot.desk import Asker, Desk
from bot.jobs import plan
from bot.messages.reply import File, Message
from bot.sandbox.words import words_of
from bot.store.tables.goods import ProductRow
from bot.wording import Voice
from tests.bot.builders import Clock, a_shop, coming, counted, stocked
from tests.bot.builders import planned as terms_planned
from tests.bot.store.builders import a_row, plan_in

ASKER = Asker("U1", "C1", Voice())


def answered(desk: Desk, words: str) -> str:
    (message,) = stock.answer(desk, ASKER, words)
    assert isinstance(message, Message)
    return words_of({"text": message.text, "blocks": list(message.blocks)}, {}, "UTC")


@pytest.fixture
def planned(desk: Desk, clock: Clock) -> Desk:
    """Two shops of one location, and one whose location holds nothing."""
    desk.store.shops.add(a_shop(name="UK Gifts"), now=clock.now, location="UK Home")
    desk.store.shops.add(a_shop(name="EU Home"), now=clock.now)
    stocked(desk.store, clock.now, 200)
    plan.run(desk)
    return desk


def test_before_the_first_check_it_says_how_to_begin(desk: Desk) -> None:
    for words in ("", "urgent", "UK Home"):
        assert "Nothing is planned yet. Drop the order export" in answered(desk, words)


@pytest.mark.parametrize("typed", ["snoozed xlsx", "稍后提醒 XLSX"])
def test_the_snoozed_warnings_come_as_a_workbook_too(planned: Desk, typed: str) -> None:
    (file,) = stock.answer(planned, ASKER, typed)
    assert isinstance(file, File)
    assert file.name.startswith("snoozed-warnings")


def test_a_shop_that_shares_a_location_shows_what_lies_there(planned: Desk) -> None:
    assert "Stock of UK Gifts\n1 SKU planned" in answered(planned, "uk gifts")
    assert "SKU123" in answered(planned, "reorder UK Gifts")


def test_what_runs_out_by_a_day_is_listed_the_first_first(desk: Desk, clock: Clock) -> None:
    """At 5 a day 40 last until the 10th, 200 until December 11; nothing is left of the third."""
    for sku, units in (("SKU123", 200), ("MUG", 40), ("CUP", 0)):
        stocked(desk.store, clock.now, units, sku=sku)
    plan.run(desk)
    said = answered(desk, "out by 30 nov")
    assert "2 SKUs are out of stock, or will be by Mon, Nov 30, 2026" in said
    assert said.index("CUP") < said.index("MUG")
    assert "3 SKUs are" in answered(desk, "out before christmas UK Home")
    (file,) = stock.answer(desk, ASKER, "out by 30 nov xlsx")
    assert isinstance(file, File)


def test_a_day_on_which_nothing_is_out_says_so(planned: Desk) -> None:
    assert "No SKU runs out until Tue, Nov 3, 2026." in answered(planned, "out by tomorrow")


def test_imported_files_say_until_when_stock_and_orders_are_known(planned: Desk, clock: Clock) -> None:
    said = answered(planned, "imports")
    assert "2 files imported" in said
    assert "UK Home · stock counted" in said
    assert "orders known until Mon, Nov 2, 2026" in said
    assert "EU Home · ⚠️ stock not counted yet · ⚠️ no orders yet" in said
    assert said.index("stock.xlsx") < said.index("orders.csv")
    clock.passes(hours=49)
    assert "too old to order by" in answered(planned, "imports")
    (file,) = stock.answer(planned, ASKER, "imports xlsx")
    assert isinstance(file, File)


def test_a_shop_whose_shelves_are_empty_says_so(planned: Desk) -> None:
    assert "No SKU of EU Home was looked at yet." in answered(planned, "EU Home")


@pytest.mark.parametrize("typed", ["overstock xlsx", "overstock Xlsx", "XLSX"])
def test_a_list_of_nothing_is_a_workbook_of_nothing_however_it_is_typed(planned: Desk, typed: str) -> None:
    (file,) = stock.answer(planned, ASKER, typed)
    assert isinstance(file, File)


def test_a_sku_that_lies_nowhere_says_so(planned: Desk, clock: Clock) -> None:
    lane = a_row("lanes", origin="UK Home", destination="EU Home", days=4, cost="1", currency="GBP")
    plan_in(planned.store, clock.now, lanes=[lane])
    with planned.store.access.writing() as session:  # as a relinked listing leaves it
        session.add(
            ProductRow(workspace_id=planned.store.access.workspace, id=99, code="NEW-1", folded="new-1", name="")
        )
    assert "NEW-1 is listed, but nothing of it has been sold or counted yet." in answered(planned, "new-1")
    said = list(stock.answer(planned, ASKER, "NEW-1, SKU123"))
    assert len(said) == 2


def test_what_is_out_says_what_arrives_next(desk: Desk, clock: Clock) -> None:
    """Of MUG 300 come on the 12th and 40 later; 60 CUPs are late; nothing is bought of HAT; TOTE is not out."""
    for sku in ("MUG", "CUP", "HAT"):
        stocked(desk.store, clock.now, 0, sku=sku)
    stocked(desk.store, clock.now, 900, sku="TOTE")
    later, late = date(2026, 12, 12), date(2026, 10, 1)
    due = [coming("MUG", 40, date(2026, 12, 24)), coming("MUG", 300, later), coming("TOTE", 7, later)]
    terms_planned(desk.store, clock.now, coming=[*due, coming("CUP", 60, late)])
    plan.run(desk)
    lines = {
        line.split(" ")[1]: line
        for line in answered(desk, "").replace("\nUK Home", " UK Home").splitlines()
        if "UK Home" in line
    }
    assert "0 available · 300 arrive on Dec 12, 2026" in lines["MUG"]
    assert "0 available · 60 on order, late or without a date" in lines["CUP"]
    assert "arrive" not in lines["HAT"] + answered(desk, "ok")
    assert "300 arrive on Dec 12, 2026" in answered(desk, "out by 30 nov")


def test_a_shop_of_which_no_sales_are_known_says_what_to_import(desk: Desk, clock: Clock) -> None:
    desk.store.shops.add(a_shop(name="EU Home"), now=clock.now)
    stocked(desk.store, clock.now, 900)
    plan.run(desk)
    assert "No sales" not in answered(desk, "")  # of EU Home no stock is known either
    counted(desk.store, clock.now, shop="EU Home", MUG=30)
    plan.run(desk)
    said = "No sales of EU Home are known yet, so nothing can be said of how long their stock lasts: import their order"
    assert said in answered(desk, "")
    assert said in answered(desk, "ok EU Home")
    assert "OK · 30 available · not selling" in answered(desk, "ok EU Home")
    assert "No sales" not in answered(desk, "UK Home")


def test_a_card_of_a_shop_of_which_no_sales_are_known_says_what_to_import(desk: Desk, clock: Clock) -> None:
    """Two counts ten days apart are ten days in stock without a known sale: it stood as overstocked, and no more."""
    counted(desk.store, clock.now - timedelta(days=10), MUG=30)
    counted(desk.store, clock.now, MUG=30)
    assert "No sales of UK Home are known yet" in answered(desk, "MUG")
    stocked(desk.store, clock.now, 30)
    assert "No sales" not in answered(desk, "MUG")
