"""What brings most cash back of each slow item."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; it is filled at the next look at the age of the stock."""
    op.add_column("stock_age", sa.Column("best", sa.JSON(), nullable=True))
