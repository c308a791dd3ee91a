"""Livestreams, campaigns and pauses of ads are kept, with what they sell of each product."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

PLANNED = sa.text("state = 'planned'")


def upgrade() -> None:
    """Make room for events."""
    op.create_table(
        "event",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("first_day", sa.BigInteger(), nullable=False),
        sa.Column("last_day", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("added_by", sa.String(), nullable=False),
        sa.Column("added_at", UTCDateTime(), nullable=False),
        sa.Column("from_sheet", sa.Boolean(), nullable=False),
        sa.Column("is_new", sa.Boolean(), nullable=False),
        sa.Column("told", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "id"),
        sa.CheckConstraint("kind IN ('livestream', 'campaign', 'ads_paused')", name="kind"),
        sa.CheckConstraint("state IN ('planned', 'cancelled')", name="state"),
        sa.CheckConstraint("told IN ('', 'tomorrow', 'today', 'passed')", name="told"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.ForeignKeyConstraint(["workspace_id", "shop_id"], ["shop.workspace_id", "shop.id"]),
    )
    once = ["workspace_id", "shop_id", "folded", "first_day"]
    op.create_index("uq_event_planned", "event", once, unique=True, sqlite_where=PLANNED, postgresql_where=PLANNED)
    op.create_table(
        "event_line",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("event_id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("product_id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("units", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "event_id", "product_id"),
        sa.CheckConstraint("units >= 0", name="units_floor"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.ForeignKeyConstraint(["workspace_id", "event_id"], ["event.workspace_id", "event.id"]),
        sa.ForeignKeyConstraint(["workspace_id", "product_id"], ["product.workspace_id", "product.id"]),
    )
