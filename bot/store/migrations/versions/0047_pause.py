"""How long a pause beside the days of an export would be nothing unusual: so a hole between two exports is known."""

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room; beside exports of before no hole is seen."""
    op.add_column("import_run", sa.Column("pause", sa.BigInteger(), nullable=True))
