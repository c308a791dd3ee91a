"""Tables of what moved: order lines, counts, receipts, and the packed history made from them. Times are seconds, UTC.

Imports write these in bulk, so they hold plain numbers that mean the same to every database.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Index, false, text
from sqlmodel import Field, SQLModel

from bot.store.tables.base import (
    PACKED,
    Table,
    at_least,
    document,
    key,
    later_words,
    number_key,
    of_workspace,
    one_of,
    only_one,
    packed_bytes,
    whole,
)

STILL_OPEN = 2**62
"""``gone`` of a line that has neither shipped nor been cancelled."""


class ImportRunRow(Table, table=True):
    __table_args__ = (
        one_of("kind", ("orders", "stock", "fbt", "ads", "plan")),
        one_of("state", ("staging", "done", "abandoned", "undone")),
        only_one("uq_import_run_done", "shop_id", "sha256", where="state = 'done'"),
        only_one("uq_import_run_unseen", "id", where="state <> 'done'"),  # looked up wherever lines are counted
    )
    workspace_id: str = of_workspace()
    id: int = number_key()
    shop_id: int = whole()  # 0: no single shop
    kind: str
    sha256: str
    file_name: str
    imported_by: str = later_words()  # "" of imports made before this was kept
    rows_as_of: datetime
    state: str = "staging"
    begun_at: datetime
    done_at: datetime | None = None  # when it began to count, or was taken back
    first_day: date | None = None  # of the period the file is of; NULL: of a moment
    last_day: date | None = None
    pause: int | None = whole(None)  # [days] beside those that would be nothing unusual; NULL: not known
    can_undo: bool = Field(default=False, sa_column_kwargs={"server_default": false()})  # what it replaced is kept
    tables: str = Field(default="", sa_column_kwargs={"server_default": text("''")})  # kinds, with blanks
    leaves: bool = Field(default=False, sa_column_kwargs={"server_default": false()})  # rows to be cleared away
    receipt: dict[str, Any] = document()


class Line(SQLModel):
    """The columns of an order line, staged or stored."""

    quantity: int = whole()
    returned: int = whole()
    created: int = whole()
    paid: int | None = whole(None)
    shipped: int | None = whole(None)
    delivered: int | None = whole(None)
    cancelled: int | None = whole(None)
    subtotal_minor: int | None = whole(None)
    currency: str = ""
    warehouse: str = ""
    taken: int | None = whole(None)  # since when the units are promised to a customer; NULL: never
    gone: int = whole()  # when the promise ended: shipped or cancelled
    ships: int = whole()  # 1: it ended, or will end, by leaving the shelf
    demand: int = whole()  # [units] that count as demand
    day: int = whole()  # local day in the shop's zone, days since 1970
    month: int = whole()  # the same as 12 * year + month - 1
    country: str = later_words()  # it goes to; "" not known


class OrderLineRow(Line, Table, table=True):
    """An order line; it counts once its import is done."""

    __table_args__ = (
        Index("ix_order_line_month", "workspace_id", "listing_id", "month", "day", "demand", "import_id"),
        Index("ix_order_line_gone", "workspace_id", "listing_id", "gone", "taken", "ships", "quantity", "import_id"),
        at_least("quantity", 1),
        PACKED,
    )
    workspace_id: str = key()
    shop_id: int = number_key()
    order_id: str = key()
    sku_id: str = key()
    listing_id: int = Field(sa_type=BigInteger)
    as_of: int = whole()  # of the export it came from; the newest wins
    import_id: int = Field(default=0, sa_type=BigInteger, sa_column_kwargs={"server_default": "0"})


class StockCountRow(Table, table=True):
    __table_args__ = (one_of("means", ("available", "on_hand")), PACKED)
    workspace_id: str = key()
    item_id: int = number_key()
    at: int = number_key()
    day: int = whole()  # local day, as of an order line
    month: int = whole()
    quantity: int = whole()
    means: str
    reserved: int = whole()
    import_id: int = whole()
    fulfilled: int = Field(default=0, sa_type=BigInteger, sa_column_kwargs={"server_default": "0"})  # lies with TikTok


class ReceiptRow(Table, table=True):
    """Units that arrived; an order and a moment make it unique."""

    __table_args__ = (at_least("quantity", 1), PACKED)
    workspace_id: str = key()
    item_id: int = number_key()
    at: int = number_key()
    order_number: str = key()
    day: int = whole()
    month: int = whole()
    quantity: int = whole()


class OtherSaleRow(Table, table=True):
    """Units that other channels sold off the same shelf on one day; they leave at its end."""

    __table_args__ = (at_least("quantity", 1), PACKED)
    workspace_id: str = key()
    item_id: int = number_key()
    day: int = number_key()
    channel: str = key()
    month: int = whole()
    at: int = whole()  # the end of that day where the item lies
    quantity: int = whole()


class PackedMonthRow(Table, table=True):
    """A month of demand and shelf states of 64 neighbouring items; what planning reads instead of order lines."""

    workspace_id: str = key()
    tray: int = number_key()
    month: int = number_key()
    days: bytes = packed_bytes()


class StaleMonthRow(Table, table=True):
    """Months to be packed again; filled and emptied within one transaction."""

    __table_args__ = (PACKED,)
    workspace_id: str = key()
    item_id: int = number_key()
    month: int = number_key()
