"""An event says who presents it, in which format, and what is off the price; older events do not."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

KINDS = "kind IN ('livestream', 'campaign', 'ads_paused', 'short_video', 'flash_sale', 'coupon')"


def upgrade() -> None:
    """Make room for host and price cut, and for more formats."""
    with op.batch_alter_table("event") as event:
        event.add_column(sa.Column("host", sa.String(), nullable=False, server_default=sa.text("''")))
        event.add_column(sa.Column("price_cut", sa.BigInteger(), nullable=True))
        event.drop_constraint(op.f("ck_event_kind"), type_="check")
        event.create_check_constraint(op.f("ck_event_kind"), KINDS)
