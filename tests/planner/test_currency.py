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


def test_a_rate_nobody_typed_is_made_through_one_other_currency():
    """£1 is 1.15 euros and $1 is 0.92: £1 is 1.15 ÷ 0.92 = $1.25, as old as the older of the two."""
    rates = [rate("GBP", "EUR", "1.15"), rate("USD", "EUR", "0.92", 5)]
    found = rate_of("GBP", "USD", rates, DAY)
    assert found == Rate("GBP", "USD", Decimal("1.25"), DAY - timedelta(days=5), "EUR")
    assert total({"GBP": 100, "USD": 100}, "USD", rates, DAY).amounts == {"USD": 225}


def test_a_typed_rate_goes_before_one_that_is_made():
    rates = [rate("GBP", "EUR", "1.15"), rate("USD", "EUR", "0.92"), rate("GBP", "USD", "1.3", 90)]
    assert rate_of("GBP", "USD", rates, DAY) == rates[2]


def test_of_two_ways_the_one_of_newer_rates_is_taken():
    """Through the yen its older rate is 3 days old, through the euro 9."""
    euros = [rate("GBP", "EUR", "1.15"), rate("EUR", "USD", "1.1", 9)]
    yen = [rate("GBP", "JPY", "200", 3), rate("USD", "JPY", "160", 2)]
    found = rate_of("GBP", "USD", euros + yen, DAY)
    assert found is not None
    assert (found.through, found.rate) == ("JPY", Decimal("1.25"))


def test_rates_are_chained_once_at_most():
    """CNY to USD, USD to EUR and EUR to GBP: through two currencies the errors of three rates would add up."""
    rates = [rate("CNY", "USD", "0.14"), rate("USD", "EUR", "0.9"), rate("EUR", "GBP", "0.85")]
    assert total({"CNY": 1}, "GBP", rates, DAY).lacking == ("CNY",)


def test_a_rate_of_tomorrow_makes_none_today():
    assert rate_of("GBP", "USD", [rate("GBP", "EUR", "1.15"), rate("USD", "EUR", "0.92", -1)], DAY) is None


@given(*[st.decimals("0.0001", "9999", places=4)] * 2, st.booleans(), st.booleans())
def test_there_and_back_through_another_currency_is_one(one, other, is_turned, is_other_turned):
    rates = [
        Rate(*(("EUR", "GBP") if is_turned else ("GBP", "EUR")), one, DAY),
        Rate(*(("EUR", "USD") if is_other_turned else ("USD", "EUR")), other, DAY),
    ]
    there, back = rate_of("GBP", "USD", rates, DAY), rate_of("USD", "GBP", rates, DAY)
    assert there is not None
    assert back is not None
    assert there.rate * back.rate == pytest.approx(1)


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
