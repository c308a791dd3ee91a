"""Lists what awaits a decision together with how each item stands."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_
from sqlmodel import Session, col, select

from bot.store.access import portions
from bot.store.many import many
from bot.store.proposals import Suggestion
from bot.store.suggestion_rows import COLUMNS, SUGGESTIONS, suggestions_of
from bot.store.tables.decisions import StandingRow, SuggestionRow
from planner.model import Level


@dataclass(frozen=True, slots=True)
class Listed:
    """An open suggestion, and how its item stood at the last check."""

    suggestion: Suggestion
    name: str
    days_of_cover: float | None  # [days] None: not selling, or not known
    stockout: date | None
    at_stake_minor: int  # [smallest coin] sales of a lead time; 0: not known


@dataclass(frozen=True, slots=True)
class Worth:
    """What is asked for of a supplier in one currency."""

    supplier: str
    currency: str
    minor: int | None  # [smallest coin]; None: the cost of some of it is not known


def listed(
    session: Session,
    workspace: str,
    *,
    shop: str | None,
    supplier: str | None,
    products: Sequence[str] | None,
) -> tuple[Listed, ...]:
    """Return the open suggestions of a shop, of a supplier, of some products, or of all; oldest first."""
    at_place = and_(
        col(StandingRow.workspace_id) == SuggestionRow.workspace_id,
        col(StandingRow.product) == SuggestionRow.product,
        col(StandingRow.location) == SuggestionRow.location,
    )
    chosen: list[Any] = [col(SuggestionRow.workspace_id) == workspace, col(SuggestionRow.state) == "open"]
    if shop is not None:
        chosen.append(col(SuggestionRow.shop) == shop)
    if supplier is not None:
        chosen.append(col(SuggestionRow.supplier) == supplier)
    if products is not None:
        chosen.append(col(SuggestionRow.product).in_(products))
    query = (
        select(*COLUMNS, *(StandingRow.name, StandingRow.days_of_cover, StandingRow.stockout, StandingRow.money_minor))  # type: ignore[call-overload]
        .join(StandingRow, at_place, isouter=True)
        .where(*chosen)
    )
    found = (
        Listed(Suggestion(*asked), name or "", cover, stockout, money or 0)
        for *asked, name, cover, stockout, money in many(session, query, level=Level.__members__.__getitem__)
    )
    return tuple(sorted(found, key=lambda each: each.suggestion.id))  # see ``suggestions_of``


def worth(session: Session, workspace: str, suppliers: Collection[str], now: datetime) -> tuple[Worth, ...]:
    """Return what is asked for now of each of these suppliers is worth, in each currency."""
    row = SuggestionRow
    costed = func.sum(col(row.unit_cost_minor) * col(row.quantity))
    query = (
        select(row.supplier, row.currency, costed, func.count() - func.count(col(row.unit_cost_minor)))
        .where(row.workspace_id == workspace, row.state == "open", col(row.supplier).in_(suppliers), is_awake(now))
        .group_by(row.supplier, row.currency)
    )
    return tuple(
        Worth(supplier, currency, None if uncosted else int(minor or 0))
        for supplier, currency, minor, uncosted in session.exec(query)
    )


def is_awake(now: datetime) -> ColumnElement[bool]:
    """Return what limits a query of open suggestions to those that are asked for now."""
    return or_(col(SuggestionRow.snoozed_until).is_(None), col(SuggestionRow.snoozed_until) <= now)


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
        .where(SuggestionRow.workspace_id == workspace, SuggestionRow.state == "open", SuggestionRow.supplier != "")
        .distinct()
    )
    return tuple(sorted(session.exec(query)))
