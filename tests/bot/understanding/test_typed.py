"""What people type: one way to quote it, to find a SKU and to find a shop, for every command."""

import pytest

from bot.desk import Desk
from bot.errors import MisspeltSku, UnknownSku
from bot.understanding.typed import QUOTED, product_meant, quoted, shop_meant, unquoted
from tests.bot.builders import Clock, stocked


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
