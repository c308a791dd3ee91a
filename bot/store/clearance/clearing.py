"""Keeps the accepted steps of the clearance ladder: each is accepted once, by the first, and followed from then on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from bot.store.access import Access, seconds
from bot.store.audit import note
from bot.store.clearance.clearing_sales import sold_since
from bot.store.clearance.step import ClearanceStep, StepChanged, StepPlan, StepSales
from bot.store.outbox import Outgoing, enqueue, touch
from bot.store.tables.slow import ClearanceStepRow
from bot.store.writes import compare_and_set, insert_new

Announce = Callable[[ClearanceStep], Sequence[Outgoing]]
PLANNED = tuple(StepPlan.__slots__)


@dataclass(frozen=True, slots=True)
class Clearing:
    """The accepted steps of one workspace."""

    access: Access

    def one(self, id: int) -> ClearanceStep | None:
        """Return a step; None: there is none of that number."""
        with self.access.reading() as session:
            return self._one(session, id)

    def running(self, products: Sequence[str] | None = None) -> tuple[ClearanceStep, ...]:
        """Return the steps that are accepted and not over (of these products), the newest first."""
        query = select(ClearanceStepRow).where(*self._running())
        if products is not None:
            query = query.where(col(ClearanceStepRow.product).in_(products))
        with self.access.reading() as session:
            return tuple(_step(row) for row in session.exec(query.order_by(col(ClearanceStepRow.id).desc())))

    def over(self, limit: int) -> tuple[ClearanceStep, ...]:
        """Return the steps that were replaced or finished, the newest first."""
        query = select(ClearanceStepRow).where(ClearanceStepRow.workspace_id == self.access.workspace)
        query = query.where(col(ClearanceStepRow.state).in_(("replaced", "finished")))
        with self.access.reading() as session:
            rows = session.exec(query.order_by(col(ClearanceStepRow.id).desc()).limit(limit))
            return tuple(_step(row) for row in rows)

    def tried(self, since: datetime, products: Sequence[str] | None = None) -> tuple[ClearanceStep, ...]:
        """Return the steps accepted since then (of these products) and not undone, the newest first."""
        row = ClearanceStepRow
        mine = (row.workspace_id == self.access.workspace, row.state != "undone", row.accepted_at >= since)
        query = select(row).where(*mine)
        if products is not None:
            query = query.where(col(row.product).in_(products))
        with self.access.reading() as session:
            return tuple(_step(each) for each in session.exec(query.order_by(col(row.id).desc())))

    def accept(
        self, plan: StepPlan, seen: ClearanceStep | None, user: str, now: datetime, announce: Announce
    ) -> StepChanged:
        """Accept a step in place of the one that was ``seen`` to run (None: none did), if that is still so."""
        access = self.access
        with access.writing() as session:
            number = access.next_number(session, "clearance")  # also makes them take turns
            before = self._running_at(session, plan)
            if (before and before.value) != (seen and seen.value):
                return StepChanged(won=False, step=_known(before or self._one(session, seen.id if seen else 0)))
            if before is not None:
                self._set(session, before, {"state": "replaced", **_ends(user, now)})
            fields = {name: getattr(plan, name) for name in PLANNED} | {"rung": dict(plan.rung)}
            fields |= {"accepted_by": user, "accepted_at": now, "since": seconds(now)}
            kept = {"workspace_id": access.workspace, "id": number, "replaces": before.id if before else None}
            insert_new(session, ClearanceStepRow, [kept | fields])
            step = _known(self._one(session, number))
            self._noted(session, "clearance step accepted", before, step, user, now)
            enqueue(access, session, announce(step), now)
            return StepChanged(won=True, step=step)

    def undo(self, id: int, version: int, user: str, now: datetime) -> StepChanged:
        """Take an acceptance back if the step still runs in this version; what it replaced runs again."""
        return self._end(id, version, "undone", user, now)

    def finish(self, id: int, version: int, user: str, now: datetime) -> StepChanged:
        """Follow a step no longer if it still runs in this version."""
        return self._end(id, version, "finished", user, now)

    def sold(self, steps: Sequence[ClearanceStep], now: datetime) -> Mapping[int, StepSales]:
        """Return what later sales brought since each step was accepted, until it ended, by its number."""
        with self.access.reading() as session:
            return sold_since(session, self.access.workspace, [step.id for step in steps], now)

    def _end(self, id: int, version: int, state: str, user: str, now: datetime) -> StepChanged:
        with self.access.writing() as session:
            seen = _known(self._one(session, id))
            won = seen.version == version and seen.state == "accepted"
            if won and self._set(session, seen, {"state": state, **_ends(user, now)}):
                if state == "undone":
                    self._run_again(session, id)
                self._noted(session, f"clearance step {state}", seen, _known(self._one(session, id)), user, now)
                return StepChanged(won=True, step=_known(self._one(session, id)))
            return StepChanged(won=False, step=seen)

    def _run_again(self, session: Session, id: int) -> None:
        replaced = session.get_one(ClearanceStepRow, (self.access.workspace, id)).replaces
        before = self._one(session, replaced) if replaced else None
        if before is not None and before.state == "replaced":
            again: dict[str, Any] = {"state": "accepted", "until": None, "ended_by": "", "ended_at": None}
            self._set(session, before, again)
            touch(self.access, session, before.subject)

    def _set(self, session: Session, seen: ClearanceStep, values: Mapping[str, Any]) -> bool:
        row, news = (ClearanceStepRow, (self.access.workspace, seen.id)), {"version": seen.version + 1, **values}
        return compare_and_set(session, row, seen.version, news, col(ClearanceStepRow.state) == seen.state)

    def _noted(
        self,
        session: Session,
        action: str,
        before: ClearanceStep | None,
        step: ClearanceStep,
        user: str,
        now: datetime,
    ) -> None:
        """Remember who did it, and have every message that shows it, or what it replaced, drawn anew."""
        note(self.access, session, now, user, action, step.subject, _noted(before), _noted(step))
        for each in {step.subject, *([before.subject] if before else [])}:
            touch(self.access, session, each)

    def _running(self) -> tuple[Any, ...]:
        return (col(ClearanceStepRow.workspace_id) == self.access.workspace, col(ClearanceStepRow.state) == "accepted")

    def _running_at(self, session: Session, plan: StepPlan) -> ClearanceStep | None:
        query = select(ClearanceStepRow).where(*self._running(), ClearanceStepRow.product == plan.product)
        query = query.where(ClearanceStepRow.location == plan.location).execution_options(populate_existing=True)
        row = session.exec(query).one_or_none()
        return _step(row) if row else None

    def _one(self, session: Session, id: int) -> ClearanceStep | None:
        row = session.get(ClearanceStepRow, (self.access.workspace, id), populate_existing=True)
        return _step(row) if row else None


def _ends(user: str, now: datetime) -> dict[str, Any]:
    return {"ended_by": user, "ended_at": now, "until": seconds(now)}


def _known(step: ClearanceStep | None) -> ClearanceStep:
    if step is None:
        raise ValueError("there is no such step")
    return step


def _noted(step: ClearanceStep | None) -> dict[str, Any]:
    """Return what the audit keeps of a step."""
    if step is None:
        return {}
    return {"state": step.state, "version": step.version, "step": step.plan.rung, "units": step.plan.units}


def _step(row: ClearanceStepRow) -> ClearanceStep:
    return ClearanceStep(
        id=row.id,
        version=row.version,
        plan=StepPlan(**{name: getattr(row, name) for name in PLANNED}),
        state=row.state,  # type: ignore[arg-type]  # the table holds no other
        accepted_by=row.accepted_by,
        accepted_at=row.accepted_at,
        ended_by=row.ended_by,
        ended_at=row.ended_at,
    )
