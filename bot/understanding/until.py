"""Finds in what was said until which day to come something is meant: “before Christmas”, “月底前”, “in 3 weeks”."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from bot.understanding.days import MONTHS, UNNAMED, black_friday, days_of, weekday
from bot.understanding.numerals import in_figures
from bot.understanding.simplified import simplified

NEW_YEARS = (
    *((2012, 1, 23), (2013, 2, 10), (2014, 1, 31), (2015, 2, 19), (2016, 2, 8), (2017, 1, 28), (2018, 2, 16)),
    *((2019, 2, 5), (2020, 1, 25), (2021, 2, 12), (2022, 2, 1), (2023, 1, 22), (2024, 2, 10), (2025, 1, 29)),
    *((2026, 2, 17), (2027, 2, 6), (2028, 1, 26), (2029, 2, 13), (2030, 2, 3), (2031, 1, 23), (2032, 2, 11)),
    *((2033, 1, 31), (2034, 2, 19), (2035, 2, 8), (2036, 1, 28), (2037, 2, 15), (2038, 2, 4), (2039, 1, 24)),
)
"""The first day of each Chinese year."""
WRITTEN = re.compile(rf"(?<![a-z0-9.,/-])(?:{UNNAMED})(?![a-z0-9/-])", re.IGNORECASE)
Day = Callable[[re.Match[str], date], date | None]


def until(said: str, today: date) -> tuple[date, str] | None:
    """Return the day to come that is said, and what else was; None: none is.

    >>> today = date(2011, 11, 21)
    >>> until("out before Chinese New Year", today), until("月底前 断货", today)
    ((datetime.date(2012, 1, 23), 'out before'), (datetime.date(2011, 11, 30), '前 断货'))
    >>> until("in 3 weeks", today), until("out by 1 dec UK", today), until("yesterday", today)
    ((datetime.date(2011, 12, 12), ''), (datetime.date(2011, 12, 1), 'out by  UK'), None)
    """
    line = in_figures(simplified(said))
    for found in WRITTEN.finditer(line):
        if meant := [day for day in days_of(found[0], today) if day >= today]:
            return meant[0], _without(line, found)
    folded = line.casefold()
    for pattern, day_of in NAMED:
        if (named := pattern.search(folded)) and (day := day_of(named, today)):
            return day, _without(line, named)
    return None


def _without(line: str, found: re.Match[str]) -> str:
    return f"{line[: found.start()].rstrip()} {line[found.end() :]}".strip()


def _new_year(_found: re.Match[str], today: date) -> date | None:
    return next((day for each in NEW_YEARS if (day := date(*each)) >= today), None)


def _yearly(month: int, day: int) -> Day:
    return lambda _found, today: next(each for n in range(2) if (each := date(today.year + n, month, day)) >= today)


def _black_friday(_found: re.Match[str], today: date) -> date:
    return next(day for n in range(2) if (day := black_friday(today.year + n)) >= today)


def _ahead(found: re.Match[str], today: date) -> date:
    days = {"d": 1, "w": 7, "m": 30, "天": 1, "周": 7, "星": 7, "个": 30}[found["of"][0]]
    return today + timedelta(days=days * int(found["n"]))


def _end_of_month(months: int) -> Day:
    def day(_found: re.Match[str], today: date) -> date:
        number = 12 * today.year + today.month + months
        return date(number // 12, number % 12 + 1, 1) - timedelta(days=1)

    return day


def _end_of_week(weeks: int) -> Day:
    return lambda _found, today: today + timedelta(days=6 - today.weekday() + 7 * weeks)


def _weekday(found: re.Match[str], today: date) -> date:
    number = weekday(found["day"])
    ahead = (number - today.weekday()) % 7
    return today + timedelta(days=7 - today.weekday() + number if found["next"] else ahead)


def _month(found: re.Match[str], today: date) -> date:
    """Return the first day of the next such month: “before January”."""
    month = MONTHS.index(found["month"][:3]) + 1
    return date(today.year + (month <= today.month), month, 1)


NAMED: Sequence[tuple[re.Pattern[str], Day]] = tuple(
    (re.compile(pattern), day_of)
    for pattern, day_of in (
        (r"\b(?:chinese|lunar) new year\b|\bcny\b|春节|过年|农历新年", _new_year),
        (r"\bchristmas\b|\bxmas\b|圣诞节?", _yearly(12, 25)),
        (r"\bnew year(?:'s)?\b|元旦|跨年", _yearly(1, 1)),
        (r"\bblack friday\b|\bbf\b|黑五", _black_friday),
        (r"双十一|双11", _yearly(11, 11)),
        (r"双十二|双12", _yearly(12, 12)),
        (r"\bvalentine'?s?(?: day)?\b|情人节", _yearly(2, 14)),
        (r"\bend of next month\b|下个?月底", _end_of_month(1)),
        (r"\b(?:the )?end of (?:the |this )?month\b|\bmonth end\b|(?:本|这个)?月底", _end_of_month(0)),
        (r"\bend of (?:the )?year\b|\byear end\b|年底", _yearly(12, 31)),
        (r"\b(?:in|within|for|next)\s+(?P<n>\d{1,3})\s?(?P<of>day|week|month)s?\b", _ahead),
        (r"(?:未来)?(?P<n>\d{1,3})\s?(?P<of>天|个?星期|周|个月)(?:之?内|后)?", _ahead),
        (r"\bnext week\b|下个?(?:周|星期)(?![一二三四五六日天末])", _end_of_week(1)),
        (r"\bthis week\b|\b(?:the )?weekend\b|(?:本|这个?)(?:周|星期)(?![一二三四五六日天])|周末", _end_of_week(0)),
        (r"\bnext month\b|下个?月", _end_of_month(1)),
        (r"\btomorrow\b|明天", lambda _found, today: today + timedelta(days=1)),
        (r"(?P<next>\bnext\s+)?\b(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", _weekday),
        (r"(?P<next>下)?(?:这|本)?个?(?:周|星期|礼拜)(?P<day>[一二三四五六日天])", _weekday),
        (r"\b(?P<month>jan(?:uary)?|feb(?:ruary)?|march|april|june|july|august|sept(?:ember)?|oct(?:ober)?)\b", _month),
        (r"\b(?P<month>nov(?:ember)?|dec(?:ember)?)\b", _month),
    )
)
"""What days to come are called; the first that is said counts."""
