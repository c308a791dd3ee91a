"""Products are found by the words of their codes and names, and levels are listed by how pressing they are."""

import sqlalchemy as sa
from alembic import op
from sqlmodel import Session
from sqlmodel.sql.sqltypes import UTCDateTime

from bot.store.words import index_words

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

PLACE = ("product", "location")
FOLDED = sa.String().with_variant(sa.String(collation="C"), "postgresql")
PRESSING = (
    *("OUT", "CRITICAL", "URGENT", "REORDER", "EXPEDITE", "WATCH", "OVERSTOCK"),
    *("DEAD", "STALE_DATA", "NO_DATA", "OK"),
)
PLACES = " ".join(f"WHEN '{level}' THEN {place}" for place, level in enumerate(PRESSING, start=1))


def upgrade() -> None:
    """Make the words and the counts, and fill them with what is there."""
    _make_words()
    op.add_column("standing", sa.Column("urgency", sa.BigInteger(), nullable=False, server_default="0"))
    op.execute(
        f"UPDATE standing SET urgency = (CASE level {PLACES} END) * 4503599627370496 - 1"  # noqa: S608
        " - (CASE WHEN COALESCE(money_minor, -1) < 0 THEN 0 ELSE money_minor + 1 END)"
    )
    with op.batch_alter_table("standing") as table:
        table.alter_column("urgency", server_default=None)
    op.create_index("ix_standing_urgency", "standing", ["workspace_id", "urgency", *PLACE])
    op.create_index("ix_standing_shop_urgency", "standing", ["workspace_id", "shop", "urgency", *PLACE])
    op.create_table(
        "standing_count",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("shop", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("items", sa.BigInteger(), nullable=False),
        sa.Column("as_of", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "shop", "level"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
    )
    op.execute(
        "INSERT INTO standing_count (workspace_id, shop, level, items, as_of)"
        " SELECT workspace_id, shop, level, COUNT(*), MAX(as_of) FROM standing GROUP BY workspace_id, shop, level"
    )
    products: dict[str, list[int]] = {}
    for workspace, product in op.get_bind().execute(sa.text("SELECT workspace_id, id FROM product")):
        products.setdefault(workspace, []).append(product)
    with Session(op.get_bind()) as session:
        for workspace, numbers in products.items():
            index_words(session, workspace, numbers)


def _make_words() -> None:
    op.create_table(
        "word",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("word", FOLDED, nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "word"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "word_part",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("part", FOLDED, nullable=False),
        sa.Column("word_id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("workspace_id", "part", "word_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "product_word",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("word_id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("product_id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("workspace_id", "word_id", "product_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_product_word_product", "product_word", ["workspace_id", "product_id"])
