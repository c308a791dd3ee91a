"""Lets warnings be silent for a time: who wants it, until when and why; what gets worse speaks up all the same."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, select

from bot.store.access import Access, portions
from bot.store.audit import note as remember
from bot.store.checks.alert_rows import Alert, Warned, alerts_of
from bot.store.checks.alert_turns import changing
from bot.store.outbox import touch_shown
from bot.store.tables.base import spelled
from bot.store.tables.decisions import AlertRow
from bot.store.tables.messages import OutboxRow
from planner.model import Level

AWAKE: Mapping[str, Any] = {"snoozed_until": None, "snoozed_by": "", "snooze_note": ""}
NOTED = 100  # warnings that the audit names
DIGEST, DIGESTS = "digest", 50  # the latest ones of all shops, that show what was snoozed since

Kind = tuple[str, str, str]  # product, location, rule
Asleep = Mapping[Kind, tuple[Level, Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Snoozing:
    """The snoozed warnings of one workspace."""

    access: Access

    def asleep(self, now: datetime, shop: str | None = None) -> tuple[Alert, ...]:
        """Return the standing warnings (of a shop) that are snoozed, the first to wake first."""
        query = select(AlertRow).where(
            AlertRow.workspace_id == self.access.workspace,
            AlertRow.state == spelled("open"),
            col(AlertRow.snoozed_until) > now,
        )
        if shop is not None:
            query = query.where(AlertRow.shop == shop)
        with self.access.reading() as session:
            found = alerts_of(session, query)
        return tuple(sorted(found, key=lambda alert: (alert.snoozed_until or now, alert.id)))

    def snooze(
        self, numbers: Sequence[int], user: str, now: datetime, until: datetime, note: str = ""
    ) -> tuple[Alert, ...]:
        """Tell nobody of these until then; return those that still stood, as they are now."""
        return self._set(numbers, user, now, "warnings snoozed", until, user, note)

    def wake(self, number: int, user: str, now: datetime) -> Alert | None:
        """Let a warning speak again; None where it was not snoozed any more."""
        asleep = {alert.id for alert in self.asleep(now)}
        woken = self._set([number], user, now, "warnings woken", None, "", "") if number in asleep else ()
        return woken[0] if woken else None

    def _set(
        self,
        numbers: Sequence[int],
        user: str,
        now: datetime,
        action: str,
        until: datetime | None,
        by: str,
        note: str,
    ) -> tuple[Alert, ...]:
        with changing(self.access) as session:
            before = [alert for alert in self._these(session, numbers) if alert.state == "open"]
            if not before:
                return ()
            later = max(now, *(alert.changed_at + timedelta.resolution for alert in before))
            said = {"snoozed_until": until, "snoozed_by": by, "snooze_note": note}
            won = list[int]()
            for some in portions([alert.id for alert in before]):
                changed = session.connection().execute(
                    update(AlertRow)
                    .where(col(AlertRow.workspace_id) == self.access.workspace, col(AlertRow.id).in_(some))
                    .where(col(AlertRow.state) == "open")
                    .values(changed_at=later, **said)
                    .returning(col(AlertRow.id))
                )
                won += changed.scalars()
            after = self._these(session, won)
            told = {"alerts": sorted(won)[:NOTED], "count": len(won)}
            until_then = {"until": until.isoformat() if until else None, "note": note}
            remember(self.access, session, now, user, action, "warnings", {}, told | until_then)
            shown = {subject for alert in after for subject in _shown_on(alert)}
            touch_shown(self.access, session, shown | self._digests(session, set(won)))
            return after

    def _digests(self, session: Session, numbers: Collection[int]) -> set[str]:
        """Return the subjects of the latest digests that name any of these warnings."""
        mine = (OutboxRow.workspace_id == self.access.workspace, OutboxRow.kind == DIGEST, ~col(OutboxRow.dead))
        latest = select(OutboxRow.subject, OutboxRow.values).where(*mine).order_by(col(OutboxRow.id).desc())
        found = session.exec(latest.limit(DIGESTS)).all()
        return {subject for subject, values in found if not set(values.get("warnings", ())).isdisjoint(numbers)}

    def _these(self, session: Session, numbers: Sequence[int]) -> tuple[Alert, ...]:
        mine = select(AlertRow).where(AlertRow.workspace_id == self.access.workspace)
        found = (alerts_of(session, mine.where(col(AlertRow.id).in_(some))) for some in portions(numbers))
        return tuple(alert for some in found for alert in some)


def asleep_still(session: Session, workspace: str, now: datetime) -> Asleep:
    """Return what people snoozed for longer than it stood: when it comes back, it is silent still."""
    query = select(AlertRow).where(
        AlertRow.workspace_id == workspace, AlertRow.state == "closed", col(AlertRow.snoozed_until) > now
    )
    return {
        (alert.product, alert.location, alert.rule): (alert.level, {name: getattr(alert, name) for name in AWAKE})
        for alert in alerts_of(session, query)
    }


def sleeps_as(warned: Warned, asleep: Asleep) -> Mapping[str, Any]:
    """Return how long a new warning is silent: as the one before it, unless it is more pressing."""
    level, said = asleep.get((warned.product, warned.location, warned.rule), (warned.level, AWAKE))
    return said if warned.level >= level else AWAKE


def _shown_on(alert: Alert) -> tuple[str, ...]:
    """Return the subjects of the messages that show a warning: the one that told it, and shared cards."""
    return alert.message, f"product:{alert.product}"
