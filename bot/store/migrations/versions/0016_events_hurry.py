"""A change of an event asks for a plan as everything else does; it remembers nothing of its own."""

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forget which events a plan has not seen."""
    with op.batch_alter_table("event") as event:
        event.drop_column("is_new")
