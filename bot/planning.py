"""Plans what the store gathers: at once for some products, in blocks for all of them, so that memory stays bounded."""

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

import numpy as np

from bot.store import Catalogue, joined
from planner.blocks import stacked
from planner.outcome import Plan
from planner.plan import plan
from planner.policy import Learned, Policy


def all_planned(blocks: Iterable[Catalogue], learned: Learned) -> list[tuple[Catalogue, Plan]]:
    """Plan one block of items while the next is gathered; of each only what is small is kept."""
    groups: dict[tuple[str, Policy], list[tuple[Catalogue, Future[Plan]]]] = {}
    with ThreadPoolExecutor(1) as pool:
        planning: Future[Plan] | None = None
        for block in blocks:
            if planning is not None:
                planning.result()  # at most one waits: their histories are what fills memory
            planning = pool.submit(planned_of, block, learned)
            groups.setdefault((block.zone, block.policy), []).append((joined([block]), planning))
    return [
        (joined([block for block, _ in parts]), stacked([plan.result() for _, plan in parts]))
        for parts in groups.values()
    ]


def planned_of(known: Catalogue, learned: Learned) -> Plan:
    """Plan what was gathered."""
    return plan(known.items, known.history, known.inbound, known.events, known.policy, learned, known.as_of)


def untyped(known: Catalogue) -> Catalogue:
    """Return what is known without the buffers people typed."""
    return replace(known, items=replace(known.items, buffer=np.full_like(known.items.buffer, np.nan)))
