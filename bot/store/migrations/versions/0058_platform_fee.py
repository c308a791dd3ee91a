"""Which share of a product's price the platform keeps."""

import sqlalchemy as sa
from alembic import op

revision = "0058"
down_revision = "0057"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column: of what is there, the platform keeps what the shop says."""
    op.add_column("product", sa.Column("platform_fee", sa.Float(), nullable=True))
