"""`/stock sold`: what sold, the most first, of a shop and on the days that are said; and of single SKUs."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.commands import stock
from bot.desk import Asker, Desk
from bot.errors.sold import SoldLikeThis
from bot.messages.reply import File, Message
from bot.store import Store
from bot.terminal import as_lines
from bot.wording import Voice
from tests.bot.builders import Clock, a_desk, a_shop, sells

ASKER = Asker("U1", "C1", Voice())


@pytest.fixture
def desk(new_store: Callable[..., Store], clock: Clock) -> Desk:
    """It is 2 November 2026. UK Home sold 5 SKU123 and 8 MUG a day for 20 days, EU Home 1 SKU123."""
    store = new_store(a_shop(), a_shop("EU Home", market="DE", tz="Europe/Berlin"))
    sells(store, clock.now, 5, days=20)
    sells(store, clock.now, 8, days=20, sku="MUG")
    sells(store, clock.now, 1, days=20, shop="EU Home")
    return a_desk(store, clock)


def says(desk: Desk, words: str) -> str:
    (answer,) = stock.answer(desk, ASKER, words)
    return "\n".join(as_lines(answer)) if isinstance(answer, Message) else answer.name


def test_best_sellers_are_ranked_by_units_with_the_days_before(desk: Desk) -> None:
    """Last week: 56 of MUG, 35 + 7 of SKU123 at 5.00; as many in the week before, in which 13 days were sold."""
    said = says(desk, "sold last week")
    assert "Sold Mon, Oct 26, 2026 to Sun, Nov 1, 2026" in said
    assert "98 units of 2 SKUs · £490.00" in said
    assert "Before, Mon, Oct 19, 2026 to Sun, Oct 25, 2026: 98 units (+0%)" in said
    assert said.index("1. `MUG`") < said.index("56 units · £280.00") < said.index("2. `SKU123`")
    assert "• EU Home: 7 units" in said
    assert "known until" not in said


def test_one_shop_and_its_days_are_asked_for_in_either_order(desk: Desk) -> None:
    assert says(desk, "sold yesterday EU Home") == says(desk, "sold EU yesterday")
    assert "EU Home sold Sun, Nov 1, 2026" in says(desk, "sold EU yesterday")


def test_days_of_which_orders_are_missing_are_named(desk: Desk, clock: Clock) -> None:
    clock.now += timedelta(days=3)
    assert "⚠️ Orders of UK Home are known until Nov 2, 2026" in says(desk, "sold this week")
    assert "Nothing was sold Wed, Nov 4, 2026." in says(desk, "sold yesterday")


def test_days_before_the_first_export_are_no_measure(desk: Desk) -> None:
    since = "⚠️ Orders of UK Home are known from Oct 13, 2026 on: do not compare"
    assert since in says(desk, "sold last 20 days")
    assert since in says(desk, "SKU123 sold")
    assert since not in says(desk, "sold last week")


def test_a_sku_says_what_it_sold_shop_by_shop(desk: Desk) -> None:
    said = says(desk, "SKU123 sold")
    assert "• Sun, Nov 1, 2026: 6 units · £30.00 · EU Home 1, UK Home 5" in said
    assert "42 units · £210.00 · 6 a day" in said
    assert "EU Home" not in says(desk, "SKU123 sold UK").partition("Paid orders")[0].partition("\n")[2]


def test_of_several_skus_the_one_that_sold_most_stands_first(desk: Desk) -> None:
    said = says(desk, "SKU123, MUG sold last week")
    assert said.index("`MUG`") < said.index("`SKU123`")


def test_what_is_no_sku_shop_or_day_is_said(desk: Desk) -> None:
    with pytest.raises(SoldLikeThis, match="tomorrow"):
        says(desk, "sold tomorrow")
    with pytest.raises(SoldLikeThis, match="MUG2") as refused:
        says(desk, "SKU123, MUG2 sold")
    assert "“MUG2” names no SKU" in desk.voice().tell(refused.value)
    assert "`/stock sold 2026-10-19 2026-11-01`" in desk.voice().tell(refused.value)


def test_the_whole_list_comes_as_a_workbook(desk: Desk) -> None:
    (file,) = stock.answer(desk, ASKER, "sold last week xlsx")
    assert isinstance(file, File)
    assert file.name == "sold-2026-11-02.xlsx"
