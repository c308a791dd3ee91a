"""Table of the seasons that a shop's own past proposes, and what people said of them."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint, UniqueConstraint

from bot.store.tables.base import Table, document, number_key, of_workspace, one_of, whole

SEASON_STATES = ("open", "added", "declined")


class SeasonRow(Table, table=True):
    __table_args__ = (
        one_of("state", SEASON_STATES),
        UniqueConstraint("workspace_id", "shop_id", "first_day"),
        ForeignKeyConstraint(["workspace_id", "shop_id"], ["shop.workspace_id", "shop.id"], ondelete="CASCADE"),
    )
    workspace_id: str = of_workspace()
    id: int = number_key()
    version: int = whole(1)  # rises with a decision
    shop_id: int = whole()
    first_day: int = whole()  # local day in the shop's zone, days since 1970, as of an event
    last_day: int = whole()
    factor: float
    figures: dict[str, Any] = document()  # what it was found with
    state: str = "open"
    event_id: int | None = whole(None)  # that was added for it
    proposed_at: datetime
    decided_by: str = ""  # "": nobody said anything
    decided_at: datetime | None = None
