"""Days that come every year, by what they are called in English and Chinese: “Christmas”, “黑五”, “11.11”."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from bot.understanding.days import black_friday

NEW_YEARS: Mapping[int, date] = {
    day.year: day
    for day in (
        *(date(2012, 1, 23), date(2013, 2, 10), date(2014, 1, 31), date(2015, 2, 19), date(2016, 2, 8)),
        *(date(2017, 1, 28), date(2018, 2, 16), date(2019, 2, 5), date(2020, 1, 25), date(2021, 2, 12)),
        *(date(2022, 2, 1), date(2023, 1, 22), date(2024, 2, 10), date(2025, 1, 29), date(2026, 2, 17)),
        *(date(2027, 2, 6), date(2028, 1, 26), date(2029, 2, 13), date(2030, 2, 3), date(2031, 1, 23)),
        *(date(2032, 2, 11), date(2033, 1, 31), date(2034, 2, 19), date(2035, 2, 8), date(2036, 1, 28)),
        *(date(2037, 2, 15), date(2038, 2, 4), date(2039, 1, 24)),
    )
}
"""The first day of each Chinese year."""
InYear = Callable[[int], date | None]  # the day in a year; None where it is not known


def _on(month: int, day: int) -> InYear:
    return lambda year: date(year, month, day)


def _cyber_monday(year: int) -> date:
    return black_friday(year) + timedelta(days=3)


Named = Sequence[tuple[str, InYear]]
SHOPPING: Named = (
    (r"\bblack friday\b|\bbf\b|\bbfcm\b|黑五|黑色星期五", black_friday),
    (r"\bcyber monday\b|网络星期一|网一", _cyber_monday),
    (r"双十一|双11|\bdouble (?:11|eleven)\b|\bsingles['’]? day\b|(?<![\d.])11\.11(?![\d.])", _on(11, 11)),
    (r"双十二|双12|\bdouble (?:12|twelve)\b|(?<![\d.])12\.12(?![\d.])", _on(12, 12)),
)
FEASTS: Named = (
    (r"\b(?:chinese|lunar) new year\b|\bcny\b|春节|过年|农历新年", NEW_YEARS.get),
    (r"\bchristmas eve\b|\bxmas eve\b|平安夜", _on(12, 24)),
    (r"\bchristmas(?: day)?\b|\bxmas\b|圣诞节?", _on(12, 25)),
    (r"\bboxing day\b|节礼日", _on(12, 26)),
    (r"\bnew year(?:'s|’s)? eve\b|\bnye\b|跨年夜?", _on(12, 31)),
    (r"\bnew year(?:'s|’s)?(?: day)?\b|元旦", _on(1, 1)),
    (r"\bvalentine(?:'s|’s|s)?(?: day)?\b|情人节", _on(2, 14)),
    (r"\bhalloween\b|万圣节?", _on(10, 31)),
)
"""Feasts stand in names of products, too: what else says a day is asked before them."""


def coming(in_year: InYear, today: date) -> date | None:
    """Return the next such day, today too; None: it is not known.

    >>> coming(_on(12, 25), date(2026, 11, 21)), coming(NEW_YEARS.get, date(2026, 11, 21))
    (datetime.date(2026, 12, 25), datetime.date(2027, 2, 6))
    """
    days = (in_year(today.year + n) for n in range(2))
    return next((day for day in days if day and day >= today), None)


def latest(in_year: InYear, today: date, *, is_of_last_year: bool = False) -> date | None:
    """Return the last such day, today too; with ``is_of_last_year`` none of this one's.

    >>> latest(black_friday, date(2011, 11, 21)), latest(black_friday, date(2011, 11, 26))
    (datetime.date(2010, 11, 26), datetime.date(2011, 11, 25))
    """
    days = (in_year(today.year - n) for n in range(is_of_last_year, 2))
    return next((day for day in days if day and day <= today), None)
