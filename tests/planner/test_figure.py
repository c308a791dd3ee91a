"""Numbers as people type them: one meaning, two that only they can tell apart, or none."""

from decimal import Decimal

import pytest

from planner.intake.figure import figures, spelled_out, wholes


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1,000", "1000"),
        ("1,000,000", "1000000"),
        ("1.000.000", "1000000"),
        ("1 000", "1000"),
        ("1\u00a0000", "1000"),
        ("1'000", "1000"),
        ("1’000", "1000"),
        ("1,234.5", "1234.5"),
        ("1.234,50", "1234.50"),
        ("1 234,5", "1234.5"),
        ("12,5", "12.5"),
        ("0.500", "0.5"),
        ("0,125", "0.125"),
        (".5", "0.5"),
        ("1234.567", "1234.567"),
        ("１０００", "1000"),
        ("１．５", "1.5"),
        ("\u200b12", "12"),
        ("1k", "1000"),
        ("1.5K", "1500"),
        ("3千", "3000"),
        ("1万", "10000"),
        ("1.2 万", "12000"),
        ("-0.5", "-0.5"),
        ("−1,5", "-1.5"),
        ("+10", "10"),
        ("007", "7"),
    ],
)
def test_is_read_as_it_was_meant(typed: str, number: str) -> None:
    assert figures(typed) == (Decimal(number),)


@pytest.mark.parametrize(("typed", "less", "more"), [("1.000", "1", "1000"), ("12.500", "12.5", "12500")])
def test_three_digits_behind_a_point_can_be_two_things(typed: str, less: str, more: str) -> None:
    assert figures(typed) == (Decimal(less), Decimal(more))


@pytest.mark.parametrize("typed", ["", "many", "1e5", "nan", "inf", "1..5", "1,2345", "1 0000", "½", "1k k", "9" * 16])
def test_what_is_no_number_is_none(typed: str) -> None:
    assert figures(typed) == ()


def test_of_two_meanings_only_the_whole_one_counts_where_units_are_whole() -> None:
    assert wholes("12.500") == (12500,)
    assert wholes("12.000") == (12, 12000)
    assert wholes("-3") == ()


@pytest.mark.parametrize(
    ("typed", "ways"),
    [
        ("5k USD", ("5000 USD",)),
        ("5 KRW", ("5 KRW",)),
        ("£1,250.50", ("£1250.5",)),
        ("Rp 12.000", ("Rp 12", "Rp 12000")),
        ("much", ("much",)),
    ],
)
def test_a_number_within_words_is_written_plainly(typed: str, ways: tuple[str, ...]) -> None:
    assert spelled_out(typed) == ways
