"""Writes warnings some thousand at a time, so that of two checks that found the same one does."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Update, bindparam, update
from sqlmodel import Session, col, select

from bot.store.access import Access, portions
from bot.store.checks.alert_rows import Alert, Warned, said
from bot.store.checks.snoozing import asleep_still, sleeps_as
from bot.store.many import by_column, write_many
from bot.store.tables.decisions import AlertRow
from bot.store.writes import insert_many_new

Columns = Mapping[str, Sequence[Any]]


def open_new(access: Access, session: Session, warned: Sequence[Warned], now: datetime) -> list[int]:
    """Open warnings where none of the kind stands; return the numbers of those that were opened."""
    workspace, first = access.workspace, access.next_number(session, "alert", len(warned))
    numbers = range(first, first + len(warned))
    of_all = {"workspace_id": workspace, "state": "open", "opened_at": now, "changed_at": now, "message": ""}
    asleep = asleep_still(session, workspace, now)
    silent = by_column([sleeps_as(it, asleep) for it in warned])
    insert_many_new(session, AlertRow, {"id": numbers, **said(warned), **silent}, of_all)
    opened = (
        select(AlertRow.id)
        .where(AlertRow.workspace_id == workspace, AlertRow.id >= numbers.start, AlertRow.id < numbers.stop)
        .order_by(col(AlertRow.id))
    )
    return list(session.exec(opened))


def rewrite(
    session: Session,
    workspace: str,
    alerts: Sequence[Alert],
    now: datetime,
    values_of: Callable[[Sequence[Alert]], Columns],
) -> dict[int, str]:
    """Change warnings that stand as they were read; return the message each of those was told in, by its number."""
    standing = dict[int, tuple[datetime, str]]()
    for some in portions(sorted(alert.id for alert in alerts)):
        open_ones = (
            select(AlertRow.id, AlertRow.changed_at, AlertRow.message)
            .where(AlertRow.workspace_id == workspace, AlertRow.state == "open", col(AlertRow.id).in_(some))
            .with_for_update()
        )
        standing |= {number: (changed_at, told_in) for number, changed_at, told_in in session.exec(open_ones)}
    won = [alert for alert in alerts if alert.id in standing and standing[alert.id][0] == alert.changed_at]
    if won:
        changed_at = [max(now, alert.changed_at + timedelta.resolution) for alert in won]
        values = {"changed_at": changed_at, **values_of(won)}
        where: dict[str, Sequence[Any]] = {"at_workspace": [workspace] * len(won), "at_id": [each.id for each in won]}
        news = {f"new_{name}": column for name, column in values.items()}
        write_many(session, _if_open(tuple(values)), {**where, **news})
    return {alert.id: standing[alert.id][1] for alert in won}


@cache
def _if_open(names: tuple[str, ...]) -> Update:
    """Return the statement that changes these columns; put together once."""
    return (
        update(AlertRow)
        .where(col(AlertRow.workspace_id) == bindparam("at_workspace"), col(AlertRow.id) == bindparam("at_id"))
        .where(col(AlertRow.state) == "open")
        .values({name: bindparam(f"new_{name}") for name in names})
    )
