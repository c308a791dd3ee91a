"""How old each item's stock is, and the money in stock day by day."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

WHOLE = ("items", "sold_items", "slow_items", "old_units", "on_hand_minor", "on_order_minor", "slow_minor", "days")


def upgrade() -> None:
    """Create both tables."""
    op.create_table(
        "stock_age",
        *_key("product", "location"),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("is_slow", sa.Boolean(), nullable=False),
        *(_whole(name) for name in ("units", "old_units")),
        sa.Column("oldest", sa.BigInteger(), nullable=True),
        sa.Column("mean_age", sa.Float(), nullable=True),
        sa.Column("is_at_least", sa.Boolean(), nullable=False),
        *(_whole(name) for name in ("sold", "opening", "received")),
        sa.Column("cash_minor", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "product", "location", name=op.f("pk_stock_age")),
        _of_workspace("stock_age"),
    )
    op.create_table(
        "stock_value",
        *_key("location"),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        *(_whole(name) for name in (*WHOLE, "cost_sold_minor", "average_minor")),
        sa.Column("margin_minor", sa.BigInteger(), nullable=True),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "location", "day", "currency", name=op.f("pk_stock_value")),
        _of_workspace("stock_value"),
    )


def _key(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.String(), nullable=False) for name in ("workspace_id", *names))


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=False)


def _of_workspace(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_workspace_id")
    return sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=name)
