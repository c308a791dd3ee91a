"""Tables of who works here and what was done: workspaces, people, their talks, jobs, what was learned, the audit."""

from datetime import date, datetime
from typing import Any, Literal, get_args

from sqlalchemy import JSON, Index
from sqlmodel import Field

from bot.store.tables.base import PACKED, Table, document, key, later_words, number_key, of_workspace, one_of, whole

Role = Literal["viewer", "planner", "approver", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
"""Each may do all that the ones before it may."""


class WorkspaceRow(Table, table=True):
    id: str = key()
    team_id: str | None = Field(default=None, unique=True)


class CounterRow(Table, table=True):
    """The next number of each noun; taken within the transaction that uses it."""

    workspace_id: str = of_workspace()
    noun: str = key()
    taken: int = whole()


class PersonRow(Table, table=True):
    __table_args__ = (one_of("role", ROLES),)
    workspace_id: str = of_workspace()
    user: str = key()
    role: str | None = None
    limit_minor: int | None = whole(None)  # most an order may cost that they approve; NULL: no limit
    limit_currency: str = later_words()
    locale: str = ""
    tz: str = ""
    seen_at: datetime | None = None


class TalkRow(Table, table=True):
    """What a person asked last in a channel, or in a thread of it; for an hour."""

    __table_args__ = (PACKED,)
    workspace_id: str = of_workspace()
    user: str = key()
    channel: str = key()
    thread: str = key()
    at: datetime
    command: str
    words: str
    sku: str
    listed: list[Any] | None = Field(default=None, sa_type=JSON)


class HeartbeatRow(Table, table=True):
    workspace_id: str = of_workspace()
    job: str = key()
    at: datetime


class ErrandRow(Table, table=True):
    """How often a job was asked for at once, and how many of those askings it has served."""

    workspace_id: str = of_workspace()
    job: str = key()
    asked: int = whole(0)
    served: int = whole(0)


class LearnedRow(Table, table=True):
    workspace_id: str = of_workspace()
    id: int = number_key()
    buffer_days: float
    sample_size: int = whole()
    learned_on: date | None = None
    curve: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    cuts: list[dict[str, Any]] | None = Field(default=None, sa_type=JSON)
    scatter: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    peers: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    forecast: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    response: dict[str, Any] | None = Field(default=None, sa_type=JSON)


class BoostRow(Table, table=True):
    """By how much gradient boosting multiplies what an item sells a day; the newest night's only."""

    __table_args__ = (PACKED,)
    workspace_id: str = of_workspace()
    item_id: int = number_key()
    times: float
    day: int = whole()  # local day, days since 1970, it was foretold on


class AuditRow(Table, table=True):
    """Append-only: the database itself refuses to change or remove an entry."""

    __table_args__ = (Index("ix_audit_subject", "workspace_id", "subject"),)
    workspace_id: str = of_workspace()
    id: int = number_key()
    at: datetime
    user: str
    action: str
    subject: str
    before: dict[str, Any] = document()
    after: dict[str, Any] = document()
