"""Turns what the database knows of items into the planner's columns: stock as estimated now, terms, prices."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
from sqlmodel import Session

from bot.store import item_query
from bot.store.access import moment
from bot.store.buying import amounts, buying_columns, floats
from bot.store.catalogue import About
from bot.store.item_query import Place, Question
from planner.ledger import counted_on_hand, on_hand_now
from planner.model import Floats, Integers, Items

DAY = 86_400  # [seconds]
HOUR = 3_600  # [seconds]


def columns(
    session: Session, question: Question, places: Mapping[int, Place], as_of: date
) -> tuple[Items, tuple[About, ...], dict[int, int]]:
    """Return the items asked for, what cards show of each, and the column of each item's number."""
    rows = question.ask_columns(session, item_query.ITEMS)
    numbers = dict(zip(rows["id"], range(len(rows["id"])), strict=True))
    lies_in = [places[location] for location in rows["location_id"]]
    sold_in = [place.currency for place in lies_in]

    def totals(query: str) -> Floats:
        return _totals(rows["id"], question.ask_columns(session, query))

    committed_then, committed, shipped, sold_since = totals(item_query.MOVED)
    (sold_elsewhere,), (received_since,) = totals(item_query.SOLD_ELSEWHERE), totals(item_query.RECEIVED)
    sent = _sent(session, question, rows, [place.name for place in lies_in])
    shipped, sold_since = shipped + sold_elsewhere + sent, sold_since + sold_elsewhere
    reserved = floats(rows["reserved"], 0.0)
    buying = buying_columns(session, question.workspace, rows, sold_in, question.reporting, as_of)
    has_rate = ~np.isnan(buying["reporting_rate"])
    buying["reporting_rate"] = np.where(has_rate, buying["reporting_rate"], 1.0)
    items = Items(
        product=tuple(rows["code"]),
        location=tuple(place.name for place in lies_in),
        supplier=tuple(rows["supplier"]),
        reporting_currency=tuple(np.where(has_rate, question.reporting, np.array(sold_in, object)).tolist()),
        on_hand=_on_hand(rows, committed_then, reserved, shipped, received_since),
        committed=committed,
        reserved=reserved,
        count_age=(question.now - floats(rows["at"], -np.inf)) / HOUR,
        known_days=np.maximum(0.0, question.now - floats(rows["first_seen"], 0.0)) // DAY,
        **buying,
        price=amounts(_means(rows["id"], question.ask_columns(session, item_query.PRICED)), sold_in),
        ads_units=np.full(len(numbers), np.nan),
        **{f"{way}_delay": np.zeros(len(numbers)) for way in ("sea", "air")},
        **{f"{way}_delay_from": np.full(len(numbers), np.inf) for way in ("sea", "air")},
        surging=np.full(len(numbers), np.nan),
        boost=np.full(len(numbers), np.nan),
        class_before=floats(rows["abc_class"]),
    )
    moments = {at: None if at is None else moment(at) for at in set(rows["at"])}
    about = map(
        About,
        rows["code"],
        rows["name"],
        items.location,
        [place.shops for place in lies_in],
        sold_in,
        rows["cost_currency"],
        rows["quantity"],
        [means == "available" for means in rows["means"]],
        [moments[at] for at in rows["at"]],
        sold_since.astype(np.int64).tolist(),
        *(column.astype(np.int64).tolist() for column in (committed, committed_then, shipped, received_since)),
    )
    return items, tuple(about), numbers


def _on_hand(
    rows: Mapping[str, Sequence[Any]], committed_then: Floats, reserved: Floats, shipped: Floats, received: Floats
) -> Floats:
    """Return what is estimated to be on the shelf now, whatever the count was of."""
    counted = floats(rows["quantity"])
    is_available = np.array([means == "available" for means in rows["means"]], bool)
    then = np.where(is_available, counted_on_hand(counted, committed_then, reserved), counted)
    return on_hand_now(then, shipped, np.zeros(len(counted)), received)


def _sent(session: Session, question: Question, rows: Mapping[str, Sequence[Any]], lies_in: Sequence[str]) -> Floats:
    """Return what left for other locations since each item's newest count."""
    sent, asked = np.zeros(len(lies_in)), {"w": question.workspace, "now": question.now}
    if moved := session.connection().execute(item_query.SENT, asked).all():
        places = {place: row for row, place in enumerate(zip(rows["code"], lies_in, strict=True))}
        for product, origin, at, units in moved:
            row = places.get((product, origin))
            if row is not None and rows["at"][row] is not None and rows["at"][row] < at:
                sent[row] += units
    return sent


def _totals(numbers: Sequence[int], answer: Mapping[str, Sequence[Any]]) -> Floats:
    """Return each total of an answer, one entry per item; 0 where the answer does not name it."""
    items, *totals = answer.values()
    table = np.zeros((len(totals), len(numbers)))
    table[:, _places(numbers, items)] = np.array(totals, float).reshape(len(totals), -1)
    return table


def _means(numbers: Sequence[int], answer: Mapping[str, Sequence[Any]]) -> Floats:
    """Return the mean of an item's values, of those that are known; nan where none is."""
    items, values = answer.values()
    found = floats(values)
    place, is_known = _places(numbers, items), ~np.isnan(found)
    total = np.bincount(place[is_known], weights=found[is_known], minlength=len(numbers))
    count = np.bincount(place[is_known], minlength=len(numbers))
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def _places(numbers: Sequence[int], items: Sequence[int]) -> Integers:
    """Return where items stand among ``numbers``, which are in order."""
    return np.searchsorted(np.array(numbers, np.int64), np.array(items, np.int64)).astype(np.int64)
