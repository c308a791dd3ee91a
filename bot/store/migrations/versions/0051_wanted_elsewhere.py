"""What other locations want of each slow item: the best step is of the other old units."""

import sqlalchemy as sa
from alembic import op

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column, and have the age of the stock looked at anew at the first tick after the start."""
    op.add_column("stock_age", sa.Column("wanted", sa.JSON(), nullable=True))
    op.execute("DELETE FROM heartbeat WHERE job = 'age_stock'")
