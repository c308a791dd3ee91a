"""Finds in what was said which days to come are meant as a whole: “December”, “下个月”, “the next 30 days”."""

import re
from datetime import date, timedelta

from bot.understanding.days import MONTHS
from bot.understanding.numerals import in_figures
from bot.understanding.past_days import MONTH_NAMES, Span
from bot.understanding.simplified import simplified
from bot.understanding.until import until

USUAL = 30  # [days] where nobody says which
COUNTED = re.compile(r"\d\s?(?:days?|weeks?|months?|天|个?星期|周|个月)")  # today is the first of them
MONTH = re.compile(
    rf"(?<!\d )(?<!\dth )(?<!\dst )(?<!\dnd )(?<!\drd )\b(?P<name>{MONTH_NAMES}|may)\b(?!\s*\d)"
    r"|(?<!\d)(?P<number>1[0-2]|[1-9])月(?!\d)份?",
    re.IGNORECASE,
)
NEXT_MONTH = re.compile(r"\bnext month\b|下个?月", re.IGNORECASE)
NEXT_WEEK = re.compile(r"\bnext week\b|下个?(?:周|星期)(?![一二三四五六日天末])", re.IGNORECASE)
NEXT_QUARTER = re.compile(r"\bnext quarter\b|下个?季度", re.IGNORECASE)


def days_to_come(said: str, today: date) -> Span:
    """Return the first and the last of the days to come that are said; the next 30 where none are.

    Of a month that has begun, and until a day, the first is today.

    >>> today = date(2011, 11, 21)
    >>> [str(day) for said in ("forecast for December", "预计下周卖多少") for day in days_to_come(said, today)]
    ['2011-12-01', '2011-12-31', '2011-11-28', '2011-12-04']
    >>> [str(day) for said in ("sales by 24 dec", "next 30 days") for day in days_to_come(said, today)]
    ['2011-11-21', '2011-12-24', '2011-11-21', '2011-12-20']
    """
    line = in_figures(simplified(said)).casefold()
    if NEXT_WEEK.search(line):
        monday = today + timedelta(days=7 - today.weekday())
        return monday, monday + timedelta(days=6)
    if NEXT_QUARTER.search(line):
        return _months(today.year, (today.month + 2) // 3 * 3, 3)
    if NEXT_MONTH.search(line):
        return _months(today.year, today.month, 1)
    if found := MONTH.search(line):
        month = int(found["number"] or MONTHS.index(found["name"][:3]) + 1)
        first, last = _months(today.year + (month < today.month), month - 1, 1)
        return max(first, today), last
    day = until(line, today)
    last = day[0] if day else today + timedelta(days=USUAL)
    return today, last if day and not COUNTED.search(line) else last - timedelta(days=1)


def _months(year: int, before: int, count: int) -> Span:
    """Return the first and the last day of some months, behind so many of a year."""
    first, end = 12 * year + before, 12 * year + before + count
    return date(first // 12, first % 12 + 1, 1), date(end // 12, end % 12 + 1, 1) - timedelta(days=1)
