"""Steps of the clearance ladder that somebody accepted, to be followed."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

WORDS = ("product", "location", "name", "shop")


def upgrade() -> None:
    """Create the table; of a product at a location one step runs at a time."""
    op.create_table(
        "clearance_step",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in WORDS),
        sa.Column("rung", sa.JSON(), nullable=False),
        sa.Column("units", sa.BigInteger(), nullable=False),
        sa.Column("given", sa.Float(), nullable=False),
        sa.Column("pace", sa.Float(), nullable=True),
        sa.Column("pace_before", sa.Float(), nullable=False),
        sa.Column("commission", sa.Float(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("accepted_by", sa.String(), nullable=False),
        sa.Column("accepted_at", UTCDateTime(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.Column("ended_by", sa.String(), nullable=False),
        sa.Column("ended_at", UTCDateTime(), nullable=True),
        sa.Column("replaces", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_clearance_step")),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=op.f("fk_clearance_step_workspace_id")),
        sa.CheckConstraint(
            "state IN ('accepted', 'replaced', 'undone', 'finished')", name=op.f("ck_clearance_step_state")
        ),
        sa.CheckConstraint("units >= 1", name=op.f("ck_clearance_step_units_floor")),
    )
    running = sa.text("state = 'accepted'")
    op.create_index(
        "uq_clearance_step_accepted",
        "clearance_step",
        ["workspace_id", "product", "location"],
        unique=True,
        sqlite_where=running,
        postgresql_where=running,
    )
