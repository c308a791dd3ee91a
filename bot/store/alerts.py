"""Keeps which warnings stand: one open a product and location, so that nobody is told twice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.store.access import Access
from bot.store.outbox import Outgoing, enqueue
from bot.store.tables.decisions import AlertRow
from bot.store.writes import insert_new
from planner.model import Level


@dataclass(frozen=True, slots=True)
class Warned:
    """What people are warned of."""

    rule: str
    product: str
    location: str
    shop: str
    level: Level
    figures: dict[str, Any]  # what was told


@dataclass(frozen=True, slots=True)
class Alert(Warned):
    """A warning that stands, or stood."""

    id: int
    state: str  # open, closed
    opened_at: datetime
    changed_at: datetime  # rises with every change, even where the clock stands still
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class AlertsApplied:
    """What a check changed."""

    opened: tuple[Alert, ...] = ()
    changed: tuple[Alert, ...] = ()
    closed: tuple[Alert, ...] = ()


def nobody(_applied: AlertsApplied) -> Sequence[Outgoing]:
    """Announce nothing."""
    return ()


@dataclass(frozen=True, slots=True)
class Alerts:
    """The warnings of one workspace."""

    access: Access

    def open(self, shop: str | None = None) -> tuple[Alert, ...]:
        """Return the warnings that stand, oldest first."""
        query = self._mine().where(AlertRow.state == "open")
        if shop is not None:
            query = query.where(AlertRow.shop == shop)
        with self.access.reading() as session:
            return tuple(_alert(row) for row in session.exec(query))

    def apply(
        self,
        now: datetime,
        *,
        opened: Sequence[Warned] = (),
        changed: Sequence[Alert] = (),
        closed: Sequence[Alert] = (),
        announce: Callable[[AlertsApplied], Sequence[Outgoing]] = nobody,
    ) -> AlertsApplied:
        """Write what a check found, and put in line what it tells, in one transaction.

        ``changed`` and ``closed`` carry the moment they were last changed; what another check changed since stays so.
        """
        workspace = self.access.workspace
        with self.access.writing() as session:
            first = self.access.next_number(session, "alert", len(opened)) if opened else 0
            dates = {"workspace_id": workspace, "state": "open", "opened_at": now, "changed_at": now}
            insert_new(
                session, AlertRow, [dates | {"id": first + n} | _said(warned) for n, warned in enumerate(opened)]
            )
            rewritten = [alert.id for alert in changed if self._rewrite(session, alert, now, _said(alert))]
            over = {"state": "closed", "closed_at": now}
            ended = [alert.id for alert in closed if self._rewrite(session, alert, now, over)]
            applied = AlertsApplied(
                opened=self._these(session, range(first, first + len(opened))),
                changed=self._these(session, rewritten),
                closed=self._these(session, ended),
            )
            enqueue(self.access, session, announce(applied), now)
            return applied

    def _rewrite(self, session: Session, alert: Alert, now: datetime, values: dict[str, Any]) -> bool:
        """Change an alert if it is still as it was read; whoever gets True was the only one."""
        changed_at = max(now, alert.changed_at + timedelta.resolution)
        outcome = session.connection().execute(
            update(AlertRow)
            .where(col(AlertRow.workspace_id) == self.access.workspace, col(AlertRow.id) == alert.id)
            .where(col(AlertRow.state) == "open", col(AlertRow.changed_at) == alert.changed_at)
            .values(changed_at=changed_at, **values)
        )
        return outcome.rowcount == 1

    def _these(self, session: Session, numbers: Sequence[int]) -> tuple[Alert, ...]:
        if not numbers:
            return ()
        return tuple(_alert(row) for row in session.exec(self._mine().where(col(AlertRow.id).in_(numbers))))

    def _mine(self) -> SelectOfScalar[AlertRow]:
        return select(AlertRow).where(AlertRow.workspace_id == self.access.workspace).order_by(col(AlertRow.id))


def _alert(row: AlertRow) -> Alert:
    kept = {field.name: getattr(row, field.name) for field in fields(Alert)}
    return Alert(**(kept | {"level": Level[row.level]}))


def _said(warned: Warned) -> dict[str, Any]:
    said = {field.name: getattr(warned, field.name) for field in fields(Warned)}
    return said | {"level": warned.level.name}
