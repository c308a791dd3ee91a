"""When a last day of sale was said: it is of what lay there then."""

import time

import sqlalchemy as sa
from alembic import op

revision = "0055"
down_revision = "0054"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the moment: of a day that was said before, it is now."""
    op.add_column("product", sa.Column("sell_by_at", sa.BigInteger(), nullable=True))
    op.get_bind().execute(
        sa.text("UPDATE product SET sell_by_at = :now WHERE sell_by IS NOT NULL"), {"now": int(time.time())}
    )
