"""One product's deliveries and suggestions are found without looking at all of them."""

from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Index them by what a card asks for."""
    op.create_index("ix_expected_item", "expected", ["workspace_id", "item_id"])
    op.create_index("ix_suggestion_product", "suggestion", ["workspace_id", "product", "location"])
