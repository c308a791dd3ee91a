"""Facts as small as a test needs them: only what matters is named."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.store import Database, Proposal, Shop, Store, Switched
from planner.intake.facts import OrderLine, StockCount
from planner.intake.workbook import SHEETS
from planner.intake.workbook.sheet import Entry, Value
from planner.model import Level

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


def at(month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


def a_shop(name: str = "Mugs", **changes: Any) -> Shop:
    said = {"market": "GB", "tz": "Europe/London", "currency": "GBP", "channel": "C1"}
    return Shop(name=name, **(said | changes))


def a_line(
    order: str = "1", sku: str = "1001", quantity: int = 1, paid: datetime | None = NOW, **changes: Any
) -> OrderLine:
    said: dict[str, Any] = {
        "order_id": order,
        "sku_id": sku,
        "seller_sku": f"SKU{sku}",
        "name": "A mug",
        "variation": "",
        "quantity": quantity,
        "returned": 0,
        "created": paid or NOW,
        "paid": paid,
        "shipped": None,
        "delivered": None,
        "cancelled": None,
        "subtotal_minor": 500 * quantity,
        "currency": "GBP",
        "warehouse": "",
    }
    return OrderLine(**(said | changes))


def a_count(sku: str = "1001", quantity: int | None = 10, **changes: Any) -> StockCount:
    said: dict[str, Any] = {
        "product_id": "9",
        "sku_id": sku,
        "seller_sku": f"SKU{sku}",
        "name": "A mug",
        "variation": "",
        "quantity": quantity,
        "price_minor": 900,
        "currency": "GBP",
        "warehouse": "",
    }
    return StockCount(**(said | changes))


def a_proposal(product: str = "SKU1001", location: str = "Mugs", **changes: Any) -> Proposal:
    said: dict[str, Any] = {
        "product": product,
        "location": location,
        "shop": "Mugs",
        "level": Level.REORDER,
        "quantity": 100,
        "order_by": None,
        "supplier": "Yiwu",
        "unit_cost_myriadths": 1_200_000,
        "tied_up_minor": 15_000,
        "currency": "USD",
        "mode": "sea",
        "lead_time": 30.0,
        "rounding": 0,
        "rounding_days": None,
        "air_quantity": 0,
        "air_by": None,
    }
    return Proposal(**(said | changes))


def orders_in(store: Store, *lines: OrderLine, shop: str = "Mugs", sha: str = "", as_of: datetime = NOW) -> Switched:
    """Import order lines; the file's hash is of its lines unless named."""
    run = store.imports.begin(shop, "orders", sha or str(hash((lines, as_of))), "orders.csv", as_of, as_of)
    store.imports.stage(run, "orders", lines)
    return store.imports.switch(run, as_of)


def counts_in(store: Store, *counts: StockCount, shop: str = "Mugs", as_of: datetime = NOW) -> Switched:
    """Import a stock file."""
    run = store.imports.begin(shop, "stock", str(hash((counts, as_of))), "stock.xlsx", as_of, as_of)
    store.imports.stage(run, "stock", counts)
    return store.imports.switch(run, as_of)


def a_row(kind: str, row: int = 3, **said: Value) -> Entry:
    """Return a row of a sheet of the planning workbook, by field."""
    return Entry(SHEETS[kind].title, row, said)


def plan_in(store: Store, now: datetime = NOW, **rows: Sequence[Entry]) -> Switched:
    """Import a planning workbook: the rows of each sheet by its kind."""
    run = store.imports.begin("", "plan", str(hash((repr(rows), now))), "planning.xlsx", now, now)
    for kind, entries in rows.items():
        store.imports.stage(run, kind, entries)
    return store.imports.switch(run, now)


def a_store(database: Database, workspace: str = "W1", *shops: Shop) -> Store:
    store = database.store(workspace)
    for shop in shops or (a_shop(),):
        store.shops.add(shop, now=NOW)
    return store


def hours(number: float) -> timedelta:
    return timedelta(hours=number)
