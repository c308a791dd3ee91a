"""What all of a suggestion ties up; when each line of an order arrives, and for how many units its unit cost is."""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A unit's worth becomes that of all; of older lines no day is known, and their cost is for one unit."""
    op.execute("ALTER TABLE suggestion RENAME COLUMN landed_cost_minor TO tied_up_minor")
    op.execute("UPDATE suggestion SET tied_up_minor = tied_up_minor * quantity WHERE tied_up_minor IS NOT NULL")
    op.add_column("purchase_order_line", sa.Column("arrives", sa.Date()))
    op.add_column("purchase_order_line", sa.Column("cost_units", sa.BigInteger(), nullable=False, server_default="1"))
