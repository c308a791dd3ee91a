"""Finds out from all dates of a file which of two ways it writes them, or what to ask."""

from collections.abc import Iterable

from planner.intake.moments import DateOrder, day
from planner.intake.problems import AmbiguousDates


def infer_date_order(dates: Iterable[str]) -> DateOrder | AmbiguousDates:
    """Return the order in which all ``dates`` of a file make sense, or the question to ask where it is not certain.

    Blank cells, cells that hold no date and dates that begin with the year say nothing; if there is no other, either
    order reads them.

    >>> infer_date_order(["03/04/2026", "", "25/04/2026"])
    <DateOrder.DAY_FIRST: 'day_first'>
    >>> infer_date_order(["03/04/2026"]).month_first
    datetime.date(2026, 3, 4)
    """
    days_only: str = ""
    months_only: str = ""
    unclear: str = ""
    seen: set[str] = set()
    for written in dates:
        text = written.partition("T")[0].partition(" ")[0]
        if text in seen or not text:
            continue
        seen.add(text)
        as_day, as_month = day(text, DateOrder.DAY_FIRST), day(text, DateOrder.MONTH_FIRST)
        if as_day and not as_month:
            days_only = days_only or text
        elif as_month and not as_day:
            months_only = months_only or text
        elif as_day != as_month:
            unclear = unclear or text
    if days_only and months_only:
        return AmbiguousDates(days_only, day(days_only, DateOrder.DAY_FIRST), None, months_only)
    if unclear and not days_only and not months_only:
        return AmbiguousDates(unclear, day(unclear, DateOrder.DAY_FIRST), day(unclear, DateOrder.MONTH_FIRST))
    return DateOrder.MONTH_FIRST if months_only else DateOrder.DAY_FIRST
