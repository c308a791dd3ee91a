"""What the newest look at slow stock found of all orders of a location: nobody waits for it after an import."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room; the next look fills it."""
    op.create_table(
        "around",
        sa.Column("workspace_id", AutoString(), nullable=False),
        sa.Column("location_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("orders", sa.BigInteger(), nullable=False),
        sa.Column("tells_returns", sa.Boolean(), nullable=False),
        sa.Column("day", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name="fk_around_workspace_id"),
        sa.PrimaryKeyConstraint("workspace_id", "location_id", name="pk_around"),
    )
