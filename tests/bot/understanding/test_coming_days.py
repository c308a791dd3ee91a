"""Which days to come are meant by what people call them, on Monday, 21 November 2011."""

from datetime import date

import pytest

from bot.events.spoken import spoken, with_days
from bot.understanding.until import until

TODAY = date(2011, 11, 21)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("out by next fri", "2011-12-02"),
        ("out by fri", "2011-11-25"),
        ("today", "2011-11-21"),
        ("后天", "2011-11-23"),
        ("in the next two weeks", "2011-12-05"),
        ("within a couple of months", "2012-01-20"),
        ("before 12.12", "2011-12-12"),
        ("11.11", "2012-11-11"),
        ("by boxing day", "2011-12-26"),
        ("end of december", "2011-12-31"),
        ("12月底前", "2011-12-31"),
        ("月底前", "2011-11-30"),
        ("end of Q1", "2012-03-31"),
        ("Q1底之前", "2012-03-31"),
        ("第一季度末", "2012-03-31"),
        ("end of the quarter", "2011-12-31"),
        ("eoy", "2011-12-31"),
        ("cyber monday", "2011-11-28"),
        ("which christmas angels run out by friday", "2011-11-25"),
        ("which run out before christmas", "2011-12-25"),
        ("end of sale", ""),
    ],
)
def test_days_to_come_are_those_people_call_so(said: str, day: str) -> None:
    found = until(said, TODAY)
    assert (found[0].isoformat() if found else "") == day


@pytest.mark.parametrize(
    ("said", "units", "starts", "ends"),
    [
        ("800 2-4 dec", "800", "2 dec", "4 dec"),
        ("12月2到4号卖800", "800", "12月2日", "12月4日"),
        ("Dec 2nd to 4th, 800 units", "800", "dec 2", "dec 4"),
        ("800 in 20 mins", "800", "2011-11-21", "2011-11-21"),
        ("2小时后开播，卖800", "800", "2011-11-21", "2011-11-21"),
        ("eight hundred on 11.11", "800", "2012-11-11", "2012-11-11"),
        ("800 for christmas", "800", "2011-12-25", "2011-12-25"),
        ("800 christmas angels on friday", "800", "2011-11-25", "2011-11-25"),
        ("800 christmas angels", "800", "", ""),
    ],
)
def test_units_and_days_of_a_livestream_are_heard(said: str, units: str, starts: str, ends: str) -> None:
    heard = spoken(said, [""], TODAY)
    assert (heard.units, heard.starts, heard.ends) == ((units,), starts, ends)


def test_the_name_of_a_feast_is_no_day_of_an_event_that_has_one() -> None:
    assert with_days("Christmas live SKU123 500 friday", TODAY) == "Christmas live SKU123 500 2011-11-25"
