"""One open warning a place; a "no" that ends; messages due at once; listings that were counted before."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

CLOSE_ALL_BUT_THE_NEWEST = (
    "UPDATE alert SET state = 'closed', closed_at = changed_at WHERE state = 'open' AND EXISTS (SELECT 1 FROM alert n"
    " WHERE n.workspace_id = alert.workspace_id AND n.product = alert.product AND n.location = alert.location"
    " AND n.state = 'open' AND n.id > alert.id)"
)
DUE_AT_ONCE = "UPDATE outbox SET next_try_at = NULL WHERE attempts = 0"
OPEN = sa.text("state = 'open'")


def upgrade() -> None:
    """Tighten what may be open, and make room for what is remembered from now on."""
    op.execute(CLOSE_ALL_BUT_THE_NEWEST)
    op.drop_index("uq_alert_open", "alert")
    place = ["workspace_id", "product", "location"]
    op.create_index("uq_alert_open", "alert", place, unique=True, sqlite_where=OPEN, postgresql_where=OPEN)
    op.add_column("suggestion", sa.Column("stands", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column("listing", sa.Column("counted_since", sa.BigInteger(), nullable=True))
    op.add_column("outbox", sa.Column("refusals", sa.BigInteger(), nullable=False, server_default="0"))
    with op.batch_alter_table("outbox") as outbox:
        outbox.alter_column("next_try_at", existing_type=UTCDateTime(), nullable=True)
    op.execute(DUE_AT_ONCE)
