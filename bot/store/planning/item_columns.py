"""Turns what the database knows of items into the planner's columns: stock as estimated now, terms, prices."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from sqlmodel import Session

from bot.store.access import moment
from bot.store.days import Calendar, as_day
from bot.store.movements.sent import sent_until
from bot.store.movements.sold_until import sales_age, sold_until
from bot.store.planning import item_query
from bot.store.planning.about import Abouts
from bot.store.planning.buying import buying_columns, floats
from bot.store.planning.item_query import Question
from bot.store.planning.perishing import perishing
from bot.store.where import Place
from planner.coded import Coded
from planner.intake.money import MYRIAD
from planner.ledger import counted_on_hand, on_hand_now
from planner.model import Flags, Floats, Integers, Items
from planner.unit_price import worths

HOUR = 3_600  # [seconds]
FLOWS = ("committed_then", "committed", "shipped", "sold_since")


def columns(
    session: Session, question: Question, places: Mapping[int, Place], as_of: date
) -> tuple[Items, Abouts, dict[int, int]]:
    """Return the items asked for, what cards show of each, and the column of each item's number."""
    rows = question.ask_columns(session, item_query.ITEMS)
    numbers = dict(zip(rows["id"], range(len(rows["id"])), strict=True))
    lies_in = Coded.of(rows["location_id"]).turned(places.__getitem__)
    location, sold_in = lies_in.turned(lambda place: place.name), lies_in.turned(lambda place: place.currency)

    moved = _Answer.of(rows["id"], question.ask_columns(session, item_query.MOVED))
    committed_then, committed, shipped, sold_since = map(moved.totals, FLOWS)
    sold_elsewhere = _Answer.of(rows["id"], question.ask_columns(session, item_query.SOLD_ELSEWHERE)).totals("sold")
    counted_at = floats(rows["at"])
    received_since = _received(session, question, numbers, counted_at)
    sent = _sent(session, question, rows, location)
    shipped, sold_since = shipped + sold_elsewhere + sent, sold_since + sold_elsewhere
    reserved = floats(rows["reserved"], 0.0)
    counts_available = Coded.of(rows["means"]).turned(lambda means: means == "available")
    is_available = counts_available.each(float) == 1
    buying = buying_columns(session, question.workspace, rows, sold_in, question.reporting, as_of)
    has_rate = ~np.isnan(buying["reporting_rate"])
    buying["reporting_rate"] = np.where(has_rate, buying["reporting_rate"], 1.0)
    on_hand = _on_hand(rows, is_available, committed_then, reserved, shipped, received_since)
    said_ago = _days_ago(floats(rows["sell_by_at"], 0.0).astype(np.int64), lies_in, as_of)
    items = Items(
        product=tuple(rows["code"]),
        location=location,
        supplier=Coded.of(rows["supplier"]),
        reporting_currency=_where(has_rate, question.reporting, sold_in),
        on_hand=on_hand,
        committed=committed,
        reserved=reserved,
        **perishing(session, question, rows, on_hand, said_ago, lies_in, as_of),
        sales_age=sales_age(sold_until(session, question.workspace), rows["location_id"], as_of),
        count_age=(question.now - np.nan_to_num(counted_at, nan=-np.inf)) / HOUR,
        known_days=np.maximum(_days_ago(np.array(rows["first_seen"], np.int64), lies_in, as_of), 0.0),
        **buying,
        price=worths(moved.means("price") * MYRIAD, sold_in),
        platform_fee=floats(rows["platform_fee"]),
        ads_units=np.full(len(numbers), np.nan),
        **{f"{way}_delay": np.zeros(len(numbers)) for way in ("sea", "air")},
        **{f"{way}_delay_from": np.full(len(numbers), np.inf) for way in ("sea", "air")},
        surging=np.full(len(numbers), np.nan),
        boost=np.full(len(numbers), np.nan),
        class_before=floats(rows["abc_class"]),
    )
    about = (  # by the fields of About
        items.product,
        tuple(rows["name"]),
        items.location,
        lies_in.turned(lambda place: place.shops),
        sold_in,
        Coded.of(rows["cost_currency"]),
        tuple(rows["quantity"]),
        counts_available,
        Coded.of(rows["at"]).turned(lambda at: None if at is None else moment(at)),
        sold_since.astype(np.int64),
        *(column.astype(np.int64) for column in (committed, committed_then, shipped, received_since)),
    )
    return items, Abouts(about), numbers


