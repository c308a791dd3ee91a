"""What stands, waits to be told, or was refused is found without reading all there ever was.

SQLite, which knows no sizes, takes of two indexes that seem as good the one made last: those of what stands are made
anew behind those of all.
"""

import sqlalchemy as sa
from alembic import op

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None

OPEN = sa.text("state = 'open'")
UNTOLD = sa.text("state = 'open' AND told_at IS NULL")
DISMISSED = sa.text("state = 'dismissed'")
PLACE = ["workspace_id", "product", "location"]


def upgrade() -> None:
    """Keep them apart."""
    for name, table, columns in (
        ("uq_alert_open", "alert", [*PLACE, "family"]),
        ("uq_suggestion_open", "suggestion", PLACE),
    ):
        op.drop_index(name, table)
        op.create_index(name, table, columns, unique=True, sqlite_where=OPEN, postgresql_where=OPEN)
    for name, table, columns, only in (
        ("ix_alert_untold", "alert", ["workspace_id", "id"], UNTOLD),
        ("ix_suggestion_dismissed", "suggestion", PLACE, DISMISSED),
    ):
        op.create_index(name, table, columns, sqlite_where=only, postgresql_where=only)
