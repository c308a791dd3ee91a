"""What was learned holds how sales follow the price; older lessons say nothing of it."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for it."""
    op.add_column("learned", sa.Column("response", sa.JSON(), nullable=True))
