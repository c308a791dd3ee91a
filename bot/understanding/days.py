"""Reads a day the way people type it: 2026-11-28, 28 Nov, 28/11, 11月28日; without a year it is the next one."""

import re
from calendar import FRIDAY
from contextlib import suppress
from datetime import date, timedelta
from itertools import chain

from bot.understanding.numerals import in_figures
from bot.understanding.simplified import simplified

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CHINESE_WEEKDAYS = "一二三四五六日"
MONTH = rf"(?P<{{}}>{'|'.join(MONTHS)})[a-z]*\.?"
NO_DAYS = ("one", "sku", "item", "line", "order", "po", "time", "week", "quarter", "half", "page", "batch", "ship")
ORDINAL = r"(?:st|nd|rd|th)?"
YEAR = r"(?:,?\s+(?P<{}>\d{{4}}))?"
WRITTEN = (
    r"(?P<y1>\d{4})[-./](?P<m1>\d{1,2})[-./](?P<d1>\d{1,2})",
    rf"(?P<d2>\d{{1,2}}){ORDINAL}\s+(?:of\s+)?{MONTH.format('m2')}{YEAR.format('y2')}",
    rf"{MONTH.format('m3')}\s+(?P<d3>\d{{1,2}}){ORDINAL}{YEAR.format('y3')}",
    r"(?:(?P<y4>\d{4})年)?(?P<m4>\d{1,2})月(?P<d4>\d{1,2})[日号]",
    r"(?P<d5>\d{1,2})\.(?P<m5>\d{1,2})\.(?P<y5>\d{4})?",
    r"(?P<d6>\d{1,2})/(?P<m6>\d{1,2})(?:/(?P<y6>\d{4}))?",
    r"(?P<d7>\d{1,2})-(?P<m7>\d{1,2})-(?P<y7>\d{4})",
    r"(?P<m8>1[0-2]|0?[1-9])\.(?P<d8>1[3-9]|2\d|3[01])",  # as in China: 11.27; with fewer days it may be a number
    rf"\bthe\s+(?P<d9>[12]?\d|3[01])(?:st|nd|rd|th)\b(?!\s+(?:of\s+)?(?:{'|'.join((*MONTHS, *NO_DAYS))}))",
    r"(?<![\d月第])(?P<d0>[12]?\d|3[01])号(?![单店楼仓柜线本期电补])",
)
LATELY = timedelta(days=60)  # whoever types a day that is just over may have slipped, or mean the one a year later
DAY = re.compile("|".join(WRITTEN), re.IGNORECASE)
UNNAMED = re.sub(r"\(\?P<\w+>", "(?:", DAY.pattern)
"""The same, to look for a day within a line."""
RANGE = re.compile(
    rf"\b(?P<a>\d{{1,2}}){ORDINAL}\s?(?:-|–|to|until)\s?(?P<b>\d{{1,2}}){ORDINAL}\s+(?P<m>(?:{'|'.join(MONTHS)})[a-z]*)\b"
    rf"|\b(?P<n>(?:{'|'.join(MONTHS)})[a-z]*)\s+(?P<c>\d{{1,2}}){ORDINAL}\s?(?:-|–|to|until)\s?(?P<d>\d{{1,2}})(?![\d-]){ORDINAL}"
    r"|(?<![\d月第])(?P<g>\d{1,2})号?\s?[-–~至到]\s?(?P<h>\d{1,2})号"
    r"|(?P<o>\d{1,2})月(?P<e>\d{1,2})[日号]?\s?[-–~至到]\s?(?P<f>\d{1,2})[日号]",
    re.IGNORECASE,
)


BETWEEN = re.compile(r"\bbetween\s+(\d{1,2}(?:st|nd|rd|th)?)\s+and\s+(?=\d)", re.IGNORECASE)


