"""Time zones by the names that Slack and people give them."""

from zoneinfo import ZoneInfo


def known_zone(name: str) -> ZoneInfo:
    """Return the zone of this name; UTC where this machine knows none, for a person is answered all the same.

    >>> known_zone("Europe/London"), known_zone("Mars/Olympus"), known_zone("")
    (zoneinfo.ZoneInfo(key='Europe/London'), zoneinfo.ZoneInfo(key='UTC'), zoneinfo.ZoneInfo(key='UTC'))
    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown; no name of a zone; a folder of zones, such as America
        return ZoneInfo("UTC")
