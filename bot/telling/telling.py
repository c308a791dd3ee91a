"""Compares how items stand with what people were told, and has told what is news."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import numpy as np

from bot.desk import Desk
from bot.judging.judgement import Judgement
from bot.judging.surging import new_surges, over
from bot.store import OVERSOLD, SURGE, Alert, Mark, Standing, Standings, Warned
from bot.telling.cards import line_of
from bot.telling.composing import compose
from planner.changes import Change, changes
from planner.checks import CHECKS
from planner.model import Level

RULES = {level: check.NAME for check in CHECKS for level in check.LEVELS}

Place = tuple[str, str]  # product and location


@dataclass(slots=True)
class _Found:
    """What a check found."""

    opened: list[Warned] = field(default_factory=list)
    changed: list[Alert] = field(default_factory=list)
    closed: list[Alert] = field(default_factory=list)
    again: set[int] = field(default_factory=set)


def tell(desk: Desk, judgements: Sequence[Judgement], now_at: Standings, told: Sequence[Mark]) -> None:
    """Remember what stands and what is over, and put in line what is news; the rest waits or is left to the digest.

    ``told``: the warnings that stand, as they were read some time before; what changed since is left alone.
    """
    now, found = desk.now(), _Found()
    marks: dict[str, dict[Place, Mark]] = defaultdict(dict)
    for mark in told:
        marks[mark.family][mark.product, mark.location] = mark
    for judgement in judgements:
        _compare_levels(desk, judgement, marks["level"], now_at, found)
    _compare_oversold(desk, judgements, marks[OVERSOLD], now_at, found)
    _compare_surges(desk, judgements, marks[SURGE], now_at, found)
    _wake(desk, (mark for of_family in marks.values() for mark in of_family.values()), found)
    desk.store.alerts.apply(now, opened=found.opened, changed=found.changed, closed=found.closed, again=found.again)
    asleep = {(s.product, s.location) for s in desk.store.suggestions.open(snoozed_until=now)}
    desk.store.alerts.tell(now, lambda untold: list(compose(desk, untold, asleep)))


def _compare_levels(
    desk: Desk,
    judgement: Judgement,
    marks: Mapping[Place, Mark],
    now_at: Standings,
    found: _Found,
) -> None:
    now = desk.now()
    places = list(zip(judgement.catalogue.items.product, judgement.catalogue.items.location, strict=True))
    standing = list(map(marks.get, places))
    told = np.array([mark.level if mark else Level.OK for mark in standing], dtype=np.int8)
    recovering = np.array([mark is not None and mark.recovering_since is not None for mark in standing], bool)
    news = changes(told, judgement.plan, judgement.policy, recovering)
    is_as_told = (news.change == Change.STILL) & (news.told == told) & ~recovering
    rows = np.flatnonzero((news.change != Change.NONE) & ~is_as_told).tolist()
    alerts = desk.store.alerts.marked([mark for mark in (standing[i] for i in rows) if mark])
    for i, stands in zip(rows, now_at.those([now_at.row_of[places[i]] for i in rows]), strict=True):
        level, mark = Level(int(news.told[i])), standing[i]
        change = Change(int(news.change[i]))
        if mark is None:
            found.opened.append(_warned(stands, level, now))
        elif (alert := alerts.get(mark.id)) is None:
            continue  # another check was faster
        elif change == Change.WORSE:
            found.changed.append(_moved(alert, _warned(stands, level, now)))
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
    marks: Mapping[Place, Mark],
    now_at: Standings,
    found: _Found,
) -> None:
    now = desk.now()
    short = {place: units for judgement in judgements for place, units in _oversold(judgement)}
    new = [place for place in short if place not in marks]
    waiting = desk.store.promises.oldest(sorted({product for product, _ in new}), now) if new else {}
    policies = desk.policies
    for place, stands in zip(new, now_at.those([now_at.row_of[place] for place in new]), strict=True):
        warned = _warned(stands, stands.level, now)
        since = waiting.get(place)
        ship_by = (since + timedelta(days=policies.at(place[1]).ship_window)).isoformat() if since else ""
        figures = warned.figures | {"short": short[place], "ship_by": ship_by}
        found.opened.append(replace(warned, rule=OVERSOLD, figures=figures))
    moved = [
        mark
        for place, mark in marks.items()
        if place in now_at.row_of and (place not in short or mark.recovering_since)
    ]
    for alert in desk.store.alerts.marked(moved).values():
        is_over = (alert.product, alert.location) not in short
        if is_over and alert.recovering_since:
            found.closed.append(alert)
        else:
            found.changed.append(replace(alert, recovering_since=now if is_over else None))


def _compare_surges(
    desk: Desk,
    judgements: Sequence[Judgement],
    marks: Mapping[Place, Mark],
    now_at: Standings,
    found: _Found,
) -> None:
    found.closed += over(judgements, list(desk.store.alerts.marked(list(marks.values())).values()))
    for surge in new_surges(desk, judgements, set(marks)):
        stands = now_at.at(surge.place)
        warned = _warned(stands, stands.level, desk.now())
        found.opened.append(replace(warned, rule=SURGE, figures=warned.figures | {SURGE: surge.figures()}))


def _oversold(judgement: Judgement) -> Iterator[tuple[Place, int]]:
    """Yield where more is sold and not shipped than lies there, and by how many units."""
    items = judgement.catalogue.items
    missing = items.committed - items.on_hand
    for i in map(int, np.flatnonzero(missing > 0)):
        yield (items.product[i], items.location[i]), int(np.ceil(missing[i]))


def _warned(standing: Standing, level: Level, now: datetime) -> Warned:
    figures = {
        "line": line_of(standing).to_values(),
        "since": now.isoformat(),
        "money": standing.money_minor or 0,
    }
    rule = RULES.get(level, OVERSOLD)
    return Warned(rule, standing.product, standing.location, standing.shop, level, figures)


def _moved(alert: Alert, warned: Warned) -> Alert:
    anew = replace(alert, rule=warned.rule, level=warned.level, figures=warned.figures)
    return replace(anew, recovering_since=None, snoozed_until=None)


def _wake(desk: Desk, marks: Iterable[Mark], found: _Found) -> None:
    """Have told once more what was snoozed until now and still stands as it stood."""
    now, touched = desk.now(), {alert.id for alert in (*found.changed, *found.closed)}
    awake = [mark for mark in marks if mark.snoozed_until is not None and mark.snoozed_until <= now]
    for alert in desk.store.alerts.marked([mark for mark in awake if mark.id not in touched]).values():
        found.changed.append(replace(alert, snoozed_until=None))
        found.again.add(alert.id)
