"""Warnings wait to be told, remember where they were, and stand one beside the other; shops have quiet hours."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

WORDS = AutoString()
OPEN = sa.text("state = 'open'")
TOLD = "UPDATE alert SET told_at = changed_at"  # before this, all were told as they were opened


def upgrade() -> None:
    """Make room; what stands was told."""
    op.add_column("alert", sa.Column("family", WORDS, server_default="level", nullable=False))
    op.add_column("alert", sa.Column("told_at", UTCDateTime(), nullable=True))
    op.add_column("alert", sa.Column("message", WORDS, server_default=sa.text("''"), nullable=False))
    op.add_column("alert", sa.Column("recovering_since", UTCDateTime(), nullable=True))
    op.add_column("shop", sa.Column("quiet_hours", WORDS, server_default=sa.text("''"), nullable=False))
    op.execute(TOLD)
    op.drop_index("uq_alert_open", "alert")
    kind = ["workspace_id", "product", "location", "family"]
    op.create_index("uq_alert_open", "alert", kind, unique=True, sqlite_where=OPEN, postgresql_where=OPEN)
