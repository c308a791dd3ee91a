"""What planning is given: items that the same thresholds judge, their history, what is coming, what cards show."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from itertools import chain, compress
from typing import Any

import numpy as np

from bot.store.planning.about import Abouts
from planner.blocks import column_rows, joined_columns, joined_entries, rows_of
from planner.coded import Coded
from planner.events.plan import EventKind
from planner.model import Events, History, Inbound, Integers, Items
from planner.policies import Policies
from planner.policy import Policy

FEW = ("location", "supplier", "reporting_currency")
"""Words of items of which few differ."""


@dataclass(frozen=True, slots=True)
class EventRef:
    """Which event it is."""

    id: int
    name: str
    kind: EventKind
    amount: float  # of a season: how many times the usual


@dataclass(frozen=True, slots=True)
class BulkRef:
    """A one-off bulk order of an item."""

    item: int
    id: int
    version: int
    day: date
    units: int
    counts: bool  # somebody wants it in the daily rate
    decided_by: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The items of a zone, or of a day, that the same thresholds judge; entry ``i`` of everything is of item ``i``."""

    as_of: date  # today in that zone; history ends the day before
    zones: Mapping[str, str]  # by location, the time zone of its days; of several it is the same day in all
    policy: Policy  # what judges them
    items: Items
    history: History
    inbound: Inbound
    events: Events
    event_of: tuple[EventRef, ...]  # the event that each entry of ``events`` is of
    bulk: tuple[BulkRef, ...]  # one-off bulk orders, the latest first; the history is without those that do not count
    about: Abouts
    numbers: tuple[int, ...]  # what the store calls each item
    gaps: Mapping[str, Sequence[int]]  # by location, days before today that no export speaks of; 1 is yesterday

    @property
    def zone(self) -> str:
        """The time zone of all locations; "" where there are several."""
        return next(iter(zones)) if len(zones := set(self.zones.values())) == 1 else ""

    def in_zones(self) -> Coded[str]:
        """Return the time zone of each item's days."""
        lie_in = Coded.of(self.items.location)
        zones = Coded.of([self.zones[place] for place in lie_in.values])
        return Coded(zones.code[lie_in.code], zones.values)

    def gaps_of(self, i: int) -> list[int]:
        """Return those days since the item is known of which no export says what it sold."""
        return [day for day in self.gaps.get(self.items.location[i], ()) if day <= self.items.known_days[i]]

    def all_sold(self) -> History:
        """Return the history with all one-off bulk orders: they left the shelf, whatever they tell of demand."""
        apart = [order for order in self.bulk if not order.counts]
        units = self.history.units.copy() if apart else self.history.units
        for order in apart:
            if 0 < (ago := (self.as_of - order.day).days) <= units.shape[1]:
                units[order.item, -ago] += order.units
        return replace(self.history, units=units)


def compact(known: Catalogue) -> Catalogue:
    """Return the same without the history, which is what fills memory, and columns coded of which few values differ."""
    few: dict[str, Any] = {name: Coded.of(getattr(known.items, name)) for name in FEW}
    items, history = replace(known.items, **few), _no_days(len(known.numbers))
    return replace(known, items=items, history=history, about=known.about.coded())


def joined(blocks: Sequence[Catalogue]) -> Catalogue:
    """Return consecutive blocks of one group as one catalogue, their history left behind: it is what fills memory."""
    first = blocks[0]
    counts = [len(block.about) for block in blocks]
    starts = np.cumsum([0, *counts[:-1]])
    return Catalogue(
        as_of=first.as_of,
        zones=first.zones,
        policy=first.policy,
        items=joined_columns([block.items for block in blocks]),
        history=_no_days(sum(counts)),
        inbound=joined_entries([block.inbound for block in blocks], starts),
        events=joined_entries([block.events for block in blocks], starts),
        event_of=tuple(chain.from_iterable(block.event_of for block in blocks)),
        bulk=tuple(
            replace(each, item=each.item + int(start))
            for block, start in zip(blocks, starts, strict=True)
            for each in block.bulk
        ),
        about=Abouts.joined([block.about for block in blocks]),
        numbers=tuple(chain.from_iterable(block.numbers for block in blocks)),
        gaps=first.gaps,
    )


def parted(known: Catalogue, policies: Policies, *, by_day: bool) -> Iterator[Catalogue]:
    """Yield the items that each policy judges in each time zone, or in all of them where ``by_day``, in their order."""
    zones = {place: "" if by_day else zone for place, zone in known.zones.items()}
    first = {zone: n for n, zone in enumerate(dict.fromkeys(zones.values()))}
    groups = {place: (zones[place], policies.at(place)) for place in dict.fromkeys(known.items.location)}
    number = {it: n for n, it in enumerate(sorted(dict.fromkeys(groups.values()), key=lambda it: first[it[0]]))}
    group = Coded.of(known.items.location).each(lambda place: number[groups[place]])
    for (zone, policy), n in number.items():
        mine = known if len(number) == 1 else _only(known, np.flatnonzero(group == n))
        lie_in = {place: known.zones[place] for place, each in zones.items() if each == zone}
        yield replace(mine, zones=lie_in, policy=policy)


def _no_days(items: int) -> History:
    return History(np.zeros((items, 0)), np.zeros((items, 0), np.int8))


def _only(known: Catalogue, rows: Integers) -> Catalogue:
    """Return only these items of a catalogue."""
    place = np.full(len(known.about), -1, np.int64)
    place[rows] = np.arange(len(rows))
    comes, planned = place[known.inbound.item] >= 0, place[known.events.item] >= 0
    inbound, events = rows_of(known.inbound, comes), rows_of(known.events, planned)
    columns: dict[str, Any] = {field.name: getattr(known.items, field.name) for field in fields(Items)}
    mine: dict[str, Any] = {name: column_rows(column, rows) for name, column in columns.items()}
    return replace(
        known,
        items=Items(**mine),
        history=rows_of(known.history, rows),
        inbound=replace(inbound, item=place[inbound.item]),
        events=replace(events, item=place[events.item]),
        event_of=tuple(compress(known.event_of, planned)),
        bulk=tuple(replace(it, item=int(place[it.item])) for it in known.bulk if place[it.item] >= 0),
        about=known.about.those(rows),
        numbers=column_rows(known.numbers, rows),
    )
