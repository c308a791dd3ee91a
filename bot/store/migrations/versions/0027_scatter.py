"""What was learned holds how the orders of a day scatter; older lessons do not."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for it."""
    op.add_column("learned", sa.Column("scatter", sa.JSON(), nullable=True))
