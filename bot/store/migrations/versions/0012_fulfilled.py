"""Stock may lie with TikTok, or be on its way there."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for the part of a count that lies with TikTok, and for what is on its way."""
    op.add_column("stock_count", sa.Column("fulfilled", sa.BigInteger(), nullable=False, server_default="0"))
    op.create_table(
        "transit",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "item_id"),
        sa.CheckConstraint("quantity >= 1", name="quantity_floor"),
        sqlite_with_rowid=False,
    )
