"""Reads suggestions by their number, the latest of a product, and what those of a supplier are worth together."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, case, exists, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from bot.store.access import portions
from bot.store.ordering.paid import paid
from bot.store.ordering.proposals import Suggestion
from bot.store.ordering.suggestion_rows import IS_OPEN, SUGGESTIONS, suggestions_of
from bot.store.tables.base import spelled
from bot.store.tables.decisions import SuggestionRow

MATTERS = ("open", "approved", "edited", "dismissed")  # what is asked, and what somebody decided
LATEST = SUGGESTIONS.where(
    col(SuggestionRow.workspace_id) == bindparam("w"),
    col(SuggestionRow.id).in_(
        select(
            func.coalesce(
                func.max(case((col(SuggestionRow.state) == "open", SuggestionRow.id))), func.max(SuggestionRow.id)
            )
        )
        .where(SuggestionRow.workspace_id == bindparam("w"), SuggestionRow.product == bindparam("product"))
        .where(col(SuggestionRow.state).in_(MATTERS))
        .group_by(SuggestionRow.location)
    ),
)


@dataclass(frozen=True, slots=True)
class Worth:
    """What is asked for of a supplier in one currency."""

    supplier: str
    currency: str
    minor: int | None  # [smallest coin]; None: the cost of some of it is not known


def worth(session: Session, workspace: str, suppliers: Collection[str], now: datetime) -> tuple[Worth, ...]:
    """Return what is asked for now of each of these suppliers is worth, in each currency."""
    row = SuggestionRow
    costed = func.sum(paid(row.unit_cost_myriadths, row.quantity))
    query = (
        select(row.supplier, row.currency, costed, func.count() - func.count(col(row.unit_cost_myriadths)))
        .where(row.workspace_id == workspace, IS_OPEN, col(row.supplier).in_(suppliers), is_awake(now))
        .group_by(row.supplier, row.currency)
        .order_by(row.supplier, row.currency)
    )
    return tuple(
        Worth(supplier, currency, None if uncosted else int(minor or 0))
        for supplier, currency, minor, uncosted in session.exec(query)
    )


def is_awake(now: datetime) -> ColumnElement[bool]:
    """Return what limits a query of open suggestions to those that are asked for now."""
    return or_(col(SuggestionRow.snoozed_until).is_(None), col(SuggestionRow.snoozed_until) <= now)


def still_declined() -> ColumnElement[bool]:
    """Return what limits a query to what people said no to, where that stands and nothing newer is of the place."""
    row, later = SuggestionRow, aliased(SuggestionRow)
    is_later = (
        (col(later.workspace_id) == col(row.workspace_id))
        & (col(later.product) == col(row.product))
        & (col(later.location) == col(row.location))
        & (col(later.id) + 0 > col(row.id))  # or SQLite would walk all that are newer, of whatever place
    )
    is_dismissed: ColumnElement[bool] = col(row.state) == spelled("dismissed")
    return is_dismissed & col(row.stands) & ~exists(select(later.id).where(is_later))


def numbered(session: Session, workspace: str, numbers: Sequence[int]) -> dict[int, Suggestion]:
    """Return suggestions by their number, as they are now; unknown numbers are left out."""
    found: dict[int, Suggestion] = {}
    for some in portions(numbers):
        mine = SUGGESTIONS.where(col(SuggestionRow.workspace_id) == workspace, col(SuggestionRow.id).in_(some))
        found |= {each.id: each for each in suggestions_of(session, mine)}
    return found


def open_suppliers(session: Session, workspace: str) -> tuple[str, ...]:
    """Return the suppliers of open suggestions, in the order of the alphabet."""
    query = (
        select(SuggestionRow.supplier)
        .where(SuggestionRow.workspace_id == workspace, IS_OPEN, SuggestionRow.supplier != "")
        .distinct()
    )
    return tuple(sorted(session.exec(query)))
