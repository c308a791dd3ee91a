"""Tables of what imports replaced, so that the last one can be taken back."""

from sqlalchemy import BigInteger
from sqlmodel import Field

from bot.store.tables.base import PACKED, Table, key, number_key, whole


class ReplacedRow(Table, table=True):
    """A row of another table as it was before an import, and as that import left it; JSON, "" where there was none."""

    __table_args__ = (PACKED,)
    workspace_id: str = key()
    import_id: int = number_key()
    name: str = key()  # of the table
    key: str = key()
    before: str
    after: str = ""


class ConfirmedLineRow(Table, table=True):
    """An order line that an export only confirmed: of when the export was that had it before."""

    __table_args__ = (PACKED,)
    workspace_id: str = key()
    import_id: int = number_key()
    order_id: str = key()
    sku_id: str = key()
    as_of: int = Field(sa_type=BigInteger)


class CreatedRow(Table, table=True):
    """Numbers of the rows of a table that an import made: all above one and up to another; one row a run of them."""

    workspace_id: str = key()
    import_id: int = number_key()
    name: str = key()
    above: int = number_key()
    up_to: int = whole()
