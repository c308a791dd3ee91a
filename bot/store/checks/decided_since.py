"""Takes off the lists what people decide, also while a check writes how all stood before."""

from collections.abc import Iterable

from sqlalchemy import bindparam, exists, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from bot.store.access import portions
from bot.store.checks.standings import Place
from bot.store.tables.base import spelled
from bot.store.tables.decisions import StandingRow, SuggestionRow
from bot.store.tables.people import AuditRow

SUGGESTION = "suggestion:"  # how the audit names one
ASKED_NO_MORE = (
    update(StandingRow)
    .where(col(StandingRow.workspace_id) == bindparam("w"))
    .where(col(StandingRow.product) == bindparam("at_product"), col(StandingRow.location) == bindparam("at_location"))
    .values(quantity=0, digest=0)
)


def ask_no_more(session: Session, workspace: str, places: Iterable[Place]) -> None:
    """Suggest nothing at these places until the next check, within the transaction that decides it."""
    turns = sorted(places)  # as a check writes them: no two wait for each other
    if turns:
        keys = [{"w": workspace, "at_product": product, "at_location": place} for product, place in turns]
        session.connection().execute(ASKED_NO_MORE, keys)


def decided_since(session: Session, workspace: str, done: int) -> set[Place]:
    """Return where people decided or snoozed something after the ``done``-th thing that anybody did, and none is asked.

    Whoever takes back an old decision leaves what is asked anew there.
    """
    acts = select(AuditRow.subject).where(AuditRow.workspace_id == workspace, col(AuditRow.id) > done)
    subjects = session.exec(acts.where(col(AuditRow.subject).startswith(SUGGESTION)).distinct())
    row, asked, places = SuggestionRow, aliased(SuggestionRow), set[Place]()
    is_asked = (
        exists()
        .where(col(asked.workspace_id) == workspace, col(asked.state) == spelled("open"))
        .where(col(asked.product) == row.product, col(asked.location) == row.location)
        .where(col(asked.snoozed_until).is_(None))
    )
    for some in portions(sorted(int(subject.removeprefix(SUGGESTION)) for subject in subjects)):
        mine = select(row.product, row.location).where(row.workspace_id == workspace, col(row.id).in_(some))
        places.update(session.exec(mine.where(~is_asked)))
    return places
