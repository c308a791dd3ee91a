"""Asks for the events planning must know: what is coming, what runs and what it sold, what ran before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from sqlmodel import Session

from bot.store.days import as_day, month_of
from bot.store.movements.counted import counted
from bot.store.planning.catalogue import EventRef
from bot.store.planning.item_query import Question
from planner.events.plan import EventKind
from planner.model import Events, Floats, History, Integers

OF_SHOP = (  # SQLite keeps this order: events are few, items many
    "SELECT i.id AS item, e.id AS event, e.name, {units} AS units, COALESCE(NULLIF(e.effect, ''), e.kind) AS kind,"
    " e.amount, e.first_day, e.last_day FROM event e CROSS JOIN shop h {lines} CROSS JOIN item i {{of_places}}"
    " AND h.workspace_id = :w AND h.id = e.shop_id AND h.location_id = i.location_id {of_product}"
)
RUNNING = " AND e.workspace_id = :w AND e.state = 'planned' AND e.last_day >= :since AND e.effect IN "
SELLING, DELAYING = "('', 'season')", "('sea_delay', 'air_delay')"


def _planned(effects: str) -> str:
    """Return the query of events with these effects: of the products they name, or of all where they name none."""
    return (
        OF_SHOP.format(
            units="n.units",
            lines="CROSS JOIN event_line n",
            of_product="AND n.workspace_id = :w AND n.event_id = e.id AND i.product_id = n.product_id",
        )
        + RUNNING
        + effects
        + " UNION ALL "
        + OF_SHOP.format(units="0", lines="", of_product="")
        + RUNNING
        + effects
        + " AND NOT EXISTS (SELECT 1 FROM event_line n WHERE n.workspace_id = :w AND n.event_id = e.id)"
        " ORDER BY 1, 2"
    )


PLANNED, DELAYED = _planned(SELLING), _planned(DELAYING)
SOLD_TODAY = (
    "SELECT i.id AS item, SUM(l.demand * c.units_each) AS units FROM item i"
    " JOIN component c ON c.workspace_id = :w AND c.product_id = i.product_id"
    " JOIN listing g ON g.workspace_id = :w AND g.id = c.listing_id"
    " JOIN shop h ON h.workspace_id = :w AND h.id = g.shop_id AND h.location_id = i.location_id"
    f" JOIN order_line l ON {counted('l')} AND l.listing_id = g.id AND l.month = :month AND l.day = :today"
    " {of_places} AND i.id IN (SELECT j.id FROM event e"
    " JOIN shop s ON s.workspace_id = :w AND s.id = e.shop_id"
    " JOIN event_line n ON n.workspace_id = :w AND n.event_id = e.id"
    " JOIN item j ON j.workspace_id = :w AND j.location_id = s.location_id AND j.product_id = n.product_id"
    " WHERE e.workspace_id = :w AND e.state = 'planned' AND e.first_day <= :today AND e.last_day >= :today)"
    " GROUP BY i.id"
)


def events_in(
    session: Session, question: Question, numbers: Mapping[int, int], history: History, as_of: date
) -> tuple[Events, tuple[EventRef, ...]]:
    """Return the events of these items whose days lie in their history or later, and which each one is.

    What an event sold is the demand of all shops at the location since its first day; the history holds it until
    yesterday, today's order lines the rest.
    """
    today, days = as_day(as_of), history.units.shape[1]
    rows = question.ask(session, PLANNED, since=today - days)
    if not rows:
        return Events(*(np.zeros(0, kind) for kind in (np.int64, float, np.int64, np.int64, float, bool))), ()
    item = np.array([numbers[row.item] for row in rows], np.int64)
    start = np.array([row.first_day - today for row in rows], np.int64)
    end = np.array([row.last_day - today for row in rows], np.int64)
    pauses_ads = np.array([row.kind == EventKind.ADS_PAUSED for row in rows], bool)
    events = Events(
        item=item,
        planned=np.where(pauses_ads, 0.0, np.array([row.units for row in rows], float)),
        start=start,
        end=end,
        sold=_sold_before(history, item, start, end),
        pauses_ads=pauses_ads,
        factor=np.array([row.amount if row.kind == EventKind.SEASON else 1.0 for row in rows], float),
    )
    if (start <= 0).any():
        today_sold = np.zeros(len(numbers))
        for row in question.ask(session, SOLD_TODAY, today=today, month=month_of(as_of)):
            today_sold[numbers[row.item]] = row.units
        events.sold[:] += np.where((start <= 0) & (end >= 0), today_sold[item], 0.0)
    return events, tuple(EventRef(row.event, row.name, EventKind(row.kind), row.amount) for row in rows)


@dataclass(frozen=True, slots=True)
class Delays:
    """How much longer orders of each item take by one way."""

    days: Floats  # [days] 0: no longer
    begins: Floats  # [days] until it begins; inf: never


def delays_in(session: Session, question: Question, numbers: Mapping[int, int], as_of: date) -> tuple[Delays, Delays]:
    """Return how much longer orders of these items take by sea and by air.

    Of several times of delays the first counts, of those that begin together the longest.
    """
    today = as_day(as_of)
    rows = question.ask(session, DELAYED, since=today)

    def longer(kind: EventKind) -> Delays:
        mine = [row for row in rows if row.kind == kind]
        item = np.array([numbers[row.item] for row in mine], np.int64)
        begins = np.array([max(row.first_day - today, 0) for row in mine], float)
        days = np.array([row.amount for row in mine], float)
        order = np.lexsort((-days, begins, item))
        _, first = np.unique(item[order], return_index=True)
        found = Delays(np.zeros(len(numbers)), np.full(len(numbers), np.inf))
        found.days[item[order[first]]], found.begins[item[order[first]]] = days[order[first]], begins[order[first]]
        return found

    return longer(EventKind.SEA_DELAY), longer(EventKind.AIR_DELAY)


def _sold_before(history: History, item: Integers, start: Integers, end: Integers) -> np.ndarray:
    """Return the demand from each event's first day to yesterday, or to its last day."""
    days = history.units.shape[1]
    sold = np.zeros(len(item))
    begun = np.flatnonzero(start < 0)
    column = np.arange(days)
    first, last = np.maximum(days + start[begun], 0), np.minimum(days + end[begun], days - 1)
    during = (column >= first[:, None]) & (column <= last[:, None])
    sold[begun] = (history.units[item[begun]] * during).sum(axis=1)
    return sold
