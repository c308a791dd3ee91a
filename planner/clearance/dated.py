"""Goods that are to be cleared before they are old: they may be sold until a day only, and will not all sell by it."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

import numpy as np

from planner.blocks import Entries, rows_of
from planner.model import Events, Floats, History, Inbound, Integers, Items
from planner.plan import plan
from planner.policy import Learned, Policy

NAMES = frozenset({"product", "location", "supplier", "reporting_currency"})  # of Items


@dataclass(frozen=True, slots=True)
class Dated:
    """What some items have to clear by a day; every field has shape (items,)."""

    units: Floats  # [units] that may be sold until a day only; 0 where all of them will sell
    pace: Floats  # [units/day] they sell until then as it is, events and seasons too; nan: as ever


def dated_to_clear(
    items: Items, history: History, inbound: Inbound, events: Events, policy: Policy, learned: Learned, as_of: date
) -> Dated:
    """Return what is to be cleared of items of which some expire unsold or have expired, as their plan has it.

    Args:
        items: stock, and until when it may be sold; history, inbound, events, policy, learned, as_of: as of ``plan``.
    """
    units, pace = np.zeros(len(items.product)), np.full(len(items.product), np.nan)
    rows = np.flatnonzero((items.perishing > 0) & np.isfinite(items.sell_by))
    if rows.size:
        some = _items(items, rows)
        said = plan(some, rows_of(history, rows), _of(inbound, rows), _of(events, rows), policy, learned, as_of)
        is_left = said.expired + said.expiring > 0
        promised = np.where(some.sell_by >= 0, some.committed, 0.0)  # of what has expired nothing can be sent
        lot = np.where(is_left, np.maximum(np.minimum(some.perishing, some.on_hand) - promised, 0.0), 0.0)
        sold = np.maximum(lot - said.expiring, 0.0)
        units[rows] = lot
        pace[rows] = np.where(is_left & (some.sell_by > 0), sold / np.maximum(some.sell_by, 1.0), np.nan)
    return Dated(units, pace)


def _items(items: Items, rows: Integers) -> Items:
    """Return these items; names are no arrays, so they are taken one by one."""
    names: dict[str, Any] = {name: tuple(getattr(items, name)[row] for row in rows.tolist()) for name in NAMES}
    columns = {it.name: getattr(items, it.name)[rows] for it in fields(items) if it.name not in NAMES}
    return replace(items, **names, **columns)


def _of(entries: Entries, rows: Integers) -> Entries:
    """Return the entries of these items, which then count from 0; ``rows`` ascending."""
    mine = rows_of(entries, np.isin(entries.item, rows))
    return replace(mine, item=np.searchsorted(rows, mine.item))
