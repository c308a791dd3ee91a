"""Events may multiply ordinary sales, or make orders take longer, on their days."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room; what was planned before does neither."""
    op.add_column("event", sa.Column("effect", AutoString(), server_default=sa.text("''"), nullable=False))
    op.add_column("event", sa.Column("amount", sa.Float(), server_default="0", nullable=False))
