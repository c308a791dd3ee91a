"""When each line of an order arrives, and for how many units its unit cost is: of a set that is told apart a part."""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room; of older lines no day is known, and their unit cost is for one unit."""
    op.add_column("purchase_order_line", sa.Column("arrives", sa.Date()))
    op.add_column("purchase_order_line", sa.Column("cost_units", sa.BigInteger(), nullable=False, server_default="1"))
