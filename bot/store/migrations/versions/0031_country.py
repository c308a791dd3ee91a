"""Order lines know which country they go to."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column to lines and to those beside the records."""
    for table in ("order_line", "staged_line"):
        op.add_column(table, sa.Column("country", sa.String(), nullable=False, server_default=sa.text("''")))
