"""Keeps the terms a person types for one product; the last word is that of whoever saw the latest ones."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Self

from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.store.access import Access, fold
from bot.store.audit import note
from bot.store.jobs import hurry
from bot.store.movements.history import one_at_a_time
from bot.store.tables.goods import ProductRow


@dataclass(frozen=True, slots=True)
class Terms:
    """What a product has of its own; None: not said, so its supplier's or the workspace's holds."""

    buffer: int | None = None  # [units] kept for surprises
    moq: int | None = None  # [units] the least the supplier makes
    case_pack: int | None = None  # [units] per carton
    lead_time: int | None = None  # [days] as usual
    max_lead_time: int | None = None  # [days] at worst
    air_lead_time: int | None = None  # [days] by air

    @classmethod
    def of(cls, row: ProductRow) -> Self:
        return cls(row.buffer, row.moq, row.case_pack, row.lead_time, row.max_lead_time, row.air_lead_time)


@dataclass(frozen=True, slots=True)
class TypedTerms:
    """The terms of the products of one workspace."""

    access: Access

    def of(self, code: str) -> Terms | None:
        """Return the terms of a product; None where there is no such product."""
        with self.access.reading() as session:
            row = session.exec(self._row(code)).one_or_none()
            return Terms.of(row) if row else None

    def agree(self, code: str, seen: Terms, terms: Terms, user: str, now: datetime) -> Terms | None:
        """Keep these terms if those seen still hold; return the ones that hold now, None for no such product."""
        with self.access.writing() as session:
            one_at_a_time(session, self.access.workspace)
            row = session.exec(self._row(code).with_for_update()).one_or_none()
            if row is None:
                return None
            before = Terms.of(row)
            if before != seen or before == terms:
                return before
            for name, value in asdict(terms).items():
                setattr(row, name, value)
            note(self.access, session, now, user, "terms changed", f"product:{row.code}", asdict(before), asdict(terms))
            hurry(session, self.access.workspace, "plan")
            return terms

    def _row(self, code: str) -> SelectOfScalar[ProductRow]:
        return select(ProductRow).where(
            ProductRow.workspace_id == self.access.workspace, col(ProductRow.folded) == fold(code)
        )
