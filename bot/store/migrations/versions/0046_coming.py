"""How much of the money in an item is on order, beside what is on hand: every list says the same of both."""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room; the next check fills it."""
    op.add_column("standing", sa.Column("coming_minor", sa.BigInteger(), nullable=True))
