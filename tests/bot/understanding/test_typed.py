"""What people type: one way to quote it, to find a SKU and to find a shop, for every command."""

import pytest

from bot.desk import Desk
from bot.errors import MisspeltSku, UnknownSku
from bot.understanding.typed import QUOTED, product_meant, quoted, shop_meant, unquoted, without_emoji
from tests.bot.builders import Clock, a_shop, stocked


@pytest.mark.parametrize("typed", ["uk home", "`UK Home`", "‘UK  Home’", "ＵＫ Home"])
def test_a_shop_is_found_however_it_is_typed(desk: Desk, typed: str) -> None:
    assert shop_meant(desk, unquoted(typed)) == "UK Home"


def test_what_is_no_shop_is_none(desk: Desk) -> None:
    assert shop_meant(desk, "UK") is None


def test_a_sku_is_found_or_what_was_typed_is_quoted(desk: Desk, clock: Clock) -> None:
    stocked(desk.store, clock.now, 200)
    assert product_meant(desk, "sku123") == "SKU123"
    with pytest.raises(MisspeltSku):
        product_meant(desk, "SKU12")
    with pytest.raises(UnknownSku):
        product_meant(desk, "`" * 200)


def test_a_quotation_is_short_and_ends_where_it_should() -> None:
    assert quoted("`a`") == "ˋaˋ"
    assert len(quoted("a" * 200)) == QUOTED


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("SKU123 🎉", "SKU123"),
        ("UK Home :tada:", "UK Home"),
        ("SKU123 ❤️", "SKU123"),
        ('add "🔥 live" SKU123 1000 2026-11-28 :fire:', 'add "🔥 live" SKU123 1000 2026-11-28'),
        ("2026-11-28T10:30:00", "2026-11-28T10:30:00"),
    ],
)
def test_an_emoji_is_no_part_of_what_is_asked_but_in_a_name(desk: Desk, typed: str, left: str) -> None:
    assert without_emoji(desk, typed) == left


def test_a_shop_may_be_called_by_an_emoji(desk: Desk, clock: Clock) -> None:
    desk.store.shops.add(a_shop("🏠 Home"), now=clock.now)
    assert without_emoji(desk, "🏠 Home") == "🏠 Home"
