"""What was learned holds what established products sell, for new ones to borrow from; older lessons do not."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for it."""
    op.add_column("learned", sa.Column("peers", sa.JSON(), nullable=True))
