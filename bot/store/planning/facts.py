"""Gathers what planning needs to know, for one item or for all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import numpy as np
from sqlmodel import Session

from bot.store.access import Access, fold, seconds
from bot.store.movements.fresh_months import STRETCH
from bot.store.movements.history import differing, rebuild, stretches
from bot.store.movements.past import Unpacked, months_of, past
from bot.store.movements.sold_until import gaps
from bot.store.planning.advertised import ads_units
from bot.store.planning.boosts import boosts
from bot.store.planning.bulk_facts import set_apart
from bot.store.planning.buyers import orders_by_day
from bot.store.planning.catalogue import Catalogue, parted
from bot.store.planning.coming import inbound_of
from bot.store.planning.event_facts import delays_in, events_in
from bot.store.planning.item_columns import columns
from bot.store.planning.item_query import Question
from bot.store.planning.stretch import DayQuestion, Stretch
from bot.store.where import Day, days_of
from planner.coded import Coded
from planner.model import Flags, Floats, Items
from planner.policies import STANDARD, Policies
from planner.unseen import without_gaps, without_unseen

DAYS = 365  # of history that planning looks back at
AT_ONCE = 2 * STRETCH  # items planned at a time: with fewer, asking takes longer than the answers
LAST = 4  # of these stretches that are shared out in halves


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
        days: int = DAYS,
        policies: Policies = STANDARD,
        reporting: str = "",
        by_day: bool = False,
    ) -> tuple[Catalogue, ...]:
        """Return the items (of these product codes, of this shop), one catalogue a time zone and policy.

        ``by_day``: one a day and policy.

        ``policies``: what judges them, and so how many days back it is asked what sold through ads. ``reporting``: the
        currency margins are held against each other in, where somebody typed a rate to it; else, and where it is "",
        in their own.
        """
        codes = None if products is None else tuple(fold(code) for code in products)
        with self.access.reading() as session:
            gathered = [
                part
                for day in days_of(session, self.access.workspace, now, shop, codes)
                for part in self._catalogues(
                    session,
                    Question(self.access.workspace, seconds(now), tuple(day.places), codes, reporting=reporting),
                    day,
                    now,
                    days,
                    policies,
                    by_day=by_day,
                )
            ]
        return tuple(gathered)

    def stretches(self) -> list[range]:
        """Return the numbers of all items, some thousand at a time; of many the last in halves.

        So whoever shares them out has hardly to wait for the slowest.
        """
        with self.access.reading() as session:
            every, halves = (stretches(session, self.access.workspace, step) for step in (AT_ONCE, AT_ONCE // 2))
        first, last = every[:-LAST], every[-LAST:]
        return [*first, *(half for half in halves if half.start >= last[0].start)] if first else last

    def in_blocks(
        self,
        now: datetime,
        *,
        items: range | None = None,
        policies: Policies = STANDARD,
        reporting: str = "",
        by_day: bool = False,
    ) -> Iterator[Catalogue]:
        """Yield all items (those with these numbers) as of one moment, some thousand at a time: memory stays bounded.

        Neighbours in number come together, one block a zone and policy; ``by_day``: a day and policy.
        """
        with self.access.reading() as session:
            today = list(days_of(session, self.access.workspace, now))
            for some in stretches(session, self.access.workspace) if items is None else [items]:
                read = [day.as_of for day in today]
                months = months_of(session, self.access.workspace, some, read, DAYS) if read else []
                everywhere = tuple(place for day in today for place in day.places)
                asked: dict[str, Any] = {"low": some.start, "high": some.stop - 1, "reporting": reporting}
                stretch = Stretch(Question(self.access.workspace, seconds(now), everywhere, None, **asked))
                for day in today:
                    question = DayQuestion(
                        self.access.workspace, seconds(now), tuple(day.places), None, **asked, stretch=stretch
                    )
                    yield from self._catalogues(session, question, day, now, DAYS, policies, months, by_day=by_day)

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

    def _catalogues(
        self,
        session: Session,
        question: Question,
        day: Day,
        now: datetime,
        days: int,
        policies: Policies,
        months: Sequence[Unpacked] | None = None,
        *,
        by_day: bool = False,
    ) -> Iterator[Catalogue]:
        """Yield the items of a day, asked about at once, as most of the world is on one day."""
        whole = self._catalogue(session, question, day, now, days, policies, months)
        if whole.about:
            yield from parted(whole, policies, by_day=by_day)

    def _catalogue(
        self,
        session: Session,
        question: Question,
        day: Day,
        now: datetime,
        days: int,
        policies: Policies,
        months: Sequence[Unpacked] | None,
    ) -> Catalogue:
        as_of, every = day.as_of, question.products is None
        items, about, numbers = columns(session, question, day.places, as_of)
        history = past(session, self.access.workspace, numbers, as_of, days, every=every, months=months)
        between = gaps(session, self.access.workspace, as_of, days)
        missing = {place.name: between[number] for number, place in day.places.items() if number in between}
        lie_in = Coded.of(items.location)
        unseen = [(lie_in.each(place.__eq__) == 1, ago) for place, ago in missing.items()]
        history = without_gaps(without_unseen(history, items.sales_age), unseen)
        events, event_of = events_in(session, question, numbers, history, as_of)
        bulk = set_apart(session, question, numbers, history, events, as_of)
        through_ads = np.full(len(numbers), np.nan)
        for window, mine in _windows(items, policies):
            found = ads_units(session, question, numbers, history, events, as_of, window)
            through_ads[mine] = found[mine]
        by_sea, by_air = delays_in(session, question, numbers, as_of)
        return Catalogue(
            as_of=as_of,
            zones={place.name: place.zone for place in day.places.values()},
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
            inbound=inbound_of(session, question, items, numbers, as_of, now),
            events=events,
            event_of=event_of,
            bulk=bulk,
            about=about,
            numbers=tuple(numbers),
            gaps=missing,
        )


def _windows(items: Items, policies: Policies) -> Iterator[tuple[int, Flags]]:
    """Yield how many days are looked back at, and which items it is so for."""
    looked = Coded.of(items.location).each(lambda location: policies.at(location).window)
    yield from ((int(window), looked == window) for window in np.unique(looked))
