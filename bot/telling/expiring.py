"""Tells what of each item expires: from the first twentieth of what lies there on, until nothing is left."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

import numpy as np

from bot.desk import Desk
from bot.judging.checked import Checked
from bot.judging.judgement import Judgement
from bot.judging.places import NOWHERE
from bot.messages.stock.expiry_line import Expires
from bot.store import EXPIRED, EXPIRING, EXPIRY, Alert, Mark, Rows, Standing, Warned
from bot.telling.found import Found, moved_to, warned_of
from planner.expiry import to_tell
from planner.model import Flags, Floats
from planner.whole import DUST

TOLD = "told"  # [units] of which people were told


def compare_expiry(
    desk: Desk,
    judgements: Sequence[Judgement],
    marks: Rows[Mark],
    now_at: Checked,
    found: Found,
) -> None:
    """Tell of what will expire, and once more when it has, may be sold until another day, or is twice as much.

    Of how many units is kept as it is now, for the lists that name them.
    """
    now, expiring, at = desk.now(), _Expiring.of(judgements), now_at.where.stands(marks)
    rows = np.flatnonzero(expiring.is_news & (at == NOWHERE))
    for row, standing in zip(rows.tolist(), now_at.those(rows), strict=True):
        if expires := expiring.at(row):
            found.opened.append(_expires(standing, expires, now.isoformat()))
    moved = dict[int, tuple[Alert, Expires]]()
    for alert in desk.store.alerts.marked(marks).values() if len(marks) else ():
        row = now_at.where.row_of.get((alert.product, alert.location), NOWHERE)
        expires, was = None if row == NOWHERE else expiring.at(row), Expires.from_values(alert.figures[EXPIRY])
        if expires is None:
            found.recovers(alert, now, is_over=True)
        elif (expires.is_over, expires.last_day) != (was.is_over, was.last_day) or _is_worse(expires, alert):
            moved[row] = alert, expires
        elif alert.recovering_since or expires != was:
            figures = {**alert.figures, EXPIRY: expires.to_values()}
            found.recovers(replace(alert, figures=figures), now, is_over=False)
    for (alert, expires), standing in zip(moved.values(), now_at.those(list(moved)), strict=True):
        found.changed.append(moved_to(alert, _expires(standing, expires, now.isoformat())))
        found.again.add(alert.id)


def _is_worse(expires: Expires, alert: Alert) -> bool:
    """Return whether twice as much will expire as was told, so that people are told no more often than it doubles."""
    told = alert.figures.get(TOLD, alert.figures[EXPIRY]["units"])  # older ones did not remember it
    return not expires.is_over and expires.units >= 2 * told


@dataclass(frozen=True, slots=True)
class _Expiring:
    """What expires of the items of several judgements, numbered through; every field has shape (items,)."""

    expired: Floats  # [units]
    left: Floats  # [units] that will expire unsold
    is_news: Flags  # where nothing was told of it yet
    last_day: Floats  # [days since 0001-01-01] inf: nothing there expires

    @classmethod
    def of(cls, judgements: Sequence[Judgement]) -> Self:
        """Return what of the items of these judgements expires."""
        parts = [np.zeros((4, 0)), *map(_columns, judgements)]
        expired, left, told, last_day = np.concatenate(parts, axis=1)
        return cls(expired, left, expired + told > 0, last_day)

    def at(self, row: int) -> Expires | None:
        """Return what of an item expires; None: nothing does."""
        units = int(self.expired[row] or self.left[row])
        if not units:
            return None
        return Expires(units, date.fromordinal(int(self.last_day[row])), is_over=bool(self.expired[row]))


def _columns(judgement: Judgement) -> Floats:
    items, plan = judgement.catalogue.items, judgement.plan
    last_day = judgement.catalogue.as_of.toordinal() + items.sell_by
    left = np.floor(plan.expiring + DUST)
    return np.stack([np.round(plan.expired), left, to_tell(plan.expiring, items.perishing), last_day])


def _expires(standing: Standing, expires: Expires, since: str) -> Warned:
    warned = warned_of(standing, standing.level, since)
    rule = EXPIRED if expires.is_over else EXPIRING
    return replace(warned, rule=rule, figures=warned.figures | {EXPIRY: expires.to_values(), TOLD: expires.units})
