"""`/stock` by shop and level, over what the last check left."""

import pytest

from bot.commands import stock
from bot.desk import Asker, Desk
from bot.jobs import plan
from bot.messages.reply import File, Message
from bot.sandbox.words import words_of
from bot.store.tables.goods import ProductRow
from bot.wording import Voice
from tests.bot.builders import Clock, a_shop, stocked
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
