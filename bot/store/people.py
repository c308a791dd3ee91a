"""Keeps who may do what, and in which language and zone each person reads."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlmodel import Session, col, select

from bot.store.access import Access
from bot.store.audit import TERMINAL, note
from bot.store.movements.history import one_at_a_time
from bot.store.tables.people import ROLES, PersonRow, Role
from bot.store.writes import insert_new

ROLE = ("role", "limit_minor", "limit_currency")  # what a person was given; the rest Slack tells


@dataclass(frozen=True, slots=True)
class Profile:
    """How a person reads."""

    locale: str
    tz: str
    at: datetime  # when it was remembered


@dataclass(frozen=True, slots=True)
class Limit:
    """The most an order may cost that a person approves."""

    minor: int  # [smallest coin]
    currency: str


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with a role."""

    user: str
    role: Role
    limit: Limit | None  # None: any amount


@dataclass(frozen=True, slots=True)
class People:
    """The people of one workspace."""

    access: Access

    def set_role(
        self, user: str, role: Role | None, *, now: datetime, by: str = TERMINAL, limit: Limit | None = None
    ) -> None:
        """Give a role with a limit, or without one; or take it away with None."""
        with self.access.writing() as session:
            one_at_a_time(session, self.access.workspace)
            give_role(self.access, session, user, role, limit, now, by)

    def role(self, user: str) -> Role | None:
        """Return the person's role; None: no role was given."""
        member = self.member(user)
        return member.role if member else None

    def member(self, user: str) -> Member | None:
        """Return the person with their role and limit; None: no role was given."""
        with self.access.reading() as session:
            row = session.get(PersonRow, (self.access.workspace, user))
            return _member(row) if row and row.role else None

    def all(self) -> tuple[Member, ...]:
        """Return everybody with a role."""
        with self.access.reading() as session:
            rows = session.exec(
                select(PersonRow)
                .where(PersonRow.workspace_id == self.access.workspace, col(PersonRow.role).is_not(None))
                .order_by(col(PersonRow.user))
            )
            return tuple(_member(row) for row in rows)

    def remember(self, user: str, locale: str, tz: str, at: datetime) -> None:
        """Remember how a person reads."""
        with self.access.writing() as session:
            row = person_row(self.access, session, user)
            row.locale, row.tz, row.seen_at = locale, tz, at

    def profile(self, user: str) -> Profile | None:
        """Return how a person reads; None: not known yet."""
        with self.access.reading() as session:
            row = session.get(PersonRow, (self.access.workspace, user))
            return Profile(row.locale, row.tz, row.seen_at) if row and row.seen_at else None


def give_role(
    access: Access, session: Session, user: str, role: str | None, limit: Limit | None, now: datetime, by: str
) -> None:
    """Give a role with a limit, or take it away with None, within a transaction."""
    if role is not None and role not in ROLES:
        raise ValueError(f"{role!r} is no role")
    row = person_row(access, session, user)
    before = _noted(row)
    row.role = role
    row.limit_minor, row.limit_currency = (limit.minor, limit.currency) if limit else (None, "")
    if _noted(row) != before:
        action = "role given" if role else "role taken"
        note(access, session, now, by, action, f"user:{user}", before, _noted(row))


def person_row(access: Access, session: Session, user: str) -> PersonRow:
    """Return the row of a person, made where there is none, held until the transaction ends."""
    insert_new(session, PersonRow, [{"workspace_id": access.workspace, "user": user, "locale": "", "tz": ""}])
    return session.get_one(PersonRow, (access.workspace, user), with_for_update=True)


def _member(row: PersonRow) -> Member:
    limit = None if row.limit_minor is None else Limit(row.limit_minor, row.limit_currency)
    return Member(row.user, cast(Role, row.role), limit)


def _noted(row: PersonRow) -> dict[str, Any]:
    limit = {} if row.limit_minor is None else {"limit_minor": row.limit_minor, "currency": row.limit_currency}
    return {"role": row.role} | limit