def _where(is_so: Flags, value: str, others: Coded[str]) -> Coded[str]:
    """Return one value where it is so, the other one of each item elsewhere."""
    return Coded(np.where(is_so, 0, others.code + 1).astype(np.int32), (value, *others.values))


def _days_ago(moments: Integers, lies_in: Coded[Place], as_of: date) -> Floats:
    """Return how many business days before ``as_of`` each moment was, where its item lies."""
    ago = np.zeros(len(moments))
    for code, place in enumerate(lies_in.values):
        mine = lies_in.code == code
        ago[mine] = as_day(as_of) - Calendar(ZoneInfo(place.zone)).days(moments[mine])
    return ago


def _on_hand(
    rows: Mapping[str, Sequence[Any]],
    is_available: Flags,
    committed_then: Floats,
    reserved: Floats,
    shipped: Floats,
    received: Floats,
) -> Floats:
    """Return what is estimated to be on the shelf now, whatever the count was of."""
    counted = floats(rows["quantity"])
    then = np.where(is_available, counted_on_hand(counted, committed_then, reserved), counted)
    return on_hand_now(then, shipped, received)


def _received(session: Session, question: Question, numbers: Mapping[int, int], counted_at: Floats) -> Floats:
    """Return what was taken in since each item's newest count; nothing where it was never counted."""
    received, since = np.zeros(len(numbers)), int(np.nanmin(counted_at, initial=question.now))
    rows = question.ask_of(session, item_query.RECEIVED, numbers, since=since, until=question.now)
    for item, at, units in rows:
        received[numbers[item]] += units if at > counted_at[numbers[item]] else 0
    return received


def _sent(session: Session, question: Question, rows: Mapping[str, Sequence[Any]], lies_in: Sequence[str]) -> Floats:
    """Return what left for other locations since each item's newest count."""
    sent = np.zeros(len(lies_in))
    if moved := sent_until(session, question.workspace, question.now):
        places = {place: row for row, place in enumerate(zip(rows["code"], lies_in, strict=True))}
        for product, origin, at, units in moved:
            row = places.get((product, origin))
            if row is not None and rows["at"][row] is not None and rows["at"][row] < at:
                sent[row] += units
    return sent


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a query says of items, in rows of any number for each."""

    columns: Mapping[str, Sequence[Any]]
    place: Integers  # of each row: which item it is of
    items: int

    @classmethod
    def of(cls, numbers: Sequence[int], columns: Mapping[str, Sequence[Any]]) -> "_Answer":
        """Place each row by its number, the first column, among ``numbers``, which are in order."""
        found = np.array(next(iter(columns.values())), np.int64)
        place = np.searchsorted(np.array(numbers, np.int64), found).astype(np.int64)
        return cls(columns, place, len(numbers))

    def totals(self, name: str) -> Floats:
        """Return the sum of an item's values; 0 where the answer does not name it."""
        return np.bincount(self.place, floats(self.columns[name], 0.0), self.items).astype(np.float64)

    def means(self, name: str) -> Floats:
        """Return the mean of an item's values, of those that are known; nan where none is."""
        found = floats(self.columns[name])
        is_known = ~np.isnan(found)
        total = np.bincount(self.place[is_known], weights=found[is_known], minlength=self.items)
        count = np.bincount(self.place[is_known], minlength=self.items)
        return np.where(count > 0, total / np.maximum(count, 1), np.nan)
