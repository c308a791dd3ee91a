"""Keeps by how much gradient boosting multiplies what each item sells a day, as the last night foretold."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from sqlalchemy import delete, insert
from sqlmodel import Session, col

from bot.store.access import Access
from bot.store.days import as_day
from bot.store.many import by_column, write_many
from bot.store.planning.item_query import Question
from bot.store.tables.people import BoostRow
from planner.model import Floats

FRESH = 7
"""[days] a factor is believed; where nothing learned anew for longer, the blend stands alone."""
BOOSTS = "SELECT b.item_id, b.times FROM boost b WHERE b.workspace_id = :w AND b.item_id {of_items} AND b.day >= :since"


@dataclass(frozen=True, slots=True)
class Boosts:
    """The factors of one workspace."""

    access: Access

    def replace(self, factors: Mapping[int, float], day: date) -> None:
        """Keep the factor of each item number, as of a day; those of before are gone."""
        workspace, at = self.access.workspace, as_day(day)
        rows = [{"workspace_id": workspace, "item_id": item, "times": it, "day": at} for item, it in factors.items()]
        with self.access.writing() as session:
            connection = session.connection()
            connection.execute(delete(BoostRow).where(col(BoostRow.workspace_id) == workspace))
            if rows:
                write_many(session, insert(BoostRow), by_column(rows))


def boosts(session: Session, question: Question, numbers: Mapping[int, int], as_of: date) -> Floats:
    """Return the factor of each item; nan where there is none, or it is older than a week."""
    found = np.full(len(numbers), np.nan)
    for item, times in question.ask_of(session, BOOSTS, numbers, since=as_day(as_of) - FRESH):
        found[numbers[item]] = times
    return found
