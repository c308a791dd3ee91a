"""Finds in what was said until which day to come something is meant: “before Christmas”, “月底前”, “in 3 weeks”."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from bot.understanding.days import MONTHS, UNNAMED, days_apart, days_of, weekday
from bot.understanding.yearly import FEASTS, SHOPPING, InYear, coming

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
    line = days_apart(said)
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


def _yearly(in_year: InYear) -> Day:
    return lambda _found, today: coming(in_year, today)


def _ahead(found: re.Match[str], today: date) -> date:
    days = {"d": 1, "w": 7, "m": 30, "天": 1, "周": 7, "星": 7, "个": 30}[found["of"][0]]
    return today + timedelta(days=days * int(found["n"]))


def _end_of_month(months: int) -> Day:
    return lambda _found, today: _end_of(12 * today.year + today.month + months)


def _month_ending(number: int, today: date) -> date:
    """Return the last day of the next such month, this one too."""
    ahead = (number - today.month) % 12
    return _end_of(12 * today.year + today.month + ahead)


def _end_of(months: int) -> date:
    return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)


def _end_of_named_month(found: re.Match[str], today: date) -> date | None:
    number = int(found["number"]) if found["number"] else _number(found["month"])
    return _month_ending(number, today) if 1 <= number <= 12 else None


def _end_of_named_quarter(found: re.Match[str], today: date) -> date:
    return _month_ending(3 * int(found["q"] or "一二三四".index(found["chinese"]) + 1), today)


def _end_of_quarter(_found: re.Match[str], today: date) -> date:
    return _month_ending((today.month + 2) // 3 * 3, today)


def _end_of_year(_found: re.Match[str], today: date) -> date:
    return date(today.year, 12, 31)


def _number(month: str) -> int:
    """Return the number of a month; 0: none begins so."""
    return MONTHS.index(month[:3]) + 1 if month[:3] in MONTHS else 0


def _end_of_week(weeks: int) -> Day:
    return lambda _found, today: today + timedelta(days=6 - today.weekday() + 7 * weeks)


def _weekday(found: re.Match[str], today: date) -> date:
    number = weekday(found["day"])
    ahead = (number - today.weekday()) % 7
    return today + timedelta(days=7 - today.weekday() + number if found["next"] else ahead)


def _month(found: re.Match[str], today: date) -> date:
    """Return the first day of the next such month: “before January”."""
    month = _number(found["month"])
    return date(today.year + (month <= today.month), month, 1)


AHEAD = (
    r"\b(?:in|within|for|next|coming|below|under|(?:less|fewer) than)(?: the)?(?: next| coming)?"
    r"\s+(?P<n>\d{1,3})\s?(?P<of>day|week|month)s?\b"
)
NAMED: Sequence[tuple[re.Pattern[str], Day]] = tuple(
    (re.compile(pattern), day_of)
    for pattern, day_of in (
        *((named, _yearly(in_year)) for named, in_year in SHOPPING),
        (r"(?:\bend of |\blate )(?P<month>[a-z]{3,9})\b|(?P<number>\d{1,2})月[底末]", _end_of_named_month),
        (
            r"(?:\bend of )?(?<![a-z0-9-])q(?P<q>[1-4])(?![a-z0-9-])[底末]?|第?(?P<chinese>[一二三四])季度[底末]?",
            _end_of_named_quarter,
        ),
        (r"\bend of (?:the |this )?quarter\b|\bquarter end\b|(?:本|这个?)?季度?[底末]", _end_of_quarter),
        (r"\bend of next month\b|下个?月底", _end_of_month(1)),
        (r"\b(?:the )?end of (?:the |this )?month\b|\bmonth[ -]end\b|\beom\b|(?:本|这个)?月底", _end_of_month(0)),
        (r"\bend of (?:the |this )?year\b|\byear[ -]end\b|\beoy\b|年[底末]", _end_of_year),
        (AHEAD, _ahead),
        (r"(?:未来|低于|不足|少于|不到|小于)?(?P<n>\d{1,3})\s?(?P<of>天|个?星期|周|个月)(?:之?内|后)?", _ahead),
        (r"\bnext week\b|下个?(?:周|星期)(?![一二三四五六日天末])", _end_of_week(1)),
        (r"\bthis week\b|\b(?:the )?weekend\b|(?:本|这个?)(?:周|星期)(?![一二三四五六日天])|周末", _end_of_week(0)),
        (r"\bnext month\b|下个?月", _end_of_month(1)),
        (r"\bday after tomorrow\b|后天", lambda _found, today: today + timedelta(days=2)),
        (r"\btomorrow\b|明天|明日", lambda _found, today: today + timedelta(days=1)),
        (r"\btoday\b|\btonight\b|今天|今日|今晚", lambda _found, today: today),
        (r"(?P<next>\bnext\s+)?\b(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", _weekday),
        (
            r"\b(?:by|before|until|till|on|this|(?P<next>next))\s+(?P<day>mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b",
            _weekday,
        ),
        (r"(?P<next>下)?(?:这|本)?个?(?:周|星期|礼拜)(?P<day>[一二三四五六日天])", _weekday),
        (r"\b(?P<month>jan(?:uary)?|feb(?:ruary)?|march|april|june|july|august|sept(?:ember)?|oct(?:ober)?)\b", _month),
        (r"\b(?P<month>nov(?:ember)?|dec(?:ember)?)\b", _month),
        *((named, _yearly(in_year)) for named, in_year in FEASTS),
    )
)
"""What days to come are called; the first that is said counts."""
