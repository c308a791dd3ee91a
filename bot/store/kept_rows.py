"""Keeps rows that are read again and again: the next time only those are read that are new, or changed since."""

from dataclasses import dataclass
from typing import Any, Generic, NamedTuple

import numpy as np
from sqlalchemy import Select
from sqlmodel import Session

from bot.store.access import portions
from bot.store.rows import Row, Rows, rows_found
from planner.model import Integers

MANY = 5_000  # of more that are new all are read: asked for by number they take longer


class _Stamp(NamedTuple):
    """What tells whether a row is the one that was read before."""

    id: int
    stamp: Any


@dataclass(slots=True)
class KeptRows(Generic[Row]):
    """The rows of one query as they were read last.

    A row has a number, its ``id``, that no other ever gets, and a stamp, such as its version, that changes whenever the
    row does: what has the same of both is the same, whichever moment is looked at.
    """

    kind: type[Row]
    stamp: str  # the name of that column
    _last: Rows[Row] | None = None

    def found(self, session: Session, query: Select[*tuple[Any, ...]]) -> Rows[Row]:
        """Return what a query of the columns of ``kind`` finds now, by number."""
        kept = self._last
        rows = _in_order(rows_found(session, query, self.kind)) if kept is None else self._anew(session, query, kept)
        self._last = rows  # of two threads that read at once either may be the last
        return rows

    def _anew(self, session: Session, query: Select[*tuple[Any, ...]], kept: Rows[Row]) -> Rows[Row]:
        number, stamp = (query.selected_columns[name] for name in ("id", self.stamp))
        stamps = rows_found(session, query.with_only_columns(number, stamp), _Stamp)
        numbers, known = _numbers(stamps), _numbers(kept)
        at = np.searchsorted(known, numbers)
        at[at == len(known)] = 0  # beyond the last: of another number
        is_kept = np.zeros(len(numbers), bool)
        if len(known):
            is_kept = (known[at] == numbers) & (kept.columns[self.stamp][at] == stamps.columns["stamp"])
        new = numbers[~is_kept].tolist()
        if not new and len(numbers) == len(known):
            return kept
        if len(new) > MANY:
            return _in_order(rows_found(session, query, self.kind))
        read = [rows_found(session, query.where(number.in_(some)), self.kind) for some in portions(new)]
        return _in_order(Rows.joined(self.kind, [kept.part(at[is_kept]), *read]))


def _numbers(rows: Rows[Any]) -> Integers:
    return rows.columns["id"].astype(np.int64)


def _in_order(rows: Rows[Row]) -> Rows[Row]:
    return rows.part(np.argsort(_numbers(rows)))
