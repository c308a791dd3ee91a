"""Counts of the morning as of the close of their day: less what was sold on it, as nearly all of that came after."""

from zoneinfo import ZoneInfo

import numpy as np
from sqlalchemy import text
from sqlmodel import Session

from bot.store.days import Calendar
from bot.store.movements.unseen import WIDEST
from bot.store.where import places
from planner.model import Integers

HALF_A_DAY = 43_200  # [seconds]
LIE_IN = text("SELECT id, location_id FROM item WHERE workspace_id = :w AND id BETWEEN :low AND :high")


def at_close(session: Session, workspace: str, counts: Integers, sold: Integers) -> Integers:
    """Return what lay there at the close of the day of each count, as rows of item, day and units.

    Args:
        counts: rows of item, in order, day, units, and the moment [seconds since 1970] they were counted.
        sold: rows of item, day and units, each item and day once.
    """
    closing = counts[:, :3].copy()
    if len(counts) and len(sold):
        morning = _of_the_morning(session, workspace, counts)
        days = sold[np.argsort(sold[:, 0] * WIDEST + sold[:, 1])]
        keys, of_count = days[:, 0] * WIDEST + days[:, 1], counts[morning, 0] * WIDEST + counts[morning, 1]
        place = np.minimum(np.searchsorted(keys, of_count), len(keys) - 1)
        closing[morning, 2] -= np.where(keys[place] == of_count, days[place, 2], 0)
    return closing


def _of_the_morning(session: Session, workspace: str, counts: Integers) -> Integers:
    """Return which counts were made before noon, where the item lies."""
    key = {"w": workspace, "low": int(counts[0, 0]), "high": int(counts[-1, 0])}
    lies_in = {row.id: row.location_id for row in session.connection().execute(LIE_IN, key)}
    locations = np.array([lies_in[item] for item in counts[:, 0].tolist()])
    is_morning = np.zeros(len(counts), np.bool_)
    for place in places(session, workspace):
        here = np.flatnonzero(locations == place.id)
        is_morning[here] = Calendar(ZoneInfo(place.zone)).days(counts[here, 3] - HALF_A_DAY) < counts[here, 1]
    return np.flatnonzero(is_morning)
