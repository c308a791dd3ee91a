"""Amounts are read as each market writes them, to the smallest coin."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.intake.cells import Unusable
from planner.intake.money import amount, decimals
from planner.intake.price import money, own_money


@pytest.mark.parametrize(
    ("text", "currency", "minor", "named"),
    [
        ("BRL 35,91", "BRL", 3591, "BRL"),
        ("R$\u00a01.234,50", "BRL", 123450, "BRL"),
        ("Rp 12.000", "IDR", 1_200_000, "IDR"),
        ("Rp. 1.250.000", "IDR", 125_000_000, "IDR"),
        ("Rp12.000,50", "IDR", 1_200_050, "IDR"),
        ("1,234.50", "USD", 123450, "USD"),
        ("$29.90", "USD", 2990, "USD"),
        ("US$1,234", "GBP", 123400, "USD"),
        ("120.000₫", "VND", 120_000, "VND"),
        ("120,000 VND", "USD", 120_000, "VND"),
        ("¥ 1,980", "JPY", 1980, "JPY"),
        ("1 234,5", "EUR", 123450, "EUR"),
        ("1\u202f234 567,89 €", "EUR", 123456789, "EUR"),
        ("0", "USD", 0, "USD"),
        ("59.8", "USD", 5980, "USD"),
        ("1.2340", "USD", 123, "USD"),
        ("0.125", "USD", 12, "USD"),
        ("HK$12", "GBP", 1200, "HKD"),
        ("12,00 zł", "EUR", 1200, "PLN"),
        ("RMB 12", "GBP", 1200, "CNY"),
        ("¥12", "CNY", 1200, "CNY"),
        ("12.3450", "USD", 1234, "USD"),
    ],
)
def test_each_market_writes_money_its_own_way(text: str, currency: str, minor: int, named: str) -> None:
    assert amount(text, currency) == (minor, named)


@pytest.mark.parametrize(
    "text", ["", "free", "12,34,56", "1.23.4", "-5", "1,2345.6", "USD 5 EUR", "5.76E+17", "1..2", "١٢"]
)
def test_what_is_no_amount_is_not_guessed_at(text: str) -> None:
    assert amount(text, "USD") is None


@pytest.mark.parametrize(("text", "currency"), [("$12", "GBP"), ("$12", "CNY"), ("¥12", "USD"), ("12¥", "KRW")])
def test_a_sign_that_several_currencies_share_is_none_of_another(text: str, currency: str) -> None:
    assert amount(text, currency) is None


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [("12.000", "VND", 12_000), ("12.000", "IDR", 1_200_000), ("£12.000", "GBP", 1_200_000), ("0.125", "GBP", 12)],
)
def test_a_bare_price_with_three_digits_behind_its_point_is_read_where_it_can_mean_one_thing(
    text: str, currency: str, minor: int
) -> None:
    assert money(text, currency) == (minor, currency)
    for unclear in ("12.000", "1.500", "999.999"):
        with pytest.raises(Unusable):
            money(unclear, "GBP")


@given(minor=st.integers(0, 10**11), currency=st.sampled_from(["USD", "IDR", "JPY"]), thousands=st.sampled_from(",. "))
def test_an_amount_written_out_is_read_back(minor: int, currency: str, thousands: str) -> None:
    """Thousands and decimals in any of the three styles, the currency in front."""
    point = {",": ".", ".": ",", " ": ","}[thousands]
    places = decimals(currency)
    written = f"{Decimal(minor).scaleb(-places):,.{places}f}"
    localised = written.replace(",", "_").replace(".", point).replace("_", thousands)
    assert amount(f"{currency} {localised}", "EUR") == (minor, currency)


@given(st.text(max_size=30))
def test_any_text_gives_an_amount_or_none(text: str) -> None:
    found = amount(text, "USD")
    assert found is None or found.minor >= 0


@pytest.mark.parametrize(
    ("text", "currency", "code"),
    [
        ("12.990₫", "GBP", "OTHER_MONEY"),
        ("EUR 12,99", "GBP", "OTHER_MONEY"),
        ("$12.99", "GBP", "OTHER_MONEY"),  # of whatever country
        ("¥1200", "GBP", "OTHER_MONEY"),
        ("soon", "GBP", "NOT_MONEY"),
        ("12.000", "GBP", "ONE_OR_THOUSAND"),
    ],
)
def test_what_a_shop_sold_is_in_its_own_currency(text: str, currency: str, code: str) -> None:
    with pytest.raises(Unusable) as unusable:
        own_money(text, currency)
    assert unusable.value.code.name == code


def test_a_dollar_is_the_shops_own_where_it_sells_in_dollars() -> None:
    assert own_money("$12.99", "AUD") == (1299, "AUD")
    assert own_money("", "GBP") is None
