"""Remembers when each job was last done, and what the nightly learning taught."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, bindparam, func, select, update
from sqlmodel import Session, col

from bot.store.access import Access
from bot.store.tables.movements import ImportRunRow
from bot.store.tables.people import ErrandRow, HeartbeatRow, LearnedRow
from bot.store.writes import insert_new
from planner.classes import Cuts
from planner.forecasting.boosted import Boosting
from planner.forecasting.curve import Curve
from planner.forecasting.same_weeks import SameWeeks
from planner.forecasting.scatter import Scatter
from planner.forecasting.similar import Peers
from planner.policy import Learned, Response

LESSON = [getattr(LearnedRow, name) for name in LearnedRow.model_fields if name not in {"workspace_id", "id"}]
NEWEST: Select[*tuple[Any, ...]] = (
    select(*LESSON).where(col(LearnedRow.workspace_id) == bindparam("w")).order_by(col(LearnedRow.id).desc()).limit(1)
)

APART = timedelta(minutes=5)  # the clocks of two machines may be


@dataclass(frozen=True, slots=True)
class Errands:
    """What is asked of a job beside its rhythm."""

    asked: int  # so often
    is_waiting: bool  # some of it not served yet


@dataclass(frozen=True, slots=True)
class Jobs:
    """The jobs of one workspace."""

    access: Access

    def beat(self, job: str, now: datetime) -> None:
        """Note that the job was done now."""
        with self.access.writing() as session:
            insert_new(session, HeartbeatRow, [{"workspace_id": self.access.workspace, "job": job, "at": now}])
            session.get_one(HeartbeatRow, (self.access.workspace, job), with_for_update=True).at = now

    def serve(self, job: str, asked: int) -> None:
        """Note that all requests up to ``asked`` were served; those made meanwhile still wait."""
        mine = (col(ErrandRow.workspace_id) == self.access.workspace, col(ErrandRow.job) == job)
        with self.access.writing() as session:
            session.connection().execute(
                update(ErrandRow).where(*mine, col(ErrandRow.served) < asked).values(served=asked)
            )

    def errands(self, job: str) -> Errands:
        """Return how often the job was asked for, and whether somebody waits."""
        with self.access.reading() as session:
            row = session.get(ErrandRow, (self.access.workspace, job))
            return Errands(row.asked, row.asked > row.served) if row else Errands(0, is_waiting=False)

    def is_due(self, job: str, every: timedelta, now: datetime) -> bool:
        """Return whether the job was not done for so long; also where it was done well after now, by a wrong clock."""
        last = self.last(job)
        return last is None or not -APART <= now - last < every

    def is_behind(self, job: str) -> bool:
        """Return whether an import was made or taken back since the job was last done; also where it never was."""
        last = self.last(job)
        mine = col(ImportRunRow.workspace_id) == self.access.workspace
        with self.access.reading() as session:
            newest = session.execute(select(func.max(col(ImportRunRow.done_at))).where(mine)).scalar_one()
        return last is None or (newest is not None and newest > last)

    def last(self, job: str) -> datetime | None:
        """Return when the job was last done; None: never."""
        with self.access.reading() as session:
            row = session.get(HeartbeatRow, (self.access.workspace, job))
            return row.at if row else None


OF_FORECASTS = ("weights", "rate_weights", "widening", "drift")
"""What past forecasts taught, kept together."""


def hurry(session: Session, workspace: str, job: str) -> None:
    """Ask for the job at the next tick, whatever its rhythm, within the transaction of what it is asked for."""
    insert_new(session, ErrandRow, [{"workspace_id": workspace, "job": job}])
    session.connection().execute(
        update(ErrandRow)
        .where(col(ErrandRow.workspace_id) == workspace, col(ErrandRow.job) == job)
        .values(asked=col(ErrandRow.asked) + 1)
    )


@dataclass(frozen=True, slots=True)
class LearnedSoFar:
    """What one workspace's catalogue taught."""

    access: Access

    def save(self, learned: Learned) -> None:
        """Keep what was learned; earlier lessons stay for comparison."""
        with self.access.writing() as session:
            session.add(
                LearnedRow(
                    workspace_id=self.access.workspace,
                    id=self.access.next_number(session, "learned"),
                    buffer_days=learned.buffer_days,
                    sample_size=learned.sample_size,
                    learned_on=learned.learned_on,
                    curve=asdict(learned.curve),
                    cuts=[asdict(each) for each in learned.cuts],
                    forecast={name: getattr(learned, name) for name in OF_FORECASTS}
                    | {"boosting": asdict(learned.boosting), "days_curve": asdict(learned.days_curve)}
                    | {"same_weeks": asdict(learned.same_weeks)},
                    scatter=asdict(learned.scatter),
                    peers=asdict(learned.peers),
                    response=asdict(learned.response),
                )
            )

    def latest(self) -> Learned | None:
        """Return the newest lesson; None: nothing was learned yet."""
        with self.access.reading() as session:
            row = session.connection().execute(NEWEST, {"w": self.access.workspace}).one_or_none()
            if row is None or "bend" in (
                row.curve or {}
            ):  # a lesson of before 0.10, whose curves were bent: one is due
                return None
            cuts = tuple(Cuts(**each) for each in row.cuts or ())
            curve, scatter = Curve(**row.curve or {}), Scatter(**row.scatter or {})
            found = Learned(row.buffer_days, row.sample_size, row.learned_on, curve, cuts, scatter)
            said = row.response or {}
            response = Response(**said | {"of_class": tuple(said.get("of_class", ()))})
            found = replace(found, response=response, peers=_peers(row.peers or {}))
            lesson = row.forecast
            if lesson is None:
                return found
            boosting, days_curve = Boosting(**lesson.get("boosting", {})), Curve(**lesson.get("days_curve", {}))
            columns = {"weights": tuple(lesson["weights"]), "boosting": boosting, "days_curve": days_curve}
            columns["rate_weights"] = tuple(lesson.get("rate_weights", found.rate_weights))
            return replace(found, **lesson | columns | {"same_weeks": _same_weeks(lesson.get("same_weeks", {}))})


def _same_weeks(said: dict[str, Any]) -> SameWeeks:
    """Return what last year said of the coming weeks, as it was kept; a list was a tuple."""
    return SameWeeks(**said | {"times": tuple(said.get("times", ()))})


def _peers(said: dict[str, Any]) -> Peers:
    """Return what similar products sell, as it was kept; lists were tuples."""
    return Peers(said.get("usual", 0.0), tuple(said.get("suppliers", ())), tuple(said.get("rates", ())))
