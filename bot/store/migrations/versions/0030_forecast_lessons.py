"""What was learned holds how forecasts are weighed and widened; older lessons stand on the defaults."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for the lesson."""
    op.add_column("learned", sa.Column("forecast", sa.JSON(), nullable=True))
