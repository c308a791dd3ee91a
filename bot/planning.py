"""Plans what the store gathers: at once for some products, in blocks for all of them, so that memory stays bounded."""

from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np

from bot.store import Catalogue, joined
from planner.blocks import stacked
from planner.model import Flags, Floats, History, Integers
from planner.outcome import Plan
from planner.plan import plan
from planner.policy import Learned, Policy
from planner.scatter import JUDGED
from planner.surge import ordinary_days, sellers


@dataclass(frozen=True, slots=True)
class Suspects:
    """Items that may surge, one entry each, and their last days: all that is kept of a large catalogue's history."""

    item: Integers  # index into the catalogue
    units: Floats  # [units] shape (suspects, days), last column is yesterday
    counts: Flags  # same shape: it could be bought, and no event ran


@dataclass(frozen=True, slots=True)
class Planned:
    """What was gathered of one time zone and policy, its plan, and what of it may surge."""

    catalogue: Catalogue
    plan: Plan
    suspects: Suspects
    sellers: Integers  # how many of its items sold on each of the last days


def all_planned(blocks: Iterable[Catalogue], learned: Learned) -> list[Planned]:
    """Plan one block of items while the next is gathered; of each only what is small is kept."""
    groups: dict[tuple[str, Policy], list[Future[Planned]]] = {}
    with ThreadPoolExecutor(1) as pool:
        planning: Future[Planned] | None = None
        for block in blocks:
            if planning is not None:
                planning.result()  # at most one waits: their histories are what fills memory
            planning = pool.submit(_planned_small, block, learned)
            groups.setdefault((block.zone, block.policy), []).append(planning)
    return [_one([planning.result() for planning in parts]) for parts in groups.values()]


def planned(known: Catalogue, learned: Learned) -> Planned:
    """Plan what was gathered, and pick out what may surge."""
    judged = planned_of(known, learned)
    lately = History(known.history.units[:, -JUDGED:], known.history.in_stock[:, -JUDGED:])
    rows = np.flatnonzero(judged.may_surge)
    counts = ordinary_days(known.items, lately, known.events)
    return Planned(known, judged, Suspects(rows, lately.units[rows], counts[rows]), sellers(lately.units))


def planned_of(known: Catalogue, learned: Learned) -> Plan:
    """Plan what was gathered."""
    return plan(known.items, known.history, known.inbound, known.events, known.policy, learned, known.as_of)


def untyped(known: Catalogue) -> Catalogue:
    """Return what is known without the buffers people typed."""
    return replace(known, items=replace(known.items, buffer=np.full_like(known.items.buffer, np.nan)))


def _planned_small(block: Catalogue, learned: Learned) -> Planned:
    whole = planned(block, learned)
    return replace(whole, catalogue=joined([block]))


def _one(parts: Sequence[Planned]) -> Planned:
    """Return consecutive parts of one zone and policy as one."""
    starts = np.cumsum([0, *(len(part.catalogue.about) for part in parts[:-1])])
    suspects = [
        replace(part.suspects, item=part.suspects.item + start) for part, start in zip(parts, starts, strict=True)
    ]
    return Planned(
        joined([part.catalogue for part in parts]),
        stacked([part.plan for part in parts]),
        stacked(suspects),
        np.sum([part.sellers for part in parts], axis=0),
    )
