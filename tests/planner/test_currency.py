"""Several currencies, one total, or none: never a guess."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.currency import Rate, changed, rate_of, total

DAY = date(2026, 11, 23)


def rate(base: str, quote: str, units: str, ago: int = 0) -> Rate:
    return Rate(base, quote, Decimal(units), DAY - timedelta(days=ago))


def test_amounts_become_one_total():
    """$12.50 at 0.8 and 3 euros at 0.9 and 2 pounds: 10 + 2.70 + 2."""
    rates = [rate("USD", "GBP", "0.8"), rate("EUR", "GBP", "0.9")]
    found = total({"USD": 1250, "EUR": 300, "GBP": 200}, "GBP", rates, DAY)
    assert (found.amounts, found.lacking) == ({"GBP": 1470}, ())
    assert set(found.rates) == set(rates)


def test_one_missing_rate_leaves_every_currency_apart():
    found = total({"USD": 1250, "CNY": 300}, "GBP", [rate("USD", "GBP", "0.8")], DAY)
    assert (found.amounts, found.lacking, found.rates) == ({"USD": 1250, "CNY": 300}, ("CNY",), ())


def test_rates_are_not_chained():
    """CNY to USD and USD to GBP are known; CNY to GBP nobody typed."""
    assert total({"CNY": 1}, "GBP", [rate("CNY", "USD", "0.14"), rate("USD", "GBP", "0.8")], DAY).lacking == ("CNY",)


def test_without_a_reporting_currency_nothing_is_changed():
    assert total({"USD": 5, "GBP": 0}, "", [rate("USD", "GBP", "0.8")], DAY).amounts == {"USD": 5}


@pytest.mark.parametrize(("ago", "units"), [(1, "0.7"), (0, "0.8"), (-1, "0.7")])
def test_the_newest_rate_that_holds_already_is_taken(ago, units):
    """The other was typed for two days ago; that of tomorrow does not hold yet."""
    found = rate_of("USD", "GBP", [rate("USD", "GBP", "0.7", 2), rate("USD", "GBP", "0.8", ago)], DAY)
    assert found is not None
    assert found.rate == Decimal("0.8" if ago >= 0 else units)


def test_a_rate_holds_in_both_directions():
    assert changed(800, "GBP", "USD", rate("USD", "GBP", "0.8")) == 1000


def test_of_one_day_the_asked_direction_is_taken():
    rates = [rate("GBP", "USD", "1.3"), rate("USD", "GBP", "0.8")]
    assert rate_of("USD", "GBP", rates, DAY) == rates[1]


def test_currencies_without_cents_are_whole():
    """$1 at 150 yen; 149 yen at 150 are 99.33 cents."""
    yen = rate("USD", "JPY", "150")
    assert (changed(100, "USD", "JPY", yen), changed(149, "JPY", "USD", yen)) == (150, 99)


@given(st.integers(0, 10**12), st.integers(0, 10**12), st.decimals("0.0001", "9999", places=4))
def test_a_total_is_the_sum_of_its_parts_to_the_coin(dollars, pounds, units):
    known = [Rate("USD", "GBP", units, DAY)]
    whole = total({"USD": dollars, "GBP": pounds}, "GBP", known, DAY).amounts.get("GBP", 0)
    parts = sum(
        total({code: n}, "GBP", known, DAY).amounts.get("GBP", 0) for code, n in (("USD", dollars), ("GBP", pounds))
    )
    assert whole == parts
