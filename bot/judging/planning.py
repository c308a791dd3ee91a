"""Plans what the store gathers, and keeps of a large catalogue only what is small."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain

import numpy as np

from bot.judging.standing import standing_bits
from bot.store import Bits, Catalogue, Facts, compact, joined
from planner.blocks import rows_of, stacked
from planner.forecasting.scatter import JUDGED, LATELY, most_beyond
from planner.forecasting.surge import ordinary_days, sellers
from planner.model import Flags, Floats, History, Integers
from planner.outcome import Plan
from planner.plan import plan
from planner.policy import Learned


@dataclass(frozen=True, slots=True)
class Suspects:
    """Items that may surge, one entry each, and their last days: all that is kept of a large catalogue's history."""

    item: Integers  # index into the catalogue
    units: Floats  # [units] shape (suspects, days), last column is yesterday
    counts: Flags  # same shape: it could be bought, and no event ran
    orders: Floats  # same shape: to how many orders they went; nan: nobody counted them


@dataclass(frozen=True, slots=True)
class Planned:
    """What was gathered of one day (or time zone) and policy, its plan, and what of it may surge."""

    catalogue: Catalogue
    plan: Plan
    suspects: Suspects
    sellers: Mapping[str, Integers]  # by time zone, how many of its items sold on each of the last days
    bits: Bits | None = None  # as of ``standing_bits``; None: not asked for


def planned(known: Catalogue, learned: Learned, *, compiled: bool | None = None) -> Planned:
    """Plan what was gathered, and pick out what may surge; ``compiled`` as of ``plan``."""
    judged = planned_of(known, learned, compiled=compiled)
    lately = History(known.history.units[:, -JUDGED:], known.history.in_stock[:, -JUDGED:])
    rows = np.flatnonzero(judged.may_surge)
    counts = ordinary_days(known.items, lately, known.events)
    units = lately.units[rows]
    suspects = Suspects(rows, units, counts[rows], np.full_like(units, np.nan))
    return Planned(known, judged, suspects, _sellers(known, lately))


def _sellers(known: Catalogue, lately: History) -> dict[str, Integers]:
    """Return how many items sold on each day, by time zone: a campaign is of one part of the world."""
    lie_in = known.in_zones()
    return {zone: sellers(lately.units[lie_in.code == code]) for code, zone in enumerate(lie_in.values)}


def planned_of(known: Catalogue, learned: Learned, *, compiled: bool | None = None) -> Plan:
    """Plan what was gathered."""
    facts = (known.items, known.history, known.inbound, known.events)
    return plan(*facts, known.policy, learned, known.as_of, compiled=compiled)


def untyped(known: Catalogue) -> Catalogue:
    """Return what is known without the buffers people typed."""
    return replace(known, items=replace(known.items, buffer=np.full_like(known.items.buffer, np.nan)))


def small(whole: Planned, now: datetime) -> Planned:
    """Return the same without what fills memory, and with what tells whether an item stands as it stood."""
    known = compact(whole.catalogue)
    return replace(whole, catalogue=known, bits=standing_bits(known, whole.plan, now))


def bought_by_many(facts: Facts, it: Planned, alarm: float) -> Planned:
    """Return the same with the orders of its suspects, those left out that too few people bought lately: no surge.

    ``alarm`` is how far beyond the usual a surge is, as of ``Scatter``.
    """
    if not it.suspects.item.size:
        return it

    numbers = np.array(it.catalogue.numbers, np.int64)[it.suspects.item]
    lately = facts.orders(numbers.tolist(), it.catalogue.as_of, LATELY)
    to_many = np.flatnonzero((most_beyond(lately) >= alarm).any(axis=1))  # few: only these are asked for all days
    orders = facts.orders(numbers[to_many].tolist(), it.catalogue.as_of, it.suspects.units.shape[1])
    return replace(it, suspects=replace(rows_of(it.suspects, to_many), orders=orders))


def together(parts: Sequence[Planned]) -> Planned:
    """Return consecutive parts of one day and policy as one."""
    starts = np.cumsum([0, *(len(part.catalogue.about) for part in parts[:-1])])
    suspects = [
        replace(part.suspects, item=part.suspects.item + start) for part, start in zip(parts, starts, strict=True)
    ]
    return Planned(
        joined([part.catalogue for part in parts]),
        stacked([part.plan for part in parts]),
        stacked(suspects),
        _added([part.sellers for part in parts]),
        np.concatenate([part.bits for part in parts if part.bits is not None]),
    )


def _added(sold: Sequence[Mapping[str, Integers]]) -> dict[str, Integers]:
    zones = dict.fromkeys(chain.from_iterable(sold))
    return {zone: np.sum([each[zone] for each in sold if zone in each], axis=0) for zone in zones}
