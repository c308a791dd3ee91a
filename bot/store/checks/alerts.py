"""Keeps which warnings stand: one open a place and kind, each told once, where it was said remembered."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, or_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.store.access import Access, portions, slices
from bot.store.applied import Applied
from bot.store.checks.alert_rows import (
    COLUMNS,
    MARKS,
    Alert,
    Key,
    Mark,
    Untold,
    Warned,
    alerts_asked,
    alerts_of,
    kept,
)
from bot.store.checks.alert_telling import Telling, tell
from bot.store.checks.alert_turns import changing
from bot.store.checks.alert_writes import open_new, rewrite
from bot.store.kept_rows import KeptRows
from bot.store.many import many
from bot.store.outbox import touch
from bot.store.rows import Rows
from bot.store.tables.base import spelled
from bot.store.tables.decisions import AlertRow


@dataclass(frozen=True, slots=True)
class Alerts:
    """The warnings of one workspace."""

    access: Access
    _marks: KeptRows[Mark] = field(default_factory=lambda: KeptRows(Mark, "changed_at"), compare=False)

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

    def marks(self) -> Rows[Mark]:
        """Return of all warnings that stand what a check must know."""
        query = self._mine().where(AlertRow.state == spelled("open")).with_only_columns(*MARKS)
        with self.access.reading() as session:
            return self._marks.found(session, query)

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
    ) -> Applied[Alert]:
        """Write what a check found, some thousand at a time; the messages of what is over are drawn anew.

        ``changed`` and ``closed`` carry the moment they were last changed; what another check changed since stays so.
        ``again``: those of the changed that are to be told once more. Each warning stands for itself: what is left
        undone by a process that ends here is found by the next check.
        """
        workspace = self.access.workspace
        news: list[int] = []
        done: list[int] = []
        over: list[int] = []
        louder = [alert for alert in changed if alert.id in again]
        calm = [alert for alert in changed if alert.id not in again]
        for some in slices(louder):
            with changing(self.access) as session:
                done += rewrite(session, workspace, some, now, lambda won: kept(won) | {"told_at": [None] * len(won)})
        for some in slices(calm):
            with changing(self.access) as session:
                done += rewrite(session, workspace, some, now, kept)
        for some in slices(closed):
            with changing(self.access) as session:
                told_in = rewrite(session, workspace, some, now, lambda won: _closed(len(won), now))
                for message in sorted(set(told_in.values()) - {""}):
                    touch(self.access, session, message)
                over += told_in
        for warned in slices(opened):
            with changing(self.access) as session:
                news += open_new(self.access, session, warned, now)
        return Applied(self.these, news, done, over)

    def tell(self, now: datetime, compose: Callable[[Sequence[Untold]], Sequence[Telling]]) -> None:
        """Put in line what ``compose`` makes of the warnings that wait to be told; each is told once."""
        tell(self.access, now, compose)

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
        """Return when the warnings of each place and kind began or ended since then, where more than one did."""
        columns = [getattr(AlertRow, name) for name in ("product", "location", "family", "opened_at", "closed_at")]
        times = func.count().over(partition_by=columns[:3]).label("times")
        several = self._mine().where(self._since(since)).with_only_columns(*columns, times).subquery()
        found: dict[Key, list[datetime]] = {}
        with self.access.reading() as session:
            for *place, opened_at, closed_at, _ in many(session, several.select().where(several.c.times > 1)):
                moments = [moment for moment in (opened_at, closed_at) if moment and moment >= since]
                found.setdefault((place[0], place[1], place[2]), []).extend(moments)
        return found

    def lately(self, since: datetime) -> tuple[Alert, ...]:
        """Return the warnings that changed after that in any way, whether they stand or not, oldest first."""
        with self.access.reading() as session:
            return alerts_of(session, self._mine().where(col(AlertRow.changed_at) > since))

    def _since(self, since: datetime) -> ColumnElement[bool]:
        return or_(col(AlertRow.opened_at) >= since, col(AlertRow.closed_at) >= since)

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


def _closed(every: int, now: datetime) -> Mapping[str, Sequence[Any]]:
    return {"state": ["closed"] * every, "closed_at": [now] * every}
