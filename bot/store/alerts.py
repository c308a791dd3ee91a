"""Keeps which warnings stand: one open a place and kind, each told once, where it was said remembered."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, or_, update
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.store.access import Access, portions
from bot.store.alert_rows import COLUMNS, Alert, Key, Mark, Warned, alerts_asked, alerts_of, kept, marks_of, said
from bot.store.outbox import Outgoing, enqueue, touch
from bot.store.snoozing import asleep_still, sleeps_as
from bot.store.tables.base import spelled
from bot.store.tables.decisions import AlertRow
from bot.store.writes import insert_new


@dataclass(frozen=True, slots=True)
class Telling:
    """Warnings that are told together."""

    alerts: tuple[int, ...]
    outgoing: tuple[Outgoing, ...] = ()  # all about one subject, each in another channel; (): left to the digest


@dataclass(frozen=True, slots=True)
class AlertsApplied:
    """What a check changed."""

    opened: tuple[Alert, ...] = ()
    changed: tuple[Alert, ...] = ()
    closed: tuple[Alert, ...] = ()


@dataclass(frozen=True, slots=True)
class Alerts:
    """The warnings of one workspace."""

    access: Access

    def open(
        self,
        shop: str | None = None,
        *,
        product: str | None = None,
        family: str | None = None,
        message: str | None = None,
    ) -> tuple[Alert, ...]:
        """Return the warnings that stand (of a shop, a product, a kind, told in a message), oldest first."""
        said = {"shop": shop, "product": product, "family": family, "message": message}
        asked = {name: value for name, value in said.items() if value is not None}
        with self.access.reading() as session:
            return alerts_asked(session, _standing(*asked), {"w": self.access.workspace} | asked)

    def marks(self) -> tuple[Mark, ...]:
        """Return of all warnings that stand what a check must know, oldest first."""
        with self.access.reading() as session:
            return marks_of(session, self._mine().where(AlertRow.state == spelled("open")))

    def marked(self, marks: Sequence[Mark]) -> Mapping[int, Alert]:
        """Return the warnings that still are as they were marked, by number."""
        changed_at = {mark.id: mark.changed_at for mark in marks}
        with self.access.reading() as session:
            found = self._these(session, list(changed_at))
        return {each.id: each for each in found if each.state == "open" and each.changed_at == changed_at[each.id]}

    def apply(
        self,
        now: datetime,
        *,
        opened: Sequence[Warned] = (),
        changed: Sequence[Alert] = (),
        closed: Sequence[Alert] = (),
        again: Collection[int] = (),
    ) -> AlertsApplied:
        """Write what a check found, in one transaction; the messages of what is over are drawn anew.

        ``changed`` and ``closed`` carry the moment they were last changed; what another check changed since stays so.
        ``again``: those of the changed that are to be told once more.
        """
        workspace = self.access.workspace
        with self.access.writing() as session:
            first = self.access.next_number(session, "alert", len(opened)) if opened else 0
            dates = {"workspace_id": workspace, "state": "open", "opened_at": now, "changed_at": now, "message": ""}
            asleep = asleep_still(session, workspace, now) if opened else {}
            insert_new(
                session,
                AlertRow,
                [dates | {"id": first + n, **said(it), **sleeps_as(it, asleep)} for n, it in enumerate(opened)],
            )
            rewritten = [alert.id for alert in changed if self._rewrite(session, alert, now, kept(alert, again))]
            over = {"state": "closed", "closed_at": now}
            ended = [alert.id for alert in closed if self._rewrite(session, alert, now, over)]
            applied = AlertsApplied(
                opened=self._these(session, range(first, first + len(opened))),
                changed=self._these(session, rewritten),
                closed=self._these(session, ended),
            )
            for message in sorted({alert.message for alert in applied.closed if alert.message}):
                touch(self.access, session, message)
            return applied

    def tell(self, now: datetime, compose: Callable[[Sequence[Alert]], Sequence[Telling]]) -> None:
        """Put in line what ``compose`` makes of the warnings that wait to be told; each is told once."""
        untold = self._mine().where(AlertRow.state == "open", col(AlertRow.told_at).is_(None))
        with self.access.reading() as session:  # most checks find nothing: they disturb no writer
            if session.exec(untold.limit(1)).first() is None:
                return
        with self.access.writing() as session:
            self.access.next_number(session, "telling", 0)  # those who tell take turns
            for telling in compose(alerts_of(session, untold)):
                message = telling.outgoing[0].subject if telling.outgoing else ""
                for some in portions(telling.alerts):
                    session.connection().execute(
                        update(AlertRow)
                        .where(col(AlertRow.workspace_id) == self.access.workspace, col(AlertRow.id).in_(some))
                        .values(told_at=now, message=message)
                    )
                enqueue(self.access, session, telling.outgoing, now)

    def told(self, since: datetime) -> Mapping[str, Sequence[datetime]]:
        """Return when each shop was told of warnings since then, once a message."""
        query = select(AlertRow.shop, AlertRow.told_at, AlertRow.message).where(
            AlertRow.workspace_id == self.access.workspace, col(AlertRow.told_at) >= since, AlertRow.message != ""
        )
        lately: dict[str, list[datetime]] = {}
        with self.access.reading() as session:
            for shop, at, _message in session.exec(query.distinct()):
                lately.setdefault(shop, []).append(at)  # type: ignore[arg-type]  # it is not before ``since``
        return lately

    def one(self, number: int) -> Alert | None:
        """Return a warning, whether it stands or not."""
        with self.access.reading() as session:
            return next(iter(self._these(session, [number])), None)

    def these(self, numbers: Sequence[int]) -> tuple[Alert, ...]:
        """Return warnings by number, whether they stand or not, oldest first."""
        with self.access.reading() as session:
            return self._these(session, numbers)

    def changes(self, since: datetime) -> Mapping[Key, Sequence[datetime]]:
        """Return when the warnings of each place and kind began or ended since then."""
        lately = or_(col(AlertRow.opened_at) >= since, col(AlertRow.closed_at) >= since)
        found: dict[Key, list[datetime]] = {}
        with self.access.reading() as session:
            for row in session.exec(self._mine().where(lately)):
                moments = [moment for moment in (row.opened_at, row.closed_at) if moment and moment >= since]
                found.setdefault((row.product, row.location, row.family), []).extend(moments)
        return found

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
        found = (alerts_of(session, self._mine().where(col(AlertRow.id).in_(some))) for some in portions(numbers))
        return tuple(alert for some in found for alert in some)

    def _mine(self) -> SelectOfScalar[AlertRow]:
        return select(AlertRow).where(AlertRow.workspace_id == self.access.workspace)


@cache
def _standing(*named: str) -> Select[*tuple[Any, ...]]:
    """Return the query of the warnings that stand and of which these columns are as asked."""
    query = select(AlertRow).where(AlertRow.workspace_id == bindparam("w"), AlertRow.state == spelled("open"))
    return query.where(*(getattr(AlertRow, name) == bindparam(name) for name in named)).with_only_columns(*COLUMNS)
