"""Asks what is on its way to each item: by the workbook, by TikTok, and on orders."""

from datetime import UTC, date, datetime

import numpy as np
from sqlmodel import Session

from bot.store.planning import item_query
from bot.store.planning.item_query import Question
from planner.model import UNDATED, Inbound, Items
from planner.purchase import is_forgotten

OVERDUE = -1  # [days] any day before today


def inbound_of(
    session: Session, question: Question, items: Items, numbers: dict[int, int], as_of: date, now: datetime
) -> Inbound:
    """Return what is on its way; an order that is late stays on order, but not on a day."""
    coming = question.ask_of(session, item_query.COMING, numbers)  # by the workbook, and by TikTok
    found, quantities, stored = zip(*coming, strict=True) if coming else ((), (), ())
    days = {arrives: UNDATED if arrives is None else (_date(arrives) - as_of).days for arrives in set(stored)}
    ordered = _ordered(session, question, items, as_of, now)
    arrivals = (map(numbers.__getitem__, found), quantities, map(days.__getitem__, stored))
    item, quantity, day = (
        np.array([*column, *(each[n] for each in ordered)], np.int64) for n, column in enumerate(arrivals)
    )
    return Inbound(item=item, quantity=quantity.astype(float), day=day)


def _ordered(
    session: Session, question: Question, items: Items, as_of: date, now: datetime
) -> list[tuple[int, int, int]]:
    """Return what is to come of purchase orders: item, units and day."""
    open_lines = session.connection().execute(item_query.ORDERED, {"w": question.workspace}).all()
    if not open_lines:
        return []
    places, arrivals = {place: row for row, place in enumerate(zip(items.product, items.location, strict=True))}, []
    for product, location, quantity, arrives, drafted in open_lines:
        if (product, location) in places:
            day = (_date(arrives) - as_of).days
            is_dated = drafted is None or not is_forgotten(_moment(drafted), now)
            arrivals.append((places[product, location], quantity, day if is_dated else min(day, OVERDUE)))
    return arrivals


def _date(stored: date | str) -> date:
    return date.fromisoformat(stored) if isinstance(stored, str) else stored


def _moment(stored: datetime | str) -> datetime:
    moment = datetime.fromisoformat(stored) if isinstance(stored, str) else stored
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
