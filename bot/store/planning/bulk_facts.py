"""Takes one-off bulk orders out of what items sold, and says which."""

from collections.abc import Mapping
from datetime import date

from sqlmodel import Session

from bot.store.days import as_date, as_day
from bot.store.movements.counted import counted
from bot.store.planning.catalogue import BulkRef
from bot.store.planning.item_query import Question
from planner.events.days import past_days
from planner.model import Events, History

BULK = (  # only what the order holds today: it may be cancelled meanwhile
    "SELECT i.id AS item, b.id, b.version, b.counts, b.decided_by, l.day, SUM(l.demand * c.units_each) AS units"
    " FROM item i JOIN bulk_order b ON b.workspace_id = :w AND b.item_id = i.id AND b.day >= :since"
    f" JOIN order_line l ON {counted('l')} AND l.shop_id = b.shop_id AND l.order_id = b.order_id AND l.demand > 0"
    " JOIN component c ON c.workspace_id = :w AND c.listing_id = l.listing_id AND c.product_id = i.product_id"
    " {of_places} GROUP BY i.id, b.id, b.version, b.counts, b.decided_by, l.day ORDER BY l.day DESC, b.id"
)


def set_apart(
    session: Session, question: Question, numbers: Mapping[int, int], history: History, events: Events, as_of: date
) -> tuple[BulkRef, ...]:
    """Take the one-off bulk orders that nobody wants counted out of the history, and return all of them.

    What was ordered on a day of an event is the event's: such days are no part of the daily rate anyway.
    """
    begin, days = as_day(as_of) - history.units.shape[1], history.units.shape[1]
    rows, found = question.ask(session, BULK, since=begin), []
    ran = past_days(events, *history.units.shape) if rows else None
    for row in rows:
        item, column, units = numbers[row.item], row.day - begin, int(row.units)
        if ran is not None and 0 <= column < days and ran[item, column]:
            continue
        found.append(BulkRef(item, row.id, row.version, as_date(row.day), units, bool(row.counts), row.decided_by))
        if not row.counts and 0 <= column < days:
            history.units[item, column] = max(history.units[item, column] - units, 0.0)
    return tuple(found)
