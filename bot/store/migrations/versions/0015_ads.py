"""Ads reports: what campaigns did for product pages in a period; listings know the page they stand on."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

KEY = {"workspace_id": sa.String, "shop_id": sa.BigInteger, "import_id": sa.BigInteger} | {
    "campaign_id": sa.String,
    "page_id": sa.String,
}
COUNTED = ("first_day", "last_day", "orders", "cost_minor")
UNSURE = ("revenue_minor", "impressions", "clicks")


def upgrade() -> None:
    """Make room for reports, their periods, and pages."""
    op.create_table(
        "ads_line",
        *(sa.Column(name, kind(), nullable=False, autoincrement=False) for name, kind in KEY.items()),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in COUNTED),
        *(sa.Column(name, sa.BigInteger(), nullable=True) for name in UNSURE),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("campaign", "currency")),
        sa.PrimaryKeyConstraint(*KEY),
        sqlite_with_rowid=False,
    )
    for name in ("first_day", "last_day"):
        op.add_column("import_run", sa.Column(name, sa.Date(), nullable=True))
    for table in ("listing", "staged_count"):
        op.add_column(table, sa.Column("page_id", sa.String(), nullable=False, server_default=sa.text("''")))
    op.create_index("ix_listing_page", "listing", ["workspace_id", "shop_id", "page_id"])
