"""Where items lie: the locations that serve shops by time zone, or by the day it is there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, text
from sqlmodel import Session

from bot.store.access import fold

PLACES = text(
    "SELECT o.id, o.name, h.name AS shop, h.folded, h.tz, h.currency FROM location o"
    " JOIN shop h ON h.workspace_id = o.workspace_id AND h.location_id = o.id"
    " WHERE o.workspace_id = :w ORDER BY o.id, h.id"
)
LYING_IN = text(
    "SELECT DISTINCT i.location_id FROM product p CROSS JOIN item i"  # SQLite keeps this order
    " WHERE p.workspace_id = :w AND p.folded IN :products AND i.workspace_id = :w AND i.product_id = p.id"
).bindparams(bindparam("products", expanding=True))


@dataclass(frozen=True, slots=True)
class Place:
    """A location and the shops it serves; its days are those of the first."""

    id: int
    name: str
    shops: tuple[str, ...]
    zone: str
    currency: str


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


def lying_in(session: Session, workspace: str, codes: Sequence[str]) -> frozenset[int]:
    """Return the locations in which any of these products lies: the others need not be asked about them."""
    found = session.connection().execute(LYING_IN, {"w": workspace, "products": list(codes)})
    return frozenset(found.scalars())


def places(session: Session, workspace: str) -> tuple[Place, ...]:
    """Return every location that serves a shop."""
    found: dict[int, Place] = {}
    for row in session.connection().execute(PLACES, {"w": workspace}):
        known = found.get(row.id)
        shops = (*(known.shops if known else ()), row.shop)
        first = known or Place(row.id, row.name, (), row.tz, row.currency)
        found[row.id] = Place(first.id, first.name, shops, first.zone, first.currency)
    return tuple(found.values())
