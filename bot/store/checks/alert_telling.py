"""Puts in line what tells of warnings, a message at a time, so that each is told once whoever tells meanwhile."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, update
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.store.access import Access
from bot.store.checks.alert_rows import Untold, untold_of
from bot.store.checks.alert_turns import changing
from bot.store.many import many, write_many
from bot.store.outbox import Outgoing, enqueue
from bot.store.tables.base import spelled
from bot.store.tables.decisions import AlertRow
from bot.store.tables.people import CounterRow

TURN = "telling"  # counts messages put in line: whoever finds it moved looks again at what waits to be told


@dataclass(frozen=True, slots=True)
class Telling:
    """Warnings that are told together."""

    alerts: tuple[int, ...]
    outgoing: tuple[Outgoing, ...] = ()  # all about one subject, each in another channel; (): left to the digest


def tell(access: Access, now: datetime, compose: Callable[[Sequence[Untold]], Sequence[Telling]]) -> None:
    """Put in line what ``compose`` makes of the warnings that wait to be told.

    Nobody is held up while it is composed. What was told, or changed, meanwhile makes it anew of what still waits.
    """
    while not _told(access, now, compose):
        pass


def _told(access: Access, now: datetime, compose: Callable[[Sequence[Untold]], Sequence[Telling]]) -> bool:
    """Say whether all that waits could be told as it was found; most checks find nothing and disturb no writer."""
    with access.reading() as session:
        turn = session.get(CounterRow, (access.workspace, TURN))
        so_far = turn.taken if turn else 0
        waiting = untold_of(session, _untold(access.workspace))
    changed_at = {alert.id: alert.changed_at for alert in waiting}
    for telling in compose(waiting) if waiting else ():
        with changing(access) as session:
            if access.next_number(session, TURN, 0) != so_far + 1 or _waiting(session, access) != changed_at:
                return False
            so_far = access.next_number(session, TURN)
            _put_in_line(access, session, telling, now)
            for number in telling.alerts:
                changed_at.pop(number, None)
    return True


def _waiting(session: Session, access: Access) -> dict[int, datetime]:
    return dict(many(session, _untold(access.workspace).with_only_columns(col(AlertRow.id), col(AlertRow.changed_at))))


def _put_in_line(access: Access, session: Session, telling: Telling, now: datetime) -> None:
    message = telling.outgoing[0].subject if telling.outgoing else ""
    told = update(AlertRow).values(told_at=now, message=message)
    mine = told.where(col(AlertRow.workspace_id) == access.workspace, col(AlertRow.id) == bindparam("at_id"))
    write_many(session, mine, {"at_id": sorted(telling.alerts)})
    enqueue(access, session, telling.outgoing, now)


def _untold(workspace: str) -> SelectOfScalar[AlertRow]:
    return select(AlertRow).where(
        AlertRow.workspace_id == workspace, AlertRow.state == spelled("open"), col(AlertRow.told_at).is_(None)
    )
