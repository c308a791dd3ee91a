"""Tells each shop's channel what got worse since it was last told: one grouped message, worst first."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import numpy as np

from bot.cards import line_of
from bot.desk import Desk
from bot.judgement import Judgement
from bot.store import URGENT_FIRST, Alert, AlertsApplied, Outgoing, Standing, Warned
from planner.changes import Change, changes
from planner.checks import CHECKS
from planner.model import Level

NAMED = 10
RULES = {level: check.NAME for check in CHECKS for level in check.LEVELS}

Place = tuple[str, str]  # product and location


def tell(desk: Desk, judgements: Sequence[Judgement], standings: Sequence[Standing]) -> None:
    """Compare with what was told, remember what is told now, and put one message a shop in line."""
    now = desk.now()
    alerts = {(alert.product, alert.location): alert for alert in desk.store.alerts.open()}
    now_at = {(standing.product, standing.location): standing for standing in standings}
    opened: list[Warned] = []
    changed: list[Alert] = []
    closed: list[Alert] = []
    worse: set[int] = set()
    for judgement in judgements:
        places = list(zip(judgement.catalogue.items.product, judgement.catalogue.items.location, strict=True))
        told = np.array([alerts[place].level if place in alerts else Level.OK for place in places], dtype=np.int8)
        news = changes(told, judgement.plan, desk.policy)
        for i in map(int, np.flatnonzero(news.change != Change.NONE)):
            place, level = places[i], Level(int(news.told[i]))
            match Change(int(news.change[i])):
                case Change.NEW:
                    opened.append(_warned(now_at[place], level, now))
                case Change.WORSE:
                    changed.append(_moved(alerts[place], _warned(now_at[place], level, now)))
                    worse.add(alerts[place].id)
                case Change.STILL if level != alerts[place].level:
                    changed.append(replace(alerts[place], level=level, rule=RULES[level]))
                case Change.GONE:
                    closed.append(alerts[place])

    def announce(applied: AlertsApplied) -> list[Outgoing]:
        """Tell what this plan wrote; what another one wrote just before has been told."""
        return _messages(desk, [*applied.opened, *(alert for alert in applied.changed if alert.id in worse)], now_at)

    desk.store.alerts.apply(now, opened=opened, changed=changed, closed=closed, announce=announce)


def _warned(standing: Standing, level: Level, now: datetime) -> Warned:
    figures = {"line": line_of(standing).to_values(), "since": now.isoformat()}
    return Warned(RULES[level], standing.product, standing.location, standing.shop, level, figures)


def _moved(alert: Alert, warned: Warned) -> Alert:
    return replace(alert, rule=warned.rule, level=warned.level, figures=warned.figures)


def _messages(desk: Desk, worse: Sequence[Alert], now_at: Mapping[Place, Standing]) -> list[Outgoing]:
    messages = []
    for shop in desk.store.shops.all():
        news = [alert for alert in worse if alert.shop == shop.name]
        if not news or not shop.channel:
            continue
        mine = [now_at[alert.product, alert.location] for alert in news]
        mine.sort(key=lambda standing: (URGENT_FIRST.index(standing.level), -(standing.money_minor or 0)))
        key = f"warning:{shop.name}:{news[0].id}:{news[0].changed_at.isoformat()}"  # no other news has it
        lines = [line_of(standing).to_values() for standing in mine[:NAMED]]
        values = {"shop": shop.name, "lines": lines, "more": len(mine) - len(lines)}
        messages.append(Outgoing(key=key, channel=shop.channel, kind="warning", subject=key, values=values))
    return messages
