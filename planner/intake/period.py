"""Reads of which days a file is from its name, where Seller Center wrote them there: a person still confirms them."""

import re
from datetime import date

_DAY = re.compile(r"(?<![0-9])(20[0-9]{2})([-_.]?)([0-9]{2})\2([0-9]{2})(?![0-9])")


def period_named(name: str) -> tuple[date, date] | None:
    """Return the first and the last day that stand in the name of a file; None where there are not two in order.

    >>> period_named("creative data for product campaigns 2026-03-01 00 ~ 2026-03-27 23.xlsx")
    (datetime.date(2026, 3, 1), datetime.date(2026, 3, 27))
    >>> period_named("ads_20260301-20260327.csv") == period_named("2026-03-01_2026-03-27.csv")
    True
    >>> period_named("ads of 2026-03-01.csv"), period_named("2026-13-01 2026-14-01.csv")
    (None, None)
    """
    days = []
    for year, _, month, day in _DAY.findall(name):
        try:
            days.append(date(int(year), int(month), int(day)))
        except ValueError:
            return None
    return (days[0], days[1]) if len(days) == 2 and days[0] <= days[1] else None
