"""What each person asked last in each conversation is kept for an hour, so that a restart forgets nothing."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0057"
down_revision = "0056"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for it."""
    op.create_table(
        "talk",
        *(sa.Column(name, AutoString(), nullable=False) for name in ("workspace_id", "user", "channel", "thread")),
        sa.Column("at", UTCDateTime(), nullable=False),
        *(sa.Column(name, AutoString(), nullable=False) for name in ("command", "words", "sku")),
        sa.Column("listed", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name="fk_talk_workspace_id"),
        sa.PrimaryKeyConstraint("workspace_id", "user", "channel", "thread", name="pk_talk"),
        sqlite_with_rowid=False,
    )
