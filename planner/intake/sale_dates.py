"""Reads dates as tables of sales have them: of any program, counted by Excel, or of a week or a month."""

import re
from contextlib import suppress
from datetime import date, timedelta

from planner.intake.named_months import numbered

_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_SERIAL = re.compile(r"([345][0-9]{4})(?:\.[0-9]+)?")
_EXCEL_BEGINS = date(1899, 12, 30)
_CALLED = r"(?:CW|KW|W|Wk|Week|第)[ .]*"
_WEEK = re.compile(
    rf"(?:(?P<year>20[0-9]{{2}})[-/ 年]*{_CALLED}(?P<week>[0-9]{{1,2}})周?"
    rf"|{_CALLED}(?P<of>[0-9]{{1,2}})[,/ -]+(?P<in>20[0-9]{{2}}))",
    re.IGNORECASE,
)
_MONTH = re.compile(r"(20[0-9]{2})[-/.年]([0-9]{1,2})月?")
_NAMED_MONTH = re.compile(r"[A-Za-z]{3,9}[ -]20[0-9]{2}")


def dated(text: str) -> str:
    """Return a date as ``day`` reads it, however programs write one; a week as its Monday, a month as its first day.

    >>> dated("20261105"), dated("46331"), dated("Nov 5, 2026")  # the second as Excel counts days
    ('2026-11-05', '2026-11-05', '2026-11-05')
    >>> dated("2026-W45"), dated("KW 45/2026"), dated("2026年第45周"), dated("2026-11"), dated("Nov 2026")
    ('2026-11-02', '2026-11-02', '2026-11-02', '2026-11-1', '2026-11-01')
    """
    if found := _COMPACT.fullmatch(text):
        return "-".join(found.groups())
    if found := _SERIAL.fullmatch(text):
        return (_EXCEL_BEGINS + timedelta(days=int(found[1]))).isoformat()
    if found := _WEEK.fullmatch(text):
        with suppress(ValueError):  # there is no week 60
            year, week = int(found["year"] or found["in"]), int(found["week"] or found["of"])
            return date.fromisocalendar(year, week, 1).isoformat()
    if found := _MONTH.fullmatch(text):
        return f"{found[1]}-{found[2]}-1"
    return numbered(f"1 {text}" if _NAMED_MONTH.fullmatch(text) else text)
