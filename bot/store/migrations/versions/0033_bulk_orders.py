"""One-off bulk orders are remembered, with what people said of them."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

ONCE = "uq_bulk_order_workspace_id_item_id_shop_id_order_id"


def upgrade() -> None:
    """Make room."""
    whole = [sa.Column(name, sa.BigInteger(), nullable=False) for name in ("item_id", "shop_id", "day", "version")]
    op.create_table(
        "bulk_order",
        sa.Column("workspace_id", AutoString(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        *whole,
        sa.Column("order_id", AutoString(), nullable=False),
        sa.Column("counts", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("decided_by", AutoString(), nullable=False),
        sa.Column("decided_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name="fk_bulk_order_workspace_id"),
        sa.PrimaryKeyConstraint("workspace_id", "id", name="pk_bulk_order"),
        sa.UniqueConstraint("workspace_id", "item_id", "shop_id", "order_id", name=ONCE),
    )
