"""Reads which units may be sold until a day only: those that lay there when the day was said, less what left since."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from sqlmodel import Session

from bot.store.access import seconds
from bot.store.days import as_date, as_day
from bot.store.movements.shelf import shelf_of
from bot.store.planning.buying import floats
from bot.store.planning.item_query import Question
from bot.store.where import Place
from planner.ageing import Layers, lying
from planner.coded import Coded
from planner.inflow import Shelf, came_in, moved_until
from planner.model import Floats, Integers
from planner.totals import total_by_item


def perishing(
    session: Session,
    question: Question,
    rows: Mapping[str, Sequence[Any]],
    on_hand: Floats,
    said_ago: Floats,
    lies_in: Coded[Place],
    as_of: date,
) -> dict[str, Floats]:
    """Return the units of each item that may be sold until a day only, and that day, by the names of Items.

    What left once the day was over was fresh: of what has expired nothing is sold.

    Args: rows, columns of the query ITEMS; on_hand [units] now; said_ago, the days since the day was said; lies_in,
    where each lies.
    """
    sell_by = floats(rows["sell_by"]) - as_day(as_of)
    units, some = np.zeros(len(on_hand)), np.flatnonzero(~np.isnan(sell_by) & (on_hand > 0))
    if some.size:
        shelf = shelf_of(session, question.workspace, np.array(rows["id"], np.int64)[some], question.now, question.now)
        last = {i: as_day(as_of) + int(sell_by[i]) for i in some.tolist()}
        ends = [_end(day, lies_in[i]) if day < as_day(as_of) else question.now for i, day in last.items()]
        fresh_sold = _left_since(shelf, np.array(ends, np.int64), question.now)
        left = lying(came_in(shelf, as_day(as_of)), on_hand[some] + fresh_sold)
        units[some] = np.minimum(_there_when_said(left, said_ago[some]), on_hand[some])
    return {"perishing": units, "sell_by": np.where(np.isnan(sell_by), np.inf, sell_by)}


def _there_when_said(left: Layers, said_ago: Floats) -> Floats:
    """Return what is left of what lay there by the day it was said: what came after is fresh."""
    was_there = left.is_at_least | (left.age >= said_ago[left.item])
    return total_by_item(left.item, np.where(was_there, left.quantity, 0.0), len(said_ago))


def _left_since(shelf: Shelf, ends: Integers, now: int) -> Floats:
    """Return what left each item's shelf after a moment [seconds] and until now."""
    every = np.arange(len(ends))
    until_now, before = (moved_until(shelf.shipped, every, at) for at in (np.full_like(ends, now), ends))
    return until_now - before


def _end(day: int, place: Place) -> int:
    """Return the last second [seconds] of a business day, by the clocks there."""
    return seconds(datetime.combine(as_date(day + 1), time.min, ZoneInfo(place.zone))) - 1
