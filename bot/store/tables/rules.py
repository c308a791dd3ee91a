"""Tables of the thresholds a workspace set for itself: for all of its shops, and for single ones."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint

from bot.store.tables.base import Table, document, number_key, of_workspace, whole


class RulesRow(Table, table=True):
    """The newest thresholds of a workspace; who changed what before stands in the audit."""

    workspace_id: str = of_workspace()
    version: int = whole()
    said: dict[str, Any] = document()  # by the name of the threshold; what is not named is as the environment says
    changed_by: str
    changed_at: datetime


class ShopRulesRow(Table, table=True):
    """The newest thresholds of one shop; what is not named is as in all shops."""

    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "shop_id"], ["shop.workspace_id", "shop.id"], ondelete="CASCADE"),
    )
    workspace_id: str = of_workspace()
    shop_id: int = number_key()
    version: int = whole()
    said: dict[str, Any] = document()
    changed_by: str
    changed_at: datetime
