"""Reads the cells that name a place: time zones and markets, and in Slack members and channels."""

import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from planner.intake.cells import Reader, Unusable
from planner.intake.problems import ProblemCode

_MEMBER = re.compile(r"[UW][A-Z0-9]{2,}")
_CHANNEL = re.compile(r"[CG][A-Z0-9]{2,}")
CALLED = {"UK": "GB", "EN": "GB", "EL": "GR"}
"""Two letters that people write for a country, and those it has."""


def zone(text: str) -> str:
    """Return the name of a time zone, in any case and with blanks for lines below.

    >>> zone("Europe/London"), zone("america/new york")
    ('Europe/London', 'America/New_York')
    """
    try:
        return ZoneInfo(text).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        folded = text.casefold().replace(" ", "_")
        found = next((name for name in available_timezones() if name.casefold() == folded), None)
    if found is None:
        raise Unusable(ProblemCode.NOT_A_ZONE)
    return found


def market(text: str) -> str:
    """Return the two letters of a country, also where it is called otherwise: the United Kingdom's are GB.

    >>> market("gb"), market("UK"), market("el")
    ('GB', 'GB', 'GR')
    """
    if not (len(text) == 2 and text.isascii() and text.isalpha()):
        raise Unusable(ProblemCode.NOT_A_MARKET)
    return CALLED.get(text.upper(), text.upper())


def _like(pattern: re.Pattern[str], code: ProblemCode) -> Reader:
    def read(text: str) -> str:
        if not pattern.fullmatch(text):
            raise Unusable(code)
        return text

    return read


member = _like(_MEMBER, ProblemCode.NOT_A_MEMBER)
channel = _like(_CHANNEL, ProblemCode.NOT_A_CHANNEL)
