"""The first day: every table the bot begins with."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.sql.schema import SchemaItem
from sqlalchemy.types import TypeEngine
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KINDS: dict[str, TypeEngine[Any]] = {
    "text": sa.String(),
    "folded": sa.String().with_variant(sa.String(collation="C"), "postgresql"),  # a range of it is a prefix
    "whole": sa.BigInteger(),
    "real": sa.Float(),
    "yes": sa.Boolean(),
    "moment": UTCDateTime(),
    "date": sa.Date(),
    "json": sa.JSON(),
    "bytes": sa.LargeBinary(),
}
TABLES = {  # table: key | other columns, each with its kind; "?": may be empty
    "order_line": (
        "workspace_id:text shop_id:whole order_id:text sku_id:text | quantity:whole returned:whole created:whole "
        "paid:whole? shipped:whole? delivered:whole? cancelled:whole? subtotal_minor:whole? currency:text "
        "warehouse:text taken:whole? gone:whole ships:whole demand:whole day:whole month:whole listing_id:whole "
        "as_of:whole"
    ),
    "packed_month": "workspace_id:text item_id:whole month:whole | days:bytes",
    "receipt": "workspace_id:text item_id:whole at:whole order_number:text | day:whole month:whole quantity:whole",
    "staged_count": (
        "workspace_id:text import_id:whole sku_id:text warehouse:text | seller_sku:text name:text variation:text "
        "quantity:whole? price_minor:whole?"
    ),
    "staged_fact": "workspace_id:text import_id:whole kind:text line:whole | fact:json",
    "staged_line": (
        "workspace_id:text import_id:whole order_id:text sku_id:text | quantity:whole returned:whole created:whole "
        "paid:whole? shipped:whole? delivered:whole? cancelled:whole? subtotal_minor:whole? currency:text "
        "warehouse:text taken:whole? gone:whole ships:whole demand:whole day:whole month:whole seller_sku:text "
        "name:text variation:text"
    ),
    "stale_month": "workspace_id:text item_id:whole month:whole |",
    "stock_count": (
        "workspace_id:text item_id:whole at:whole | day:whole month:whole quantity:whole means:text reserved:whole "
        "import_id:whole"
    ),
    "workspace": "id:text | team_id:text?",
    "alert": (
        "workspace_id:text id:whole | rule:text product:text location:text shop:text level:text state:text "
        "opened_at:moment changed_at:moment closed_at:moment? figures:json"
    ),
    "audit": "workspace_id:text id:whole | at:moment user:text action:text subject:text before:json after:json",
    "counter": "workspace_id:text noun:text | taken:whole",
    "digest_run": "workspace_id:text shop:text kind:text local_date:date | at:moment state:text",
    "heartbeat": "workspace_id:text job:text | at:moment",
    "import_run": (
        "workspace_id:text id:whole | shop_id:whole kind:text sha256:text file_name:text rows_as_of:moment state:text "
        "begun_at:moment done_at:moment? replaces_expected:yes receipt:json"
    ),
    "learned": "workspace_id:text id:whole | buffer_days:real sample_size:whole learned_on:date?",
    "location": "workspace_id:text id:whole | name:text",
    "outbox": (
        "workspace_id:text id:whole | key:text channel:text kind:text subject:text values:json wanted:whole sent:whole "
        "waiting:yes ts:text attempts:whole next_try_at:moment lease_until:moment? dead:yes error:text "
        "created_at:moment"
    ),
    "person": "workspace_id:text user:text | role:text? locale:text tz:text seen_at:moment?",
    "product": (
        "workspace_id:text id:whole | code:text folded:folded name:text supplier:text unit_cost_minor:whole? "
        "cost_currency:text lead_time:whole? max_lead_time:whole? air_lead_time:whole? buffer:whole? moq:whole? "
        "case_pack:whole?"
    ),
    "purchase_order": (
        "workspace_id:text number:text | supplier:text state:text created_by:text created_at:moment arrives:date"
    ),
    "standing": (
        "workspace_id:text product:text location:text | shop:text name:text level:text available:whole? "
        "days_of_cover:real? stockout:date? threshold:whole quantity:whole money_minor:whole? currency:text "
        "as_of:moment counted_at:moment?"
    ),
    "suggestion": (
        "workspace_id:text id:whole | version:whole product:text location:text shop:text level:text quantity:whole "
        "order_by:date? supplier:text unit_cost_minor:whole? currency:text mode:text lead_time:real state:text "
        "opened_at:moment changed_at:moment decided_by:text decided_at:moment? reason:text order_number:text"
    ),
    "item": "workspace_id:text id:whole | product_id:whole location_id:whole first_seen:whole",
    "purchase_order_line": (
        "workspace_id:text order_number:text line:whole | product:text location:text quantity:whole received:whole "
        "unit_cost_minor:whole? currency:text suggestion_id:whole? mode:text"
    ),
    "shop": (
        "workspace_id:text id:whole | name:text folded:folded market:text tz:text currency:text channel:text "
        "quantity_means:text date_order:text location_id:whole"
    ),
    "expected": "workspace_id:text line:whole | item_id:whole quantity:whole arrives:date reference:text",
    "listing": (
        "workspace_id:text id:whole | shop_id:whole sku_id:text folded_sku_id:folded seller_sku:text "
        "folded_seller_sku:folded name:text variation:text price_minor:whole? sold_minor:whole?"
    ),
    "component": "workspace_id:text listing_id:whole product_id:whole | units_each:whole",
}
IN_KEY_ORDER = {"order_line", "packed_month", "receipt", "staged_count", "staged_line", "stale_month", "stock_count"}
BARE = IN_KEY_ORDER | {"workspace", "staged_fact"}  # written in bulk, or the workspace itself: no reference
UNIQUE = (
    ("workspace", "team_id"),
    ("location", "workspace_id name"),
    ("outbox", "workspace_id key"),
    ("product", "workspace_id folded"),
    ("item", "workspace_id product_id location_id"),
    ("purchase_order_line", "workspace_id suggestion_id mode"),
    ("shop", "workspace_id folded"),
    ("listing", "workspace_id shop_id sku_id"),
)
RULES = (
    ("order_line", "quantity_floor", "quantity >= 1"),
    ("receipt", "quantity_floor", "quantity >= 1"),
    ("staged_fact", "kind", "kind IN ('terms', 'inbound')"),
    ("stock_count", "means", "means IN ('available', 'on_hand')"),
    ("alert", "state", "state IN ('open', 'closed')"),
    ("digest_run", "state", "state IN ('claimed', 'skipped')"),
    ("import_run", "kind", "kind IN ('orders', 'stock', 'plan')"),
    ("import_run", "state", "state IN ('staging', 'done', 'abandoned')"),
    ("person", "role", "role IN ('viewer', 'planner', 'approver', 'admin')"),
    ("purchase_order", "state", "state IN ('draft', 'ordered', 'shipped', 'part_received', 'received', 'cancelled')"),
    ("suggestion", "mode", "mode IN ('sea', 'air')"),
    ("suggestion", "quantity_floor", "quantity >= 1"),
    ("suggestion", "state", "state IN ('open', 'approved', 'edited', 'dismissed', 'expired', 'superseded')"),
    ("purchase_order_line", "mode", "mode IN ('sea', 'air')"),
    ("purchase_order_line", "quantity_floor", "quantity >= 1"),
    ("purchase_order_line", "received_floor", "received >= 0"),
    ("shop", "date_order", "date_order IN ('day_first', 'month_first', '')"),
    ("shop", "quantity_means", "quantity_means IN ('available', 'on_hand')"),
    ("expected", "quantity_floor", "quantity >= 1"),
    ("component", "units_each_floor", "units_each >= 1"),
)
REFERENCES = (  # besides workspace_id
    ("item", "workspace_id location_id", "location", "workspace_id id"),
    ("item", "workspace_id product_id", "product", "workspace_id id"),
    ("purchase_order_line", "workspace_id order_number", "purchase_order", "workspace_id number"),
    ("shop", "workspace_id location_id", "location", "workspace_id id"),
    ("expected", "workspace_id item_id", "item", "workspace_id id"),
    ("listing", "workspace_id shop_id", "shop", "workspace_id id"),
    ("component", "workspace_id listing_id", "listing", "workspace_id id"),
    ("component", "workspace_id product_id", "product", "workspace_id id"),
)
INDEXES = (
    ("order_line", "ix_order_line_gone", "workspace_id listing_id gone taken ships quantity"),
    ("order_line", "ix_order_line_month", "workspace_id listing_id month day demand"),
    ("audit", "ix_audit_subject", "workspace_id subject"),
    ("outbox", "ix_outbox_subject", "workspace_id subject"),
    ("outbox", "ix_outbox_waiting", "workspace_id dead waiting channel"),
    ("listing", "ix_listing_seller_sku", "workspace_id folded_seller_sku"),
    ("listing", "ix_listing_sku", "workspace_id folded_sku_id"),
    ("component", "ix_component_product", "workspace_id product_id"),
)
AT_MOST_ONE = (
    ("alert", "uq_alert_open", "workspace_id rule product location", "state = 'open'"),
    ("import_run", "uq_import_run_done", "workspace_id shop_id sha256", "state = 'done'"),
    ("suggestion", "uq_suggestion_open", "workspace_id product location", "state = 'open'"),
)


def upgrade() -> None:
    """Create every table."""
    for name, columns in TABLES.items():
        op.create_table(name, *_columns(columns), *_rules(name), sqlite_with_rowid=name not in IN_KEY_ORDER)
    for table, name, columns in INDEXES:
        op.create_index(name, table, columns.split())
    for table, name, columns, where in AT_MOST_ONE:
        only = sa.text(where)
        op.create_index(name, table, columns.split(), unique=True, sqlite_where=only, postgresql_where=only)


def _columns(said: str) -> list[SchemaItem]:
    key, others = (part.split() for part in said.split("|"))
    columns: list[SchemaItem] = [
        sa.Column(name, KINDS[kind.rstrip("?")], nullable=kind.endswith("?"), autoincrement=False)
        for name, kind in (column.split(":") for column in key + others)
    ]
    return [*columns, sa.PrimaryKeyConstraint(*(column.split(":")[0] for column in key))]


def _rules(name: str) -> list[SchemaItem]:
    unique: list[SchemaItem] = [sa.UniqueConstraint(*columns.split()) for table, columns in UNIQUE if table == name]
    checks: list[SchemaItem] = [sa.CheckConstraint(rule, name=of) for table, of, rule in RULES if table == name]
    references: list[SchemaItem] = [
        sa.ForeignKeyConstraint(here.split(), [f"{other}.{column}" for column in there.split()])
        for table, here, other, there in REFERENCES
        if table == name
    ]
    if name not in BARE:
        references.append(sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]))
    return [*unique, *checks, *references]
