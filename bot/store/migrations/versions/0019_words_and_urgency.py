"""Products are found by the words of their codes and names, and levels are listed by how pressing they are."""

import re
import unicodedata

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

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
HAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # words as they were cut then
WORD = re.compile(f"[{HAN}]+|[^\\W_{HAN}]+")
LONGEST, SHORTEST, AT_ONCE = 40, 2, 5_000
CALLED = (
    *(f"SELECT id, {said} FROM product WHERE workspace_id = :w" for said in ("code", "name")),
    *(
        f"SELECT c.product_id, l.{said} FROM component c"
        " JOIN listing l ON l.workspace_id = :w AND l.id = c.listing_id WHERE c.workspace_id = :w"
        for said in ("seller_sku", "name", "variation")
    ),
)
PLACES = " ".join(f"WHEN '{level}' THEN {place}" for place, level in enumerate(PRESSING, start=1))


def upgrade() -> None:
    """Make the words and the counts, and fill them with what is there."""
    _make_words()
    op.add_column("standing", sa.Column("urgency", sa.BigInteger(), nullable=False, server_default="0"))
    op.execute(
        f"UPDATE standing SET urgency = (CASE level {PLACES} END) * 4503599627370496 - 1"
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
    for workspace in op.get_bind().execute(sa.text("SELECT DISTINCT workspace_id FROM product")).scalars().all():
        _fill_words(workspace)


def _fill_words(workspace: str) -> None:
    """Note by which words the products of a workspace are found."""
    carried: set[tuple[str, int]] = set()
    for query in CALLED:
        for product, said in op.get_bind().execute(sa.text(query), {"w": workspace}):
            folded = unicodedata.normalize("NFKC", said).casefold().strip()
            carried |= {(word[:LONGEST], product) for word in WORD.findall(folded)}
    number = {word: place for place, word in enumerate(sorted({word for word, _ in carried}), start=1)}
    _insert("word", ("word", "id"), workspace, sorted(number.items()))
    parts = {
        (word[start:], place)
        for word, place in number.items()
        for start in range(max(len(word) - (0 if re.match(f"[{HAN}]", word) else SHORTEST - 1), 1))
    }
    _insert("word_part", ("part", "word_id"), workspace, sorted(parts))
    _insert("product_word", ("word_id", "product_id"), workspace, sorted((number[w], p) for w, p in carried))
    _insert("counter", ("noun", "taken"), workspace, [("word", len(number))])


def _insert(table: str, columns: tuple[str, str], workspace: str, rows: list[tuple[object, ...]]) -> None:
    into = sa.table(table, *(sa.column(name) for name in ("workspace_id", *columns)))
    for start in range(0, len(rows), AT_ONCE):
        said = [dict(zip(columns, row, strict=True)) for row in rows[start : start + AT_ONCE]]
        op.get_bind().execute(sa.insert(into), [{"workspace_id": workspace} | row for row in said])


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
