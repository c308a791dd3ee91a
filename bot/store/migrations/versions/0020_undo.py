"""The last import can be taken back: what it replaced is kept."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for what is kept; imports made before cannot be taken back."""
    op.create_table(
        "replaced",
        *_columns("workspace_id:text import_id name:text key:text before:text after:text"),
        sa.PrimaryKeyConstraint("workspace_id", "import_id", "name", "key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "confirmed_line",
        *_columns("workspace_id:text import_id order_id:text sku_id:text as_of"),
        sa.PrimaryKeyConstraint("workspace_id", "import_id", "order_id", "sku_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "created",
        *_columns("workspace_id:text import_id name:text above up_to"),
        sa.PrimaryKeyConstraint("workspace_id", "import_id", "name"),
    )
    op.add_column("order_line", sa.Column("import_id", sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("import_run", sa.Column("can_undo", sa.Boolean(), nullable=False, server_default=sa.false()))


def _columns(said: str) -> list[sa.Column[object]]:
    return [
        sa.Column(
            name.removesuffix(":text"),
            sa.String() if name.endswith(":text") else sa.BigInteger(),
            nullable=False,
            autoincrement=False,
        )
        for name in said.split()
    ]
