"""Tables of what a file says, beside the records until its import is done."""

from typing import Any

from sqlalchemy import BigInteger, text
from sqlmodel import Field

from bot.store.tables.base import PACKED, Table, document, key, number_key, packed_bytes, whole
from bot.store.tables.movements import Line


class StagedLineRow(Line, Table, table=True):
    """A line of a file that was known before."""

    __table_args__ = (PACKED,)
    workspace_id: str = key()
    import_id: int = number_key()
    order_id: str = key()
    sku_id: str = key()


class StagedSkuRow(Table, table=True):
    """What the order lines of a file say of one SKU."""

    __table_args__ = (PACKED,)
    workspace_id: str = key()
    import_id: int = number_key()
    sku_id: str = key()
    seller_sku: str
    name: str
    variation: str
    listing_id: int = Field(sa_type=BigInteger)  # under which its lines stand, also before the shop lists it
    created: int = whole()  # [seconds since 1970, UTC] of its first order
    priced_minor: int = whole()  # of the units below
    priced_units: int = whole()  # sold at a price the file tells


class StagedSaleRow(Table, table=True):
    """What some of a file's new lines sold, packed; see ``unseen.SALE``."""

    workspace_id: str = key()
    import_id: int = number_key()
    part: int = number_key()
    sales: bytes = packed_bytes()


class StagedCountRow(Table, table=True):
    __table_args__ = (PACKED,)
    workspace_id: str = key()
    import_id: int = number_key()
    sku_id: str = key()
    warehouse: str = key()
    seller_sku: str
    name: str
    variation: str
    quantity: int | None = whole(None)
    price_minor: int | None = whole(None)
    page_id: str = Field(default="", sa_column_kwargs={"server_default": text("''")})


class StagedFactRow(Table, table=True):
    """A row of the planning workbook, as it was read."""

    workspace_id: str = key()
    import_id: int = number_key()
    kind: str = key()  # of its sheet
    line: int = number_key()
    fact: dict[str, Any] = document()
