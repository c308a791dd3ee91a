"""Packed months lie in trays of 64 neighbouring items: a year of 100,000 items is some thousand rows."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

SIZE = 64  # items of a tray
NOTHING = bytes(31 * 4) + b"\xff" * 31 + b"\xfe"  # a month of which nothing is packed
ITEM_MONTHS = sa.text(
    "SELECT workspace_id, item_id / :size AS tray, month, item_id, days FROM packed_month ORDER BY 1, 2, 3"
)
FILLED = sa.text("INSERT INTO packed_tray (workspace_id, tray, month, days) VALUES (:workspace, :tray, :month, :days)")


def upgrade() -> None:
    """Put what is packed into trays."""
    op.create_table(
        "packed_tray",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("tray", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("month", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("days", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "tray", "month"),
    )
    connection = op.get_bind()
    for tray in _trays(connection):
        connection.execute(FILLED, tray)
    op.drop_table("packed_month")
    op.rename_table("packed_tray", "packed_month")
    if connection.dialect.name == "postgresql":
        op.execute("ALTER INDEX pk_packed_tray RENAME TO pk_packed_month")


def _trays(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    rows = connection.execute(ITEM_MONTHS, {"size": SIZE})
    for (workspace, tray, month), packed in groupby(rows, key=lambda row: tuple(row[:3])):
        months = dict.fromkeys(range(SIZE), NOTHING) | {row.item_id % SIZE: bytes(row.days) for row in packed}
        yield {"workspace": workspace, "tray": tray, "month": month, "days": b"".join(months.values())}
