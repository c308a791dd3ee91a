"""Decisions in full: notes, own quantities, snoozes; what rounding buys; limits of approvers; cash in stock."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

WORDS = AutoString()


def upgrade() -> None:
    """Make room; what was decided before said nothing of it."""
    for column in (
        sa.Column("rounding", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("rounding_days", sa.Float(), nullable=True),
        sa.Column("note", WORDS, server_default=sa.text("''"), nullable=False),
        sa.Column("ordered", sa.BigInteger(), nullable=True),
        sa.Column("snoozed_until", UTCDateTime(), nullable=True),
        sa.Column("until_order", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("snoozed_by", WORDS, server_default=sa.text("''"), nullable=False),
        sa.Column("snooze_note", WORDS, server_default=sa.text("''"), nullable=False),
    ):
        op.add_column("suggestion", column)
    op.add_column("person", sa.Column("limit_minor", sa.BigInteger(), nullable=True))
    op.add_column("person", sa.Column("limit_currency", WORDS, server_default=sa.text("''"), nullable=False))
    op.add_column("standing", sa.Column("cash_minor", sa.BigInteger(), nullable=True))
    op.add_column("standing", sa.Column("cost_currency", WORDS, server_default=sa.text("''"), nullable=False))
