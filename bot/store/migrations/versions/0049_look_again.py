"""Asks for a check at once: until one has looked, money on order would count as money on hand."""

from alembic import op

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Ask for a plan in every workspace, at the first tick after the start."""
    op.execute(
        "INSERT INTO errand (workspace_id, job, asked, served) SELECT id, 'plan', 1, 0 FROM workspace WHERE 1 = 1"
        " ON CONFLICT (workspace_id, job) DO UPDATE SET asked = errand.asked + 1"
    )
