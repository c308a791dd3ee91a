"""A purchase order may bring stock from another location: whose it was, and since when it is no longer there."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Orders so far came from suppliers."""
    op.add_column("purchase_order", sa.Column("origin", sa.String(), server_default=sa.text("''"), nullable=False))
    op.add_column("purchase_order", sa.Column("sent_at", sa.BigInteger(), nullable=True))
