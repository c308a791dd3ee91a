"""A purchase order has a life: versions, a date people give, and whether they were told that it is late."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Give each order a version and its dates."""
    op.add_column("purchase_order", sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"))
    op.add_column("purchase_order", sa.Column("dated_at", UTCDateTime(), nullable=True))
    op.add_column("purchase_order", sa.Column("told_late_at", UTCDateTime(), nullable=True))
