"""Reads which units may be sold until a day only: those that lay there when the day was said, less what left since."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
from sqlmodel import Session

from bot.store.days import as_day
from bot.store.movements.shelf import shelf_of
from bot.store.planning.buying import floats
from bot.store.planning.item_query import Question
from planner.ageing import Layers, lying
from planner.inflow import came_in
from planner.model import Floats
from planner.totals import total_by_item


def perishing(
    session: Session,
    question: Question,
    rows: Mapping[str, Sequence[Any]],
    on_hand: Floats,
    said_ago: Floats,
    as_of: date,
) -> dict[str, Floats]:
    """Return the units of each item that may be sold until a day only, and that day, by the names of Items.

    Args: rows, columns of the query ITEMS; on_hand [units] now; said_ago, the days since the day was said.
    """
    sell_by = floats(rows["sell_by"]) - as_day(as_of)
    units, some = np.zeros(len(on_hand)), np.flatnonzero(~np.isnan(sell_by) & (on_hand > 0))
    if some.size:
        shelf = shelf_of(session, question.workspace, np.array(rows["id"], np.int64)[some], question.now, question.now)
        left = lying(came_in(shelf, as_day(as_of)), on_hand[some])
        units[some] = _there_when_said(left, said_ago[some])
    return {"perishing": units, "sell_by": np.where(np.isnan(sell_by), np.inf, sell_by)}


def _there_when_said(left: Layers, said_ago: Floats) -> Floats:
    """Return what is left of what lay there by the day it was said: what came after is fresh."""
    was_there = left.is_at_least | (left.age >= said_ago[left.item])
    return total_by_item(left.item, np.where(was_there, left.quantity, 0.0), len(said_ago))
