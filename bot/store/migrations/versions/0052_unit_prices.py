"""Prices of a unit are kept in ten-thousandths of the smallest coin: suppliers ask 0.035 a piece."""

import json
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0052"
down_revision = "0051"
branch_labels = None
depends_on = None

MYRIAD = 10_000
PRICES = {
    "product": ("unit_cost", "salvage", "storage_fee"),
    "supplier": ("sea_freight", "air_freight"),
    "lane": ("cost",),
    "suggestion": ("unit_cost",),
    "purchase_order_line": ("unit_cost",),
}
AT_ONCE = 10_000
KEPT = sa.text(
    "SELECT workspace_id, import_id, name, key, before, after FROM replaced"
    " WHERE name IN ('product', 'supplier', 'lane')"
)
AGAIN = sa.text(
    "UPDATE replaced SET before = :before, after = :after"
    " WHERE workspace_id = :workspace_id AND import_id = :import_id AND name = :name AND key = :key"
)


def upgrade() -> None:
    """Rename and scale the columns, and what is kept of them so that imports can be taken back."""
    for table, names in PRICES.items():
        for name in names:
            op.execute(f"ALTER TABLE {table} RENAME COLUMN {name}_minor TO {name}_myriadths")
            op.execute(f"UPDATE {table} SET {name}_myriadths = {name}_myriadths * {MYRIAD}")
    connection = op.get_bind()
    kept = connection.execute(KEPT).mappings().all()
    for first in range(0, len(kept), AT_ONCE):
        connection.execute(AGAIN, [_scaled(dict(row)) for row in kept[first : first + AT_ONCE]])


def _scaled(row: dict[str, Any]) -> dict[str, Any]:
    prices = {f"{name}_minor": f"{name}_myriadths" for name in PRICES[row["name"]]}
    return row | {side: _renamed(row[side], prices) for side in ("before", "after")}


def _renamed(said: str, prices: Mapping[str, str]) -> str:
    """Return a row with its prices scaled; "" where there was none."""
    if not said:
        return said
    values = {
        prices.get(name, name): value * MYRIAD if name in prices and value is not None else value
        for name, value in json.loads(said).items()
    }
    return json.dumps(values, ensure_ascii=False)
