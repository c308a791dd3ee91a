"""A suggestion says what of it closes the gap by air, and until when that can be decided."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for it."""
    op.add_column("suggestion", sa.Column("air_quantity", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("suggestion", sa.Column("air_by", sa.Date(), nullable=True))
