"""Which days of the past are meant by what people call them, on Monday, 21 November 2011."""

from datetime import date

import pytest

from bot.understanding.periods import before, period

TODAY = date(2011, 11, 21)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("yesterday", "2011-11-20", "2011-11-20"),
        ("昨天", "2011-11-20", "2011-11-20"),
        ("last week", "2011-11-14", "2011-11-20"),
        ("上週", "2011-11-14", "2011-11-20"),
        ("上周五", "2011-11-18", "2011-11-18"),
        ("friday", "2011-11-18", "2011-11-18"),
        ("on mon", "2011-11-14", "2011-11-14"),
        ("last weekend", "2011-11-19", "2011-11-20"),
        ("this month", "2011-11-01", "2011-11-21"),
        ("last month", "2011-10-01", "2011-10-31"),
        ("上个月", "2011-10-01", "2011-10-31"),
        ("in december", "2010-12-01", "2010-12-31"),
        ("in november 2010", "2010-11-01", "2010-11-30"),
        ("去年11月", "2010-11-01", "2010-11-30"),
        ("2010年", "2010-01-01", "2010-12-31"),
        ("in 2012", "", ""),
        ("10月份", "2011-10-01", "2011-10-31"),
        ("last 7 days", "2011-11-15", "2011-11-21"),
        ("近三十天", "2011-10-23", "2011-11-21"),
        ("近30天", "2011-10-23", "2011-11-21"),
        ("最近两周", "2011-11-08", "2011-11-21"),
        ("since 1 nov", "2011-11-01", "2011-11-21"),
        ("1 nov to 15 nov", "2011-11-01", "2011-11-15"),
        ("11.15", "2011-11-15", "2011-11-15"),
        ("双十一", "2011-11-11", "2011-11-11"),
        ("今年双十一", "2011-11-11", "2011-11-11"),
        ("last year's black friday", "2010-11-26", "2010-11-26"),
        ("去年的双十一", "2010-11-11", "2010-11-11"),
        ("black friday", "2010-11-26", "2010-11-26"),
        ("this year", "2011-01-01", "2011-11-21"),
        ("we may sell", "", ""),
        ("tomorrow", "", ""),
    ],
)
def test_days_of_the_past_are_those_people_call_so(said: str, first: str, last: str) -> None:
    found = period(said, TODAY)
    assert ([day.isoformat() for day in found[0]] if found else ["", ""]) == [first, last]


def test_the_days_before_are_as_many_and_of_a_month_the_month_before() -> None:
    assert before((date(2011, 11, 14), date(2011, 11, 20))) == (date(2011, 11, 7), date(2011, 11, 13))
    assert before((date(2011, 3, 1), date(2011, 3, 31))) == (date(2011, 2, 1), date(2011, 2, 28))
    assert before((date(2011, 11, 20), date(2011, 11, 20))) == (date(2011, 11, 19), date(2011, 11, 19))
