"""Suggestions know what a unit ties up, freight and duty included."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Until the next plan says more, a unit ties up what it costs."""
    op.add_column("suggestion", sa.Column("landed_cost_minor", sa.BigInteger(), nullable=True))
    op.execute("UPDATE suggestion SET landed_cost_minor = unit_cost_minor")
