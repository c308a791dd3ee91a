"""Table of one-off bulk orders, which the daily rate is made without unless somebody says otherwise."""

from datetime import datetime

from sqlalchemy import Boolean, UniqueConstraint, false
from sqlmodel import Field

from bot.store.tables.base import Table, number_key, of_workspace, whole


class BulkOrderRow(Table, table=True):
    __table_args__ = (UniqueConstraint("workspace_id", "item_id", "shop_id", "order_id"),)
    workspace_id: str = of_workspace()
    id: int = number_key()
    item_id: int = whole()
    shop_id: int = whole()
    order_id: str
    day: int = whole()  # local day, days since 1970, as of an order line
    counts: bool = Field(
        default=False, sa_type=Boolean, sa_column_kwargs={"server_default": false()}
    )  # somebody said so
    version: int = whole(1)  # rises with a decision
    decided_by: str = ""
    decided_at: datetime | None = None
