"""What was learned holds the curve of the spread that is usual at a forecast; older lessons have none."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for the curve."""
    op.add_column("learned", sa.Column("curve", sa.JSON(), nullable=True))
