"""What a check has read before it need not read again: the stamps of all that stands lie together."""

import sqlalchemy as sa
from alembic import op

revision = "0056"
down_revision = "0055"
branch_labels = None
depends_on = None

OPEN = sa.text("state = 'open'")


def upgrade() -> None:
    """Keep them beside the rows."""
    for name, table, stamp in (
        ("ix_suggestion_stamp", "suggestion", "version"),
        ("ix_alert_stamp", "alert", "changed_at"),
    ):
        op.create_index(name, table, ["workspace_id", "id", stamp], sqlite_where=OPEN, postgresql_where=OPEN)
