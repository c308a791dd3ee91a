"""Writes suggestions so that whoever was first is never overruled, neither by a person nor by another plan."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Update, bindparam, text, update
from sqlmodel import Session, col, select

from bot.store.access import Access, portions
from bot.store.many import write_many
from bot.store.ordering.proposals import Suggestion
from bot.store.ordering.shown import touch_asked
from bot.store.ordering.suggestion_rows import IS_OPEN, Each, said
from bot.store.tables.decisions import SuggestionRow

Columns = Mapping[str, Sequence[Any]]
Changes = Callable[[Sequence[Each]], Columns]
FORGET = text("UPDATE suggestion SET stands = false WHERE workspace_id = :w AND id = :id AND state = 'dismissed'")


def forget(session: Session, workspace: str, dismissed: Sequence[Suggestion]) -> None:
    """Let these dismissals no longer stand."""
    if dismissed:
        session.connection().execute(FORGET, [{"w": workspace, "id": suggestion.id} for suggestion in dismissed])


def set_if_open(session: Session, workspace: str, number: int, version: int, values: dict[str, Any]) -> bool:
    """Change a suggestion if it is still open in this version; whoever gets True was the only one."""
    where = {"at_workspace": workspace, "at_id": number, "at_version": version}
    news = {"next_version": version + 1} | {f"new_{name}": value for name, value in values.items()}
    return session.connection().execute(_if_open(tuple(values)), where | news).rowcount == 1


def rewritten(wanted: Sequence[Suggestion], now: datetime) -> Columns:
    """Return what changes where cards ask something else."""
    asleep = [each.snoozed_until for each in wanted]
    return said(wanted) | {"changed_at": [now] * len(wanted), "snoozed_until": asleep}


def ended(states: Sequence[str], now: datetime) -> Columns:
    """Return what changes where nobody need decide any more."""
    every = len(states)
    return {"state": states, "decided_by": [""] * every, "decided_at": [now] * every, "changed_at": [now] * every}


def set_each_if_open(session: Session, workspace: str, wanted: Sequence[Each], values_of: Changes[Each]) -> list[Each]:
    """Change thousands where they are still open in the version they carry; return those that were."""
    standing = dict[int, int]()
    for some in portions(sorted(each.id for each in wanted)):
        open_ones = (
            select(SuggestionRow.id, SuggestionRow.version)
            .where(SuggestionRow.workspace_id == workspace, col(SuggestionRow.id).in_(some))
            .where(SuggestionRow.state == "open")
            .with_for_update()
        )
        standing.update(session.exec(open_ones).all())
    won = [each for each in wanted if standing.get(each.id) == each.version]
    if won:
        values, versions = values_of(won), [each.version for each in won]
        columns: dict[str, Sequence[Any]] = {
            "at_workspace": [workspace] * len(won),
            "at_id": [each.id for each in won],
            "at_version": versions,
            "next_version": [version + 1 for version in versions],
        }
        news = {f"new_{name}": column for name, column in values.items()}
        write_many(session, _if_open(tuple(values)), {**columns, **news})
    return won


@cache
def _if_open(names: tuple[str, ...]) -> Update:
    """Return the statement that changes these columns; put together once, as thousands may change at a time."""
    return (
        update(SuggestionRow)
        .where(
            col(SuggestionRow.workspace_id) == bindparam("at_workspace"), col(SuggestionRow.id) == bindparam("at_id")
        )
        .where(col(SuggestionRow.state) == "open", col(SuggestionRow.version) == bindparam("at_version"))
        .values(version=bindparam("next_version"), **{name: bindparam(f"new_{name}") for name in names})
    )


def take_turns(access: Access, session: Session) -> None:
    """Let those who decide and those who plan go one after the other: no two wait for each other's rows."""
    access.next_number(session, "suggestion", 0)


def wake_with(access: Access, session: Session, suppliers: Collection[str], now: datetime) -> None:
    """Ask again what waited for the next order from these suppliers, within the transaction that orders."""
    waiting = (
        select(SuggestionRow)
        .where(SuggestionRow.workspace_id == access.workspace, IS_OPEN)
        .where(col(SuggestionRow.until_order), col(SuggestionRow.snoozed_until) > now)
        .where(col(SuggestionRow.supplier).in_(suppliers))
    )
    awake = {"snoozed_until": None, "opened_at": now, "changed_at": now}
    rows = session.exec(waiting).all()
    woken = {row.product for row in rows if set_if_open(session, access.workspace, row.id, row.version, awake)}
    touch_asked(access, session, woken)
