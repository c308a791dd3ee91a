"""However many order lines there are, whoever asks for those of a few items goes straight to them."""

import re

import pytest
from sqlalchemy import TextClause

from bot.store import Store
from bot.store.clearance import clearing_sales
from bot.store.importing.kinds import fulfilled, orders
from bot.store.movements import last_hours, sales
from bot.store.planning import advertised, bulk_orders

ASKED = {
    "last hours": last_hours.LAST,
    "ads": advertised.SOLD,
    "large orders": bulk_orders.WITH_LARGE,
    "sizes of orders": bulk_orders.SIZES,
    "clearance": clearing_sales.SALES,
    "since a count": fulfilled.SINCE,
    "confirmed": orders.CONFIRM,
    "remembered": orders.REMEMBER,
    "sold": sales.SOLD,
}
LINES = re.compile(r"\w+ (l|order_line) |SEARCH o USING PRIMARY KEY \(workspace_id=\? AND shop_id=\?")
STRAIGHT = re.compile(r"SEARCH .*\(workspace_id=\? AND (listing_id=\? AND \w+[=<>]|shop_id=\? AND order_id=)")


def steps(store: Store, query: TextClause) -> list[str]:
    """Return how SQLite would go about a query."""
    said = re.sub(r"IN :\w+", "IN (1, 2, 3)", query.text)
    named = dict.fromkeys(re.findall(r"(?<!:):(\w+)", said), 1)
    with store.access.reading() as session:
        cursor = session.connection().connection.cursor()
        cursor.execute(f"EXPLAIN QUERY PLAN {said}", named)
        return [row[3] for row in cursor.fetchall()]


def test_lines_are_found_by_what_they_are_of(store: Store) -> None:
    """SQLite knows no sizes: where it may choose it would look through all lines, for each item again."""
    if store.access.reader.dialect.name != "sqlite":
        pytest.skip("PostgreSQL looks how large its tables are")
    for name, query in ASKED.items():
        to_lines = [step for step in steps(store, query) if LINES.match(step)]
        assert to_lines, name
        assert [step for step in to_lines if not STRAIGHT.match(step)] == [], name
    to_products = [step for step in steps(store, sales.SOLD) if step.startswith("SEARCH p ")]
    assert to_products
    assert [step for step in to_products if "folded=" not in step] == []
