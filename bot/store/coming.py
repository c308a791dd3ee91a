"""Asks what is on its way to each item: by the workbook, by TikTok, and on orders."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
from sqlmodel import Session

from bot.store import item_query
from bot.store.item_query import Question
from planner.model import UNDATED, Inbound, Items
from planner.purchase import is_forgotten

FEW = 500  # items; more of them are asked for by place
OVERDUE = -1  # [days] any day before today


def inbound_of(
    session: Session, question: Question, items: Items, numbers: dict[int, int], as_of: date, now: datetime
) -> Inbound:
    """Return what is on its way; an order that is late stays on order, but not on a day."""
    coming = _coming(session, question, numbers)
    day_of = {
        stored: UNDATED if stored is None else (_date(stored) - as_of).days
        for stored in {stored for _, _, stored in coming}
    }
    arrivals = [(numbers[item], quantity, day_of[stored]) for item, quantity, stored in coming]
    places = {place: row for row, place in enumerate(zip(items.product, items.location, strict=True))}
    for product, location, quantity, arrives, drafted in session.connection().execute(
        item_query.ORDERED, {"w": question.workspace}
    ):
        if (product, location) in places:
            day = (_date(arrives) - as_of).days
            is_dated = drafted is None or not is_forgotten(_moment(drafted), now)
            arrivals.append((places[product, location], quantity, day if is_dated else min(day, OVERDUE)))
    table = np.array(arrivals, np.int64).reshape(-1, 3)
    return Inbound(item=table[:, 0], quantity=table[:, 1].astype(float), day=table[:, 2])


def _coming(session: Session, question: Question, numbers: dict[int, int]) -> Sequence[Any]:
    """Return what the workbook and TikTok say is on its way: of a few items by their numbers, else of all."""
    if question.products is None or len(numbers) > FEW:
        return question.ask(session, item_query.COMING)
    asked = {"w": question.workspace, "items": list(numbers)}
    return session.connection().execute(item_query.COMING_OF, asked).all()


def _date(stored: date | str) -> date:
    return date.fromisoformat(stored) if isinstance(stored, str) else stored


def _moment(stored: datetime | str) -> datetime:
    moment = datetime.fromisoformat(stored) if isinstance(stored, str) else stored
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
