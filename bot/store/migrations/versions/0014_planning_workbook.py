"""The planning workbook tells of suppliers, lanes, rates and other channels' sales, and more of each product."""

import unicodedata

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

DAYS = ("plan", "production", "quality", "sea", "air", "customs", "receiving")
AMOUNTS = ("sea_freight_minor", "air_freight_minor", "moq", "case_pack", "minimum_order_minor", "order_rhythm")
NAMED = "SELECT DISTINCT workspace_id, supplier FROM product WHERE supplier <> '' ORDER BY workspace_id, supplier"
KEPT = "INSERT INTO supplier (workspace_id, folded, name, currency, order_day) VALUES (:w, :folded, :name, '', '')"


def upgrade() -> None:
    """Make the tables, and a supplier of each name products have been bought from."""
    op.create_table(
        "supplier",
        sa.Column("workspace_id", AutoString(), nullable=False),
        sa.Column("folded", AutoString(), nullable=False),
        sa.Column("name", AutoString(), nullable=False),
        sa.Column("currency", AutoString(), nullable=False),
        *(
            column
            for part in DAYS
            for column in (
                sa.Column(f"{part}_days", sa.BigInteger(), nullable=True),
                sa.Column(f"{part}_spread", sa.Float(), nullable=True),
            )
        ),
        *(sa.Column(name, sa.BigInteger(), nullable=True) for name in AMOUNTS),
        sa.Column("duty", sa.Float(), nullable=True),
        sa.Column("order_day", AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=op.f("fk_supplier_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "folded", name=op.f("pk_supplier")),
    )
    op.create_table(
        "lane",
        sa.Column("workspace_id", AutoString(), nullable=False),
        sa.Column("origin_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("destination_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("days", sa.BigInteger(), nullable=False),
        sa.Column("cost_minor", sa.BigInteger(), nullable=True),
        sa.Column("currency", AutoString(), nullable=False),
        sa.CheckConstraint("days >= 0", name=op.f("ck_lane_days_floor")),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=op.f("fk_lane_workspace_id")),
        sa.ForeignKeyConstraint(
            ["workspace_id", "origin_id"],
            ["location.workspace_id", "location.id"],
            name=op.f("fk_lane_workspace_id_origin_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "destination_id"],
            ["location.workspace_id", "location.id"],
            name=op.f("fk_lane_workspace_id_destination_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "origin_id", "destination_id", name=op.f("pk_lane")),
    )
    op.create_table(
        "exchange_rate",
        sa.Column("workspace_id", AutoString(), nullable=False),
        sa.Column("base", AutoString(), nullable=False),
        sa.Column("quote", AutoString(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("rate", AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=op.f("fk_exchange_rate_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "base", "quote", "day", name=op.f("pk_exchange_rate")),
    )
    op.create_table(
        "other_sale",
        sa.Column("workspace_id", AutoString(), nullable=False),
        sa.Column("item_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("channel", AutoString(), nullable=False),
        sa.Column("month", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("quantity >= 1", name=op.f("ck_other_sale_quantity_floor")),
        sa.PrimaryKeyConstraint("workspace_id", "item_id", "day", "channel", name=op.f("pk_other_sale")),
        sqlite_with_rowid=False,
    )
    op.add_column("product", sa.Column("salvage_minor", sa.BigInteger(), nullable=True))
    op.add_column("product", sa.Column("storage_fee_minor", sa.BigInteger(), nullable=True))
    op.add_column("product", sa.Column("no_air_route", sa.Boolean(), nullable=True))
    _name_suppliers()


def _name_suppliers() -> None:
    known: dict[tuple[str, str], str] = {}
    for workspace, name in op.get_bind().execute(sa.text(NAMED)).all():
        known.setdefault((workspace, unicodedata.normalize("NFKC", name).casefold().strip()), name)
    for (workspace, folded), name in known.items():
        op.get_bind().execute(sa.text(KEPT), {"w": workspace, "folded": folded, "name": name})
