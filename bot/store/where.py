"""Where items lie: the locations that serve shops, by the day it is there."""

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
class Day:
    """The locations in which it is the same day."""

    as_of: date  # which one
    places: Mapping[int, Place]  # by number

    @property
    def zone(self) -> str:
        """The time zone of all of them; "" where there are several."""
        zones = {place.zone for place in self.places.values()}
        return next(iter(zones)) if len(zones) == 1 else ""


def days_of(
    session: Session, workspace: str, now: datetime, shop: str | None = None, codes: tuple[str, ...] | None = None
) -> Iterator[Day]:
    """Yield each day that it is anywhere with the locations (of this shop, where these products lie) where it is."""
    lie_in = None if codes is None else lying_in(session, workspace, codes)
    wanted = [
        place
        for place in places(session, workspace)
        if (shop is None or fold(shop) in {fold(name) for name in place.shops})
        and (lie_in is None or place.id in lie_in)
    ]
    today = {zone: now.astimezone(ZoneInfo(zone)).date() for zone in dict.fromkeys(place.zone for place in wanted)}
    for day in dict.fromkeys(today.values()):
        yield Day(day, {place.id: place for place in wanted if today[place.zone] == day})


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
