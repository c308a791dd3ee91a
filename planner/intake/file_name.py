"""Reads what Seller Center writes into the names of its files: when one was made, and of which tab its orders are."""

import re
from datetime import datetime, timedelta

_MADE = (  # "All order-2026-05-04-14_03.csv", "2026-09-22_03_46_20_Tiktoksellercenter_….xlsx", and a day alone
    re.compile(r"-(20[0-9]{2})-([0-9]{2})-([0-9]{2})-([0-9]{2})[_:]([0-9]{2})(?![0-9])"),
    re.compile(r"^(20[0-9]{2})-([0-9]{2})-([0-9]{2})_([0-9]{2})_([0-9]{2})_[0-9]{2}_Tiktoksellercenter", re.IGNORECASE),
    re.compile(r"^Tiktoksellercenter_batchedit_(20[0-9]{2})([0-9]{2})([0-9]{2})_", re.IGNORECASE),
)
_TAB = re.compile(r"(?P<tab>[A-Za-z][A-Za-z ]*) order-20[0-9]{2}-[0-9]{2}-[0-9]{2}-")
_ALL = "all"
_APART = timedelta(hours=14)
"""Clocks of two places may differ by so much, and no file says by whose its name goes."""


def made(name: str, came_in: datetime) -> datetime | None:
    """Return when a file was made, as its name says, where that is clearly earlier than it came in; else None.

    Args: came_in, the moment of the shop's local time; what is returned is alike. Of a day alone it is the end.

    >>> late = datetime(2026, 5, 6, 9)
    >>> made("All order-2026-05-04-14_03 (1).csv", late), made("All order-2026-05-06-08_30.csv", late)
    (datetime.datetime(2026, 5, 4, 14, 3), None)
    >>> made("Tiktoksellercenter_batchedit_20260504_all_information_template.xlsx", late), made("stock.xlsx", late)
    (datetime.datetime(2026, 5, 5, 0, 0), None)
    """
    found = next((found for pattern in _MADE if (found := pattern.search(name))), None)
    if found is None:
        return None
    year, month, day, *clock = map(int, found.groups())
    hour, minute = clock or (0, 0)
    try:
        said = datetime(year, month, day, hour, minute, tzinfo=came_in.tzinfo)
    except ValueError:
        return None
    if clock:
        return said if came_in - said > _APART else None
    end = said + timedelta(days=1)
    return end if end <= came_in else None


def tab(name: str) -> str:
    """Return of which tab of Seller Center alone an order export is, as its name says; "": of all, or it does not say.

    >>> tab("To Ship order-2025-12-29-18_20.xlsx"), tab("All order-2026-05-04-14_03.csv"), tab("orders.csv")
    ('To Ship', '', '')
    """
    found = _TAB.match(name)
    return found["tab"] if found and found["tab"].casefold() != _ALL else ""
