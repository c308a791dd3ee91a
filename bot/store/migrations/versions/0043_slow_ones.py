"""The slow ones among a hundred thousand items are found without reading them all."""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Keep them apart."""
    op.create_index(
        "ix_stock_age_slow",
        "stock_age",
        ["workspace_id", "location"],
        sqlite_where=sa.text("is_slow = 1"),
        postgresql_where=sa.text("is_slow"),
    )
