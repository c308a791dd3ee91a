"""Gathers what planning needs to know, for one item or for all of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from sqlmodel import Session

from bot.store import item_query
from bot.store.access import Access, fold, seconds
from bot.store.advertised import ads_units
from bot.store.boosts import boosts
from bot.store.bulk_facts import set_apart
from bot.store.buyers import orders_by_day
from bot.store.catalogue import Catalogue, parted
from bot.store.event_facts import delays_in, events_in
from bot.store.history import differing, rebuild, stretches
from bot.store.item_columns import columns
from bot.store.item_query import Place, Question, lying_in, places
from bot.store.past import past
from planner.model import UNDATED, Flags, Floats, Inbound, Items
from planner.policies import STANDARD, Policies
from planner.purchase import is_forgotten

FEW = 500  # items; more of them are asked for by place
OVERDUE = -1  # [days] any day before today


@dataclass(frozen=True, slots=True)
class Facts:
    """What one workspace knows of its items."""

    access: Access

    def gather(
        self,
        now: datetime,
        *,
        products: Sequence[str] | None = None,
        shop: str | None = None,
        days: int = 365,
        policies: Policies = STANDARD,
        reporting: str = "",
    ) -> tuple[Catalogue, ...]:
        """Return the items (of these product codes, of this shop), one catalogue a time zone and policy.

        ``policies``: what judges them, and so how many days back it is asked what sold through ads. ``reporting``: the
        currency margins are held against each other in, where somebody typed a rate to it; else, and where it is "",
        in their own.
        """
        codes = None if products is None else tuple(fold(code) for code in products)
        with self.access.reading() as session:
            gathered = [
                self._catalogue(
                    session,
                    Question(self.access.workspace, seconds(now), tuple(zone), codes, reporting=reporting),
                    zone,
                    now,
                    days,
                    policies,
                )
                for zone in self._zones(session, shop, codes)
            ]
        return tuple(part for whole in gathered if whole.about for part in parted(whole, policies))

    def stretches(self) -> list[range]:
        """Return the numbers of all items, some thousand at a time."""
        with self.access.reading() as session:
            return stretches(session, self.access.workspace)

    def in_blocks(
        self,
        now: datetime,
        *,
        items: range | None = None,
        days: int = 365,
        policies: Policies = STANDARD,
        reporting: str = "",
    ) -> Iterator[Catalogue]:
        """Yield all items (those with these numbers) as of one moment, some thousand at a time: memory stays bounded.

        Neighbours in number come together, one block a zone and policy.
        """
        with self.access.reading() as session:
            zones = list(self._zones(session, None, None))
            for some in stretches(session, self.access.workspace) if items is None else [items]:
                for zone in zones:
                    asked = tuple(zone), None, some.start, some.stop - 1, reporting
                    question = Question(self.access.workspace, seconds(now), *asked)
                    catalogue = self._catalogue(session, question, zone, now, days, policies)
                    if catalogue.about:
                        yield from parted(catalogue, policies)

    def orders(self, numbers: Sequence[int], as_of: date, days: int) -> Floats:
        """Return how many orders held each item on each of the ``days`` days before ``as_of``, the last one last."""
        with self.access.reading() as session:
            return orders_by_day(session, self.access.workspace, numbers, as_of, days)

    def rebuild(self) -> int:
        """Pack all history again from what moved; return how many months differed."""
        return rebuild(self.access)

    def differing(self) -> int:
        """Return how many packed months differ from what moved; 0: the checksum holds."""
        return differing(self.access)

    def _zones(self, session: Session, shop: str | None, codes: tuple[str, ...] | None) -> Iterator[dict[int, Place]]:
        """Yield the locations of each time zone (of this shop, where these products lie), by number."""
        lie_in = None if codes is None else lying_in(session, self.access.workspace, codes)
        wanted = [
            place
            for place in places(session, self.access.workspace)
            if (shop is None or fold(shop) in {fold(name) for name in place.shops})
            and (lie_in is None or place.id in lie_in)
        ]
        for zone in dict.fromkeys(place.zone for place in wanted):
            yield {place.id: place for place in wanted if place.zone == zone}

    def _catalogue(
        self,
        session: Session,
        question: Question,
        lies_in: Mapping[int, Place],
        now: datetime,
        days: int,
        policies: Policies,
    ) -> Catalogue:
        """Return the items of a time zone, whatever judges them."""
        zone = next(iter(lies_in.values())).zone
        as_of = now.astimezone(ZoneInfo(zone)).date()
        items, about, numbers = columns(session, question, lies_in, as_of)
        history = past(session, self.access.workspace, numbers, as_of, days, every=question.products is None)
        events, event_of = events_in(session, question, numbers, history, as_of)
        bulk = set_apart(session, question, numbers, history, events, as_of)
        through_ads = np.full(len(numbers), np.nan)
        for window, mine in _windows(items, policies):
            found = ads_units(session, question, numbers, history, events, as_of, window)
            through_ads[mine] = found[mine]
        by_sea, by_air = delays_in(session, question, numbers, as_of)
        return Catalogue(
            as_of=as_of,
            zone=zone,
            policy=policies.of_all,
            items=replace(
                items,
                ads_units=through_ads,
                sea_delay=by_sea.days,
                sea_delay_from=by_sea.begins,
                air_delay=by_air.days,
                air_delay_from=by_air.begins,
                boost=boosts(session, question, numbers, as_of),
            ),
            history=history,
            inbound=_inbound(session, question, items, numbers, as_of, now),
            events=events,
            event_of=event_of,
            bulk=bulk,
            about=about,
            numbers=tuple(numbers),
        )


def _windows(items: Items, policies: Policies) -> Iterator[tuple[int, Flags]]:
    """Yield how many days are looked back at, and which items it is so for."""
    windows = {location: policies.at(location).window for location in set(items.location)}
    looked = np.array([windows[location] for location in items.location], np.int64)
    yield from ((window, looked == window) for window in sorted(set(windows.values())))


def _inbound(
    session: Session, question: Question, items: Items, numbers: dict[int, int], as_of: date, now: datetime
) -> Inbound:
    """Return what is on its way; an order that is late stays on order, but not on a day."""
    arrivals = [
        (numbers[item], quantity, UNDATED if arrives is None else (_date(arrives) - as_of).days)
        for item, quantity, arrives in _coming(session, question, numbers)
    ]
    places = {place: row for row, place in enumerate(zip(items.product, items.location, strict=True))}
    for product, location, quantity, arrives, drafted in session.connection().execute(
        item_query.ORDERED, {"w": question.workspace}
    ):
        if (product, location) in places:
            day = (_date(arrives) - as_of).days
            is_dated = drafted is None or not is_forgotten(_moment(drafted), now)
            arrivals.append((places[product, location], quantity, day if is_dated else min(day, OVERDUE)))
    table = np.array(arrivals, np.int64).reshape(-1, 3)
    return Inbound(item=table[:, 0], quantity=table[:, 1].astype(float), day=table[:, 2])


def _coming(session: Session, question: Question, numbers: dict[int, int]) -> Sequence[Any]:
    """Return what the workbook and TikTok say is on its way: of a few items by their numbers, else of all."""
    if question.products is None or len(numbers) > FEW:
        return question.ask(session, item_query.COMING)
    asked = {"w": question.workspace, "items": list(numbers)}
    return session.connection().execute(item_query.COMING_OF, asked).all()


def _date(stored: date | str) -> date:
    return date.fromisoformat(stored) if isinstance(stored, str) else stored


def _moment(stored: datetime | str) -> datetime:
    moment = datetime.fromisoformat(stored) if isinstance(stored, str) else stored
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
