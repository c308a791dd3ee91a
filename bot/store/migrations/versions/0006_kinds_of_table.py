"""An import remembers which tables its file held; more kinds of file and of staged facts are known."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

RULES = {
    "ck_import_run_kind": "kind IN ('orders', 'stock', 'fbt', 'ads', 'plan')",
    "ck_import_run_state": "state IN ('staging', 'done', 'abandoned', 'undone')",
}


def upgrade() -> None:
    """Make room for the tables, and for kinds and an end to come."""
    with op.batch_alter_table("import_run") as import_run:
        import_run.add_column(sa.Column("tables", sa.String(), nullable=False, server_default=sa.text("''")))
        import_run.drop_column("replaces_expected")
        for name, rule in RULES.items():
            import_run.drop_constraint(op.f(name), type_="check")
            import_run.create_check_constraint(op.f(name), rule)
    op.drop_table("staged_fact")  # it holds what is on its way in: such a file is imported again
    op.create_table(
        "staged_fact",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("import_id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("line", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("fact", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "import_id", "kind", "line"),
    )
