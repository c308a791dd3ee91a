"""What planning is given: items that the same thresholds judge, their history, what is coming, what cards show."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain
from typing import NamedTuple

import numpy as np

from planner.blocks import joined_columns, joined_entries
from planner.event_plan import EventKind
from planner.model import Events, History, Inbound, Items
from planner.policy import Policy


class About(NamedTuple):  # a tuple, not a dataclass: a hundred thousand are made at a time, ten times faster
    """What a card shows of an item beside its plan."""

    product: str
    name: str
    location: str
    shops: tuple[str, ...]
    currency: str  # of prices
    cost_currency: str  # of unit costs; "" where unknown
    counted: int | None  # [units] as the newest count said; None: never counted
    counts_available: bool  # the count is of available units; else of units on hand
    counted_at: datetime | None
    sold_since: int  # [units] ordered since that count, cancellations left out
    committed: int  # [units] paid, not shipped
    committed_then: int  # [units] paid, not shipped at that count
    shipped: int  # [units] sent to customers since that count
    received: int  # [units] taken in since that count


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
    """The items of one time zone that the same thresholds judge; entry ``i`` of everything belongs to item ``i``."""

    as_of: date  # today in that zone; history ends the day before
    zone: str
    policy: Policy  # what judges them
    items: Items
    history: History
    inbound: Inbound
    events: Events
    event_of: tuple[EventRef, ...]  # the event that each entry of ``events`` is of
    bulk: tuple[BulkRef, ...]  # one-off bulk orders, the latest first; the history is without those that do not count
    about: tuple[About, ...]
    numbers: tuple[int, ...]  # what the store calls each item


def joined(blocks: Sequence[Catalogue]) -> Catalogue:
    """Return consecutive blocks of one group as one catalogue, their history left behind: it is what fills memory."""
    first = blocks[0]
    counts = [len(block.about) for block in blocks]
    starts = np.cumsum([0, *counts[:-1]])
    return Catalogue(
        as_of=first.as_of,
        zone=first.zone,
        policy=first.policy,
        items=joined_columns([block.items for block in blocks]),
        history=History(np.zeros((sum(counts), 0)), np.zeros((sum(counts), 0), np.int8)),
        inbound=joined_entries([block.inbound for block in blocks], starts),
        events=joined_entries([block.events for block in blocks], starts),
        event_of=tuple(chain.from_iterable(block.event_of for block in blocks)),
        bulk=tuple(
            replace(each, item=each.item + int(start))
            for block, start in zip(blocks, starts, strict=True)
            for each in block.bulk
        ),
        about=tuple(chain.from_iterable(block.about for block in blocks)),
        numbers=tuple(chain.from_iterable(block.numbers for block in blocks)),
    )
