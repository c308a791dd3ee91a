"""New order lines are written to where they stay, unseen until their import is done.

What imports staged before is cleared: a file on its way in comes in again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None

COVERING = {
    "ix_order_line_month": "workspace_id listing_id month day demand",
    "ix_order_line_gone": "workspace_id listing_id gone taken ships quantity",
}
UNSEEN = sa.text("state <> 'done'")
NOT_OF_A_LINE = ("seller_sku", "name", "variation")


def upgrade() -> None:
    """Let both indexes say of which import a line is, and keep what a file says of its SKUs apart from its lines."""
    for name, columns in COVERING.items():
        op.drop_index(name, "order_line")
        op.create_index(name, "order_line", [*columns.split(), "import_id"])
    op.execute("UPDATE import_run SET state = 'abandoned' WHERE state = 'staging'")
    for table in ("staged_line", "staged_count", "staged_fact"):
        op.execute(f"DELETE FROM {table}")
    with op.batch_alter_table("staged_line", table_kwargs={"sqlite_with_rowid": False}) as staged:
        for column in NOT_OF_A_LINE:
            staged.drop_column(column)
    op.create_table(
        "staged_sku",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("import_id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("sku_id", sa.String(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in NOT_OF_A_LINE),
        sa.Column("listing_id", sa.BigInteger(), nullable=False),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.Column("priced_minor", sa.BigInteger(), nullable=False),
        sa.Column("priced_units", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "import_id", "sku_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "staged_sale",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("import_id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("part", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("sales", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "import_id", "part"),
    )
    op.add_column("import_run", sa.Column("leaves", sa.Boolean(), nullable=False, server_default=sa.false()))
    once = ["workspace_id", "id"]
    op.create_index(
        "uq_import_run_unseen", "import_run", once, unique=True, sqlite_where=UNSEEN, postgresql_where=UNSEEN
    )
    with op.batch_alter_table("created") as created:
        created.drop_constraint("pk_created", type_="primary")
        created.create_primary_key("pk_created", ["workspace_id", "import_id", "name", "above"])
