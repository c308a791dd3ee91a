"""The table of messages that must reach a channel: one row is one message, updated as its subject changes."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Index, UniqueConstraint
from sqlmodel import Field

from bot.store.tables.base import Table, document, number_key, of_workspace, whole


class OutboxRow(Table, table=True):
    __table_args__ = (
        UniqueConstraint("workspace_id", "key"),
        Index("ix_outbox_subject", "workspace_id", "subject"),
        Index("ix_outbox_waiting", "workspace_id", "dead", "waiting", "channel"),
    )
    workspace_id: str = of_workspace()
    id: int = number_key()
    key: str
    channel: str
    kind: str
    subject: str
    values: dict[str, Any] = document()
    wanted: int = whole(1)  # revision people should see
    sent: int = whole(0)  # revision they see; 0: never posted
    waiting: bool = True  # wanted > sent
    ts: str = ""
    attempts: int = Field(default=0, sa_type=BigInteger)
    refusals: int = Field(default=0, sa_type=BigInteger, sa_column_kwargs={"server_default": "0"})
    next_try_at: datetime | None = None  # NULL: at once, whatever the clocks say
    lease_until: datetime | None = None
    dead: bool = False
    error: str = ""
    created_at: datetime
