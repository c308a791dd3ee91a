"""A shop says whether costs and cash may stand in its channel."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """They may not, until somebody says so."""
    op.add_column("shop", sa.Column("shows_costs", sa.Boolean(), nullable=False, server_default=sa.false()))
