"""Seasons that last year proposes are remembered, with what people said of them."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

SHOP = ["shop.workspace_id", "shop.id"]


def upgrade() -> None:
    """Make room."""
    op.create_table(
        "season",
        sa.Column("workspace_id", AutoString(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in ("version", "shop_id", "first_day", "last_day")),
        sa.Column("factor", sa.Float(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("event_id", sa.BigInteger(), nullable=True),
        sa.Column("proposed_at", UTCDateTime(), nullable=False),
        sa.Column("decided_by", AutoString(), nullable=False),
        sa.Column("decided_at", UTCDateTime(), nullable=True),
        sa.CheckConstraint("state IN ('open', 'added', 'declined')", name="ck_season_state"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name="fk_season_workspace_id"),
        sa.ForeignKeyConstraint(
            ["workspace_id", "shop_id"], SHOP, name="fk_season_workspace_id_shop_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name="pk_season"),
        sa.UniqueConstraint("workspace_id", "shop_id", "first_day", name="uq_season_workspace_id_shop_id_first_day"),
    )
