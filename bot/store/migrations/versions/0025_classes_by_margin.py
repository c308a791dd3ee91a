"""What was learned holds the margins from which a product is in class A and B; older lessons have none."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for the cuts."""
    op.add_column("learned", sa.Column("cuts", sa.JSON(), nullable=True))
