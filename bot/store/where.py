"""Where items lie: the locations that serve shops by time zone, or by the day it is there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.store.access import fold
from bot.store.item_query import Place, lying_in, places


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone and the locations in it, or those of several in which it is the same day."""

    name: str  # "": several
    as_of: date  # which day it is there
    places: Mapping[int, Place]  # by number


def zones_of(
    session: Session,
    workspace: str,
    now: datetime,
    shop: str | None = None,
    codes: tuple[str, ...] | None = None,
    *,
    by_day: bool = False,
) -> Iterator[Zone]:
    """Yield each time zone with its locations (of this shop, where these products lie), or those of one day as one."""
    lie_in = None if codes is None else lying_in(session, workspace, codes)
    wanted = [
        place
        for place in places(session, workspace)
        if (shop is None or fold(shop) in {fold(name) for name in place.shops})
        and (lie_in is None or place.id in lie_in)
    ]
    today = {name: now.astimezone(ZoneInfo(name)).date() for name in dict.fromkeys(place.zone for place in wanted)}
    together = today if by_day else {name: name for name in today}
    for which in dict.fromkeys(together.values()):
        names = [name for name in today if together[name] == which]
        there = {place.id: place for place in wanted if place.zone in names}
        yield Zone(names[0] if len(names) == 1 else "", today[names[0]], there)
