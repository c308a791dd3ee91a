"""A job may be asked for at once: after an import, say, a new plan."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Remember who asks for which job."""
    op.create_table(
        "errand",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("job", sa.String(), nullable=False),
        sa.Column("asked", sa.BigInteger(), nullable=False),
        sa.Column("served", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name="fk_errand_workspace_id"),
        sa.PrimaryKeyConstraint("workspace_id", "job", name="pk_errand"),
    )
