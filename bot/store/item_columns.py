"""Turns what the database knows of items into the planner's columns: stock as estimated now, terms, prices."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
from sqlmodel import Session

from bot.store import item_query
from bot.store.access import moment
from bot.store.buying import buying_columns, floats
from bot.store.catalogue import About
from bot.store.item_query import Place, Question
from planner.intake.money import decimals
from planner.ledger import counted_on_hand, on_hand_now
from planner.model import Floats, Items

DAY = 86_400  # [seconds]
HOUR = 3_600  # [seconds]


def columns(
    session: Session, question: Question, places: Mapping[int, Place], as_of: date
) -> tuple[Items, tuple[About, ...], dict[int, int]]:
    """Return the items asked for, what cards show of each, and the column of each item's number."""
    rows = question.ask(session, item_query.ITEMS)
    numbers = {row.id: index for index, row in enumerate(rows)}
    moved = np.zeros((len(rows), 5))
    for item, *units in question.ask(session, item_query.MOVED):
        moved[numbers[item], :4] = units
    for item, received in question.ask(session, item_query.RECEIVED):
        moved[numbers[item], 4] = received
    for item, sold_elsewhere in question.ask(session, item_query.SOLD_ELSEWHERE):
        moved[numbers[item], 2:4] += float(sold_elsewhere)
    committed_then, committed, shipped, sold_since, received_since = moved.T
    prices: list[list[int | None]] = [[] for _ in rows]
    for item, price in question.ask(session, item_query.PRICED):
        prices[numbers[item]].append(price)
    items = Items(
        product=tuple(row.code for row in rows),
        location=tuple(places[row.location_id].name for row in rows),
        supplier=tuple(row.supplier for row in rows),
        on_hand=_on_hand(rows, committed_then, shipped, received_since),
        committed=committed,
        reserved=floats((row.reserved for row in rows), 0.0),
        count_age=(question.now - floats((row.at for row in rows), -np.inf)) / HOUR,
        known_days=np.maximum(0.0, question.now - floats((row.first_seen for row in rows), 0.0)) // DAY,
        **buying_columns(session, question.workspace, rows, [places[row.location_id].currency for row in rows], as_of),
        price=_money((_mean(mine), places[row.location_id].currency) for row, mine in zip(rows, prices, strict=True)),
        ads_units=np.full(len(rows), np.nan),
    )
    about = tuple(
        About(
            product=row.code,
            name=row.name,
            location=places[row.location_id].name,
            shops=places[row.location_id].shops,
            currency=places[row.location_id].currency,
            cost_currency=row.cost_currency,
            counted=row.quantity,
            counts_available=row.means == "available",
            counted_at=None if row.at is None else moment(row.at),
            sold_since=int(sold_since[index]),
            committed=int(committed[index]),
        )
        for index, row in enumerate(rows)
    )
    return items, about, numbers


def _on_hand(rows: Sequence[Any], committed_then: Floats, shipped: Floats, received: Floats) -> Floats:
    """Return what is estimated to be on the shelf now, whatever the count was of."""
    counted, reserved = floats(row.quantity for row in rows), floats((row.reserved for row in rows), 0.0)
    is_available = np.array([row.means == "available" for row in rows], bool)
    then = np.where(is_available, counted_on_hand(counted, committed_then, reserved), counted)
    return on_hand_now(then, shipped, np.zeros(len(rows)), received)


def _money(amounts: Iterable[tuple[float | None, str]]) -> Floats:
    return np.array(
        [np.nan if minor is None else minor / 10 ** decimals(currency) for minor, currency in amounts], float
    )


def _mean(prices: Iterable[int | None]) -> float | None:
    known = [price for price in prices if price is not None]
    return sum(known) / len(known) if known else None
