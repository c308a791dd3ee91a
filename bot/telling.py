"""Compares how items stand with what people were told, and has told what is news."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import numpy as np

from bot.cards import line_of
from bot.composing import compose
from bot.desk import Desk
from bot.judgement import Judgement
from bot.store import OVERSOLD, SURGE, Alert, Standing, Warned
from bot.surging import new_surges, over
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


def tell(desk: Desk, judgements: Sequence[Judgement], standings: Sequence[Standing]) -> None:
    """Remember what stands and what is over, and put in line what is news; the rest waits or is left to the digest."""
    now, found = desk.now(), _Found()
    alerts = {alert.key: alert for alert in desk.store.alerts.open()}
    now_at = {(standing.product, standing.location): standing for standing in standings}
    for judgement in judgements:
        _compare_levels(desk, judgement, alerts, now_at, found)
    _compare_oversold(desk, judgements, alerts, now_at, found)
    _compare_surges(desk, judgements, [alert for alert in alerts.values() if alert.rule == SURGE], now_at, found)
    _wake(alerts.values(), found, now)
    desk.store.alerts.apply(now, opened=found.opened, changed=found.changed, closed=found.closed, again=found.again)
    asleep = {(s.product, s.location) for s in desk.store.suggestions.open(snoozed_until=now)}
    desk.store.alerts.tell(now, lambda untold: list(compose(desk, untold, asleep)))


def _compare_levels(
    desk: Desk,
    judgement: Judgement,
    alerts: Mapping[tuple[str, str, str], Alert],
    now_at: Mapping[Place, Standing],
    found: _Found,
) -> None:
    now = desk.now()
    places = list(zip(judgement.catalogue.items.product, judgement.catalogue.items.location, strict=True))
    standing = [alerts.get((*place, "level")) for place in places]
    told = np.array([alert.level if alert else Level.OK for alert in standing], dtype=np.int8)
    recovering = np.array([bool(alert and alert.recovering_since) for alert in standing])
    news = changes(told, judgement.plan, judgement.policy, recovering)
    for i in map(int, np.flatnonzero(news.change != Change.NONE)):
        place, level, alert = places[i], Level(int(news.told[i])), standing[i]
        change = Change(int(news.change[i]))
        if alert is None:
            found.opened.append(_warned(now_at[place], level, now))
        elif change == Change.WORSE:
            found.changed.append(_moved(alert, _warned(now_at[place], level, now)))
            found.again.add(alert.id)
        elif change == Change.GONE:
            found.closed.append(alert)
        elif change == Change.RECOVERING:
            found.changed.append(replace(alert, recovering_since=now))
        elif level != alert.level or alert.recovering_since:
            found.changed.append(replace(alert, level=level, rule=RULES[level], recovering_since=None))


def _compare_oversold(
    desk: Desk,
    judgements: Sequence[Judgement],
    alerts: Mapping[tuple[str, str, str], Alert],
    now_at: Mapping[Place, Standing],
    found: _Found,
) -> None:
    now = desk.now()
    short = {place: units for judgement in judgements for place, units in _oversold(judgement)}
    new = [place for place in short if (*place, OVERSOLD) not in alerts]
    waiting = desk.store.promises.oldest(sorted({product for product, _ in new}), now) if new else {}
    policies = desk.policies
    for place in new:
        warned = _warned(now_at[place], now_at[place].level, now)
        since = waiting.get(place)
        ship_by = (since + timedelta(days=policies.at(place[1]).ship_window)).isoformat() if since else ""
        figures = warned.figures | {"short": short[place], "ship_by": ship_by}
        found.opened.append(replace(warned, rule=OVERSOLD, figures=figures))
    for alert in alerts.values():
        if alert.rule == OVERSOLD and (alert.product, alert.location) in now_at:
            is_over = (alert.product, alert.location) not in short
            if is_over and alert.recovering_since:
                found.closed.append(alert)
            elif is_over or alert.recovering_since:
                found.changed.append(replace(alert, recovering_since=now if is_over else None))


def _compare_surges(
    desk: Desk,
    judgements: Sequence[Judgement],
    told: Sequence[Alert],
    now_at: Mapping[Place, Standing],
    found: _Found,
) -> None:
    found.closed += over(judgements, told)
    for surge in new_surges(desk, judgements, {(alert.product, alert.location) for alert in told}):
        warned = _warned(now_at[surge.place], now_at[surge.place].level, desk.now())
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


def _wake(alerts: Iterable[Alert], found: _Found, now: datetime) -> None:
    """Have told once more what was snoozed until now and still stands as it stood."""
    touched = {alert.id for alert in (*found.changed, *found.closed)}
    for alert in alerts:
        if alert.snoozed_until is not None and alert.snoozed_until <= now and alert.id not in touched:
            found.changed.append(replace(alert, snoozed_until=None))
            found.again.add(alert.id)
