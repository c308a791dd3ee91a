"""Finds in what was said which days of the past are meant, as in “best sellers of last week” or “最近7天销量”."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from bot.understanding.days import UNNAMED, days_apart, days_of
from bot.understanding.past_days import SPOKEN, Span

WRITTEN = re.compile(rf"(?<![a-z0-9.,/-])(?:{UNNAMED})(?![a-z0-9/-])", re.IGNORECASE)
AGO = (364, 61, 30)  # [days] a year, for days of a month, and two months or one, for those that name none
WAS = re.compile(
    r"\b(?:was|were|ran|went|had|did|been|last|days out)\b|[了过]|上个?(?:周|月|星期|礼拜)|昨天|去年", re.IGNORECASE
)
WILL = re.compile(r"\b(?:will|going to|about to)\b|[会将快要]", re.IGNORECASE)
SINCE = re.compile(r"\bsince\b|以来|至今|到现在")


def period(said: str, today: date) -> tuple[Span, str] | None:
    """Return the days of the past that are said, and what else was; None: no day is.

    Weeks begin on Monday. What is going on yet, as this month, ends today.

    >>> today = date(2011, 11, 21)
    >>> [str(day) for day in period("best sellers last week", today)[0]]
    ['2011-11-14', '2011-11-20']
    >>> period("SKU123 最近7天 销量", today)
    ((datetime.date(2011, 11, 15), datetime.date(2011, 11, 21)), 'SKU123   销量')
    >>> [str(day) for said in ("since last friday", "10号卖了多少") for day in period(said, today)[0]]
    ['2011-11-18', '2011-11-21', '2011-11-10', '2011-11-10']
    """
    said = days_apart(said)
    line = said.casefold()
    line = line if len(line) == len(said) else said  # a letter that is two in small ones
    if (dates := _dated(line, today)) is not None:
        span, places = dates
        return span, _without(said, places)
    for pattern, days in SPOKEN:
        if (found := pattern.search(line)) and (meant := days(found, today)):
            return (meant[0], today) if SINCE.search(line) else meant, _without(said, [found.span()])
    return None


def past_days(said: str, today: date) -> Span | None:
    """Return the days that are over of which something is said that was so; None: it is of now, or of days to come.

    >>> today = date(2011, 11, 21)
    >>> [past_days(said, today) for said in ("what is out until 1 dec", "断货了哪些", "过了圣诞会断货的")]
    [None, None, None]
    >>> [str(day) for day in past_days("what was out of stock in October", today)]
    ['2011-10-01', '2011-10-31']
    """
    found = period(said, today) if WAS.search(said) and not WILL.search(said) else None
    return found[0] if found and found[0][0] < today else None


def before(days: Span) -> Span:
    """Return the days right before, as many; of a whole month the whole month before.

    >>> [str(day) for day in before((date(2011, 10, 1), date(2011, 10, 31)))]
    ['2011-09-01', '2011-09-30']
    """
    first, last = days
    end = first - timedelta(days=1)
    if first.day == 1 and (last + timedelta(days=1)).day == 1 and (last - first).days <= 31:
        return end.replace(day=1), end
    return first - (last - first) - timedelta(days=1), end


def _without(said: str, places: Sequence[tuple[int, int]]) -> str:
    for start, end in sorted(places, reverse=True):
        said = f"{said[:start]} {said[end:]}"
    return said.strip()


def _dated(line: str, today: date) -> tuple[Span, list[tuple[int, int]]] | None:
    """Return the days that are written with their dates: one, from one to another, or since one."""
    found = [(it.span(), day) for it in WRITTEN.finditer(line) if (day := _past_day(it[0], today))][:2]
    if not found:
        return None
    days, places = sorted(day for _, day in found), [place for place, _ in found]
    is_since = len(found) == 1 and SINCE.search(line)
    return (days[0], today if is_since else days[-1]), places


def _past_day(typed: str, today: date) -> date | None:
    """Return the latest such day until today; of the years only the one that was typed, where one was."""
    meant = [day for ago in AGO for day in days_of(typed, today - timedelta(days=ago)) if day <= today]
    return max(meant, default=None)
