"""The kinds of table an import may hold: what is staged of each and how it is made to count; one file a kind.

A kind is one file here and one line in ``KINDS``, whose order is the order in which the tables of one file are made to
count. Its reader stands in ``planner/intake``, the lines of its receipt in ``bot/messages/importing/receipts``, under
the same name.
"""

from bot.store.importing.imported import Kind
from bot.store.importing.kinds import (
    ads,
    events,
    fulfilled,
    inbound,
    lanes,
    listings,
    location_stock,
    orders,
    other_sales,
    people,
    products,
    rates,
    receipts,
    shops,
    stock,
    suppliers,
)
from bot.store.importing.kinds.kind import TableKind

KINDS: dict[str, TableKind] = {
    kind.NAME: kind
    for kind in (
        *(orders, stock, fulfilled, ads),
        *(shops, people, rates, suppliers, listings, products),
        *(location_stock, other_sales, receipts, inbound, events, lanes),
    )
}


def file_of(table: str) -> Kind:
    """Return the kind of file a table stands in; the planning workbook has several."""
    return KINDS[table].FILE
