"""Keeps the messages that must reach a channel: at least once, in order, and always in their latest version."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, case, func, update
from sqlmodel import Session, col, select

from bot.store.access import Access
from bot.store.outbox_turns import next_due
from bot.store.tables.messages import OutboxRow
from bot.store.tables.people import CounterRow


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message a channel must see."""

    key: str  # what makes it this message and no other
    channel: str
    kind: str  # which message of ours
    subject: str  # what it is about, such as "suggestion:12"; it is updated when that changes
    values: dict[str, Any]  # what is rendered


@dataclass(frozen=True, slots=True)
class Leased:
    """A message to deliver now; nobody else has it until the lease ends."""

    id: int
    key: str
    channel: str
    kind: str
    subject: str
    values: dict[str, Any]
    revision: int  # to report back with ``sent``
    ts: str | None  # where it was posted; None: never
    attempts: int  # tries before this one whose end is not known to be good
    refusals: int  # of those, how many Slack refused outright


@dataclass(frozen=True, slots=True)
class Backlog:
    """What has not reached Slack."""

    waiting: int
    late: int  # of those, not posted within five minutes of being made, or of their next try
    dead: int


@dataclass(frozen=True, slots=True)
class Outbox:
    """The outgoing messages of one workspace."""

    access: Access

    def add(self, message: Outgoing, now: datetime) -> None:
        """Put a message in line; one with the same key stays as it is."""
        with self.access.writing() as session:
            enqueue(self.access, session, [message], now)

    def touch(self, subject: str) -> int:
        """Have every message about a subject rendered anew; return how many."""
        with self.access.writing() as session:
            return touch(self.access, session, subject)

    def lease(self, now: datetime, life: timedelta) -> Leased | None:
        """Take the oldest due message of a channel in which none is under way; None: nothing is due."""
        with self.access.reading() as session:  # most looks find nothing: they disturb no writer
            if session.exec(next_due(self.access.workspace, now)).first() is None:
                return None
        with self.access.writing() as session:
            session.get(CounterRow, (self.access.workspace, "outbox"), with_for_update=True)  # deliverers take turns
            row = session.exec(next_due(self.access.workspace, now).with_for_update(skip_locked=True)).first()
            if row is None:
                return None
            leased = Leased(
                id=row.id,
                key=row.key,
                channel=row.channel,
                kind=row.kind,
                subject=row.subject,
                values=row.values,
                revision=row.wanted,
                ts=row.ts or None,
                attempts=row.attempts,
                refusals=row.refusals,
            )
            row.attempts += 1
            row.lease_until = now + life
            return leased

    def sent(self, id: int, revision: int, ts: str) -> None:
        """Note that this revision was delivered; a newer one is still owed."""
        with self.access.writing() as session:
            row = self._row(session, id)
            row.sent, row.ts = max(row.sent, revision), ts
            row.waiting = row.wanted > row.sent
            row.attempts, row.refusals, row.next_try_at, row.lease_until, row.error = 0, 0, None, None, ""

    def retry(self, id: int, at: datetime, error: str, *, refused: bool = False) -> None:
        """Note that it may not have been delivered, and when to retry; where ``refused``, others go ahead."""
        with self.access.writing() as session:
            row = self._row(session, id)
            row.next_try_at, row.lease_until, row.error = at, None, error
            row.refusals += refused

    def hurry(self, channel: str) -> int:
        """Have a channel's waiting messages tried at once, as the bot is back in it; return how many."""
        with self.access.writing() as session:
            tried = session.connection().execute(
                update(OutboxRow)
                .where(col(OutboxRow.workspace_id) == self.access.workspace, col(OutboxRow.channel) == channel)
                .where(col(OutboxRow.waiting), ~col(OutboxRow.dead), col(OutboxRow.refusals) > 0)
                .values(next_try_at=None)
            )
            return tried.rowcount

    def bury(self, id: int, error: str) -> None:
        """Note that it cannot be delivered."""
        with self.access.writing() as session:
            row = self._row(session, id)
            row.dead, row.lease_until, row.error = True, None, error

    def backlog(self, now: datetime) -> Backlog:
        """Return what has not reached Slack."""
        mine = OutboxRow.workspace_id == self.access.workspace
        waiting = (mine, col(OutboxRow.waiting), ~col(OutboxRow.dead))
        never_tried = and_(col(OutboxRow.next_try_at).is_(None), col(OutboxRow.sent) == 0)
        since = case((never_tried, col(OutboxRow.created_at)), else_=col(OutboxRow.next_try_at))
        late = since < now - timedelta(minutes=5)
        with self.access.reading() as session:
            return Backlog(
                waiting=session.exec(select(func.count()).where(*waiting)).one(),
                late=session.exec(select(func.count()).where(*waiting, late)).one(),
                dead=session.exec(select(func.count()).where(mine, col(OutboxRow.dead))).one(),
            )

    def _row(self, session: Session, id: int) -> OutboxRow:
        return session.get_one(OutboxRow, (self.access.workspace, id), with_for_update=True)


def enqueue(access: Access, session: Session, messages: Sequence[Outgoing], now: datetime) -> None:
    """Put messages in line, within the transaction of what they tell."""
    if not messages:
        return
    number = access.next_number(session, "outbox", len(messages))  # also makes announcers take turns
    keys = {message.key: message for message in messages}
    known = session.exec(
        select(OutboxRow.key).where(OutboxRow.workspace_id == access.workspace, col(OutboxRow.key).in_(keys))
    ).all()
    for index, (key, message) in enumerate(keys.items()):
        if key not in known:
            session.add(
                OutboxRow(
                    workspace_id=access.workspace,
                    id=number + index,
                    key=key,
                    channel=message.channel,
                    kind=message.kind,
                    subject=message.subject,
                    values=message.values,
                    created_at=now,
                )
            )


def touch(access: Access, session: Session, subject: str) -> int:
    """Have the messages about a subject rendered anew, within the transaction that changes it."""
    changed = session.connection().execute(
        update(OutboxRow)
        .where(col(OutboxRow.workspace_id) == access.workspace, col(OutboxRow.subject) == subject)
        .where(~col(OutboxRow.dead))
        .values(wanted=OutboxRow.wanted + 1, waiting=True)
    )
    return changed.rowcount


def touch_shown(access: Access, session: Session, subjects: AbstractSet[str]) -> None:
    """Have the messages about any of these rendered anew, always in one order, or two could deadlock."""
    mine = (OutboxRow.workspace_id == access.workspace, ~col(OutboxRow.dead))
    shown = session.exec(select(OutboxRow.subject).where(*mine).distinct()).all()
    for subject in sorted(subjects & set(shown)):  # as Python sorts: the database may have another alphabet
        touch(access, session, subject)
