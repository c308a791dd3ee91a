"""A warning is snoozed: until when, by whom and why; older ones are not."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for it."""
    op.add_column("alert", sa.Column("snoozed_until", UTCDateTime(), nullable=True))
    for name in ("snoozed_by", "snooze_note"):
        op.add_column("alert", sa.Column(name, AutoString(), server_default=sa.text("''"), nullable=False))
    op.create_index("ix_alert_snoozed", "alert", ["workspace_id", "snoozed_until"])
