"""In which class by margin each item is, as the newest night found: it is left only well beyond a cut."""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room; the next night fills it."""
    op.add_column("item", sa.Column("abc_class", sa.BigInteger(), nullable=True))
