"""What gradient boosting foretold of each item, as the newest night left it."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room."""
    op.create_table(
        "boost",
        sa.Column("workspace_id", AutoString(), nullable=False),
        sa.Column("item_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("times", sa.Float(), nullable=False),
        sa.Column("day", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name="fk_boost_workspace_id"),
        sa.PrimaryKeyConstraint("workspace_id", "item_id", name="pk_boost"),
        sqlite_with_rowid=False,
    )
