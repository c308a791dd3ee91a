"""What a count found beyond what was estimated is recorded as an adjustment."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for adjustments; those of earlier counts are not worked out afterwards."""
    op.create_table(
        "adjustment",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("at", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "item_id", "at"),
        sqlite_with_rowid=False,
    )