def days_of(typed: str, today: date) -> tuple[date, ...]:
    """Return what a typed day can mean: the day; several where nobody can tell, as of 3/4; none where it is no day.

    >>> today = date(2026, 11, 2)
    >>> [str(*days_of(typed, today)) for typed in ("2026-11-28", "28 Nov", "November 28th, 2027", "11月28日", "1.2.")]
    ['2026-11-28', '2026-11-28', '2027-11-28', '2026-11-28', '2027-02-01']
    >>> [str(day) for day in days_of("3/4/2027", today)], days_of("soon", today)
    (['2027-04-03', '2027-03-04'], ())
    >>> [str(day) for typed in ("11.27", "27.11.") for day in days_of(typed, today)]
    ['2026-11-27', '2026-11-27']
    >>> [str(day) for day in days_of("1 Nov", today)]  # yesterday, or in a year
    ['2026-11-01', '2027-11-01']
    >>> [str(day) for typed in ("10号", "the 1st") for day in days_of(typed, today)]  # the next one of that number
    ['2026-11-10', '2026-12-01']
    """
    found = DAY.fullmatch(typed.strip())
    if found is None:
        return ()
    said = {name[0]: value for name, value in found.groupdict().items() if value}
    if "m" not in said:
        return _next(int(said["d"]), today)
    month, day = _month(said["m"]), int(said["d"])
    ways = [(month, day), (day, month)] if found["d6"] or found["d7"] else [(month, day)]
    return tuple(dict.fromkeys(chain.from_iterable(_on(said.get("y"), *way, today) for way in ways)))


def weekday(said: str) -> int:
    """Return the number of the weekday that is said, in English or Chinese; Monday is 0.

    >>> weekday("thursday"), weekday("thu"), weekday("四"), weekday("天")
    (3, 3, 3, 6)
    """
    return WEEKDAYS.index(said[:3]) if said.isascii() else CHINESE_WEEKDAYS.index(said.replace("天", "日"))


def black_friday(year: int) -> date:
    """Return the day after the fourth Thursday of November.

    >>> [str(black_friday(year)) for year in (2024, 2028, 2030)]
    ['2024-11-29', '2028-11-24', '2030-11-29']
    """
    earliest = date(year, 11, 23)
    return earliest + timedelta(days=(FRIDAY - earliest.weekday()) % 7)


def days_apart(said: str) -> str:
    """Return what was said with numbers in figures, and both ends of days that share a month written as days.

    >>> days_apart("2-4 dec"), days_apart("Dec 2nd to 4th"), days_apart("12月2到4号")
    ('2 dec 4 dec', 'Dec 2 Dec 4', '12月2日 12月4日')
    >>> days_apart("between 1 and 10 nov"), days_apart("10到15号")
    ('1 nov 10 nov', '10号 15号')
    """
    return RANGE.sub(_both_ends, BETWEEN.sub(r"\1 to ", in_figures(simplified(said))))


def _both_ends(found: re.Match[str]) -> str:
    if found["m"]:
        return f"{found['a']} {found['m']} {found['b']} {found['m']}"
    if found["g"]:
        return f"{found['g']}号 {found['h']}号"
    if found["n"]:
        return f"{found['n']} {found['c']} {found['n']} {found['d']}"
    return f"{found['o']}月{found['e']}日 {found['o']}月{found['f']}日"


def _month(said: str) -> int:
    return int(said) if said.isdigit() else MONTHS.index(said[:3].casefold()) + 1


def _next(day: int, today: date) -> tuple[date, ...]:
    """Return the next day of that number, today too; (): no month has it."""
    coming = (today + timedelta(days=ahead) for ahead in range(62))
    return tuple(each for each in coming if each.day == day)[:1]


def _on(year: str | None, month: int, day: int, today: date) -> list[date]:
    """Return the day; without a year the next such day from today on, and the one before where it is just over."""
    found = list[date]()
    for number in [int(year)] if year else range(today.year - 1, today.year + 5):
        with suppress(ValueError):  # the calendar of that year has none
            found.append(date(number, month, day))
    if year:
        return found
    known = [each for each in found if each >= today - LATELY]
    return known[: 2 if known and known[0] < today else 1]
