"""Compares how items stand with what people were told, and has told what is news."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np

from bot.desk import Desk
from bot.judging.checked import Checked
from bot.judging.judgement import Judgement
from bot.judging.places import NOWHERE, Place
from bot.judging.standing import LEVELS
from bot.judging.surging import new_surges, over
from bot.store import EXPIRY, OVERSOLD, SURGE, Mark, Rows
from bot.telling.composing import compose
from bot.telling.expiring import compare_expiry
from bot.telling.found import RULES, Found, moved_to, warned_of
from planner.changes import Change, changes
from planner.model import Floats, Level


def tell(desk: Desk, judgements: Sequence[Judgement], now_at: Checked, told: Rows[Mark]) -> None:
    """Remember what stands and what is over, and put in line what is news; the rest waits or is left to the digest.

    ``now_at``: how the items stand. ``told``: the warnings that stand, as they were read some time before; what changed
    since is left alone.
    """
    now, found = desk.now(), Found()
    kinds = ("level", OVERSOLD, SURGE, EXPIRY)
    of_level, of_oversold, of_surge, of_expiry = (told.part(told.columns["family"] == it) for it in kinds)
    _compare_levels(desk, judgements, of_level, now_at, found)
    _compare_oversold(desk, judgements, of_oversold, now_at, found)
    _compare_surges(desk, judgements, of_surge, now_at, found)
    compare_expiry(desk, judgements, of_expiry, now_at, found)
    _wake(desk, told, found)
    desk.store.alerts.apply(now, opened=found.opened, changed=found.changed, closed=found.closed, again=found.again)
    desk.store.alerts.tell(now, lambda untold: list(compose(desk, untold, _asleep(desk, now))))


def _asleep(desk: Desk, now: datetime) -> set[Place]:
    """Return where people snoozed what is suggested, and it has not become more pressing since."""
    return {(s.product, s.location) for s in desk.store.suggestions.open(snoozed_until=now)}


def _compare_levels(
    desk: Desk,
    judgements: Sequence[Judgement],
    marks: Rows[Mark],
    now_at: Checked,
    found: Found,
) -> None:
    now, moment = desk.now(), desk.now().isoformat()
    levels = np.append(marks.columns["level"].astype(np.int64), Level.OK)  # the last: of what nobody was told of
    recovers = np.append(marks.has("recovering_since"), np.False_)
    stands = now_at.where.stands(marks)
    for judgement, part in zip(judgements, now_at.where.parts, strict=True):
        at = stands[part]
        told, recovering = levels[at], recovers[at]
        news = changes(told, judgement.plan, judgement.policy, recovering)
        is_as_told = (news.change == Change.STILL) & (news.told == told) & ~recovering
        rows = np.flatnonzero((news.change != Change.NONE) & ~is_as_told)
        known = marks.part(at[rows[at[rows] != NOWHERE]])
        alerts, mark_of = desk.store.alerts.marked(known), {(it.product, it.location): it.id for it in known}
        turns = zip(now_at.those(rows + part.start), news.told[rows].tolist(), news.change[rows].tolist(), strict=True)
        for standing, told_now, change in turns:
            level = LEVELS[told_now]
            number = mark_of.get((standing.product, standing.location))
            if number is None:
                found.opened.append(warned_of(standing, level, moment))
            elif (alert := alerts.get(number)) is None:
                continue  # another check was faster
            elif change == Change.WORSE:
                found.changed.append(moved_to(alert, warned_of(standing, level, moment)))
                found.again.add(alert.id)
            elif change == Change.GONE:
                found.closed.append(alert)
            elif change == Change.RECOVERING:
                found.changed.append(replace(alert, recovering_since=now))
            else:
                found.changed.append(replace(alert, level=level, rule=RULES[level], recovering_since=None))


def _compare_oversold(
    desk: Desk,
    judgements: Sequence[Judgement],
    marks: Rows[Mark],
    now_at: Checked,
    found: Found,
) -> None:
    now, policies = desk.now(), desk.policies
    short, at = np.concatenate([np.zeros(0), *map(_oversold, judgements)]), now_at.where.stands(marks)
    new = now_at.those(np.flatnonzero((short > 0) & (at == NOWHERE)))
    waiting = desk.store.promises.oldest(sorted({standing.product for standing in new}), now) if new else {}
    for standing in new:
        warned, place = warned_of(standing, standing.level, now.isoformat()), (standing.product, standing.location)
        since = waiting.get(place)
        ship_by = (since + timedelta(days=policies.at(standing.location).ship_window)).isoformat() if since else ""
        figures = warned.figures | {"short": int(short[now_at.where.row_of[place]]), "ship_by": ship_by}
        found.opened.append(replace(warned, rule=OVERSOLD, figures=figures))
    rows = np.flatnonzero(at != NOWHERE)
    moved = marks.part(at[rows[(short[rows] == 0) | marks.has("recovering_since")[at[rows]]]])
    for alert in desk.store.alerts.marked(moved).values():
        found.recovers(alert, now, is_over=short[now_at.where.row_of[alert.product, alert.location]] == 0)


def _compare_surges(
    desk: Desk,
    judgements: Sequence[Judgement],
    marks: Rows[Mark],
    now_at: Checked,
    found: Found,
) -> None:
    if len(marks):
        found.closed += over(judgements, list(desk.store.alerts.marked(marks).values()))
    for surge in new_surges(desk, judgements, {(mark.product, mark.location) for mark in marks}):
        (standing,) = now_at.those([now_at.where.row_of[surge.place]])
        warned = warned_of(standing, standing.level, desk.now().isoformat())
        found.opened.append(replace(warned, rule=SURGE, figures=warned.figures | {SURGE: surge.figures()}))


def _oversold(judgement: Judgement) -> Floats:
    """Return of each item by how many units more is sold and not shipped than may be sent; 0 where all is there."""
    items = judgement.catalogue.items
    return np.ceil(np.fmax(items.committed - (items.on_hand - judgement.plan.expired), 0.0))


def _wake(desk: Desk, marks: Rows[Mark], found: Found) -> None:
    """Have told once more what was snoozed until now and still stands as it stood."""
    now, touched = desk.now(), {alert.id for alert in (*found.changed, *found.closed)}
    is_awake = [until is not None and until <= now for until in marks.columns["snoozed_until"]]
    awake = marks.part(np.flatnonzero(is_awake))
    for alert in desk.store.alerts.marked([mark for mark in awake if mark.id not in touched]).values():
        found.changed.append(replace(alert, snoozed_until=None))
        found.again.add(alert.id)
