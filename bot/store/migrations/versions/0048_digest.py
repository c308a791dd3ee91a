"""A number that tells whether an item stands otherwise than before, so that a check need not read all the rest."""

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room; the next check writes every item anew."""
    op.add_column("standing", sa.Column("digest", sa.BigInteger(), nullable=False, server_default="0"))
