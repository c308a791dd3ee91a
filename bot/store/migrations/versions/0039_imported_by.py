"""An import remembers who made it; of older ones nobody knows."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for it."""
    op.add_column("import_run", sa.Column("imported_by", AutoString(), server_default=sa.text("''"), nullable=False))
