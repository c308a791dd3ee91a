"""The least that may be asked for a product, and the last day it may be sold."""

import sqlalchemy as sa
from alembic import op

revision = "0054"
down_revision = "0053"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns: of what is there, nothing binds the sale."""
    op.add_column("product", sa.Column("lowest_price_minor", sa.BigInteger(), nullable=True))
    op.add_column("product", sa.Column("price_currency", sa.String(), nullable=False, server_default=""))
    op.add_column("product", sa.Column("sell_by", sa.BigInteger(), nullable=True))
