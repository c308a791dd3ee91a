"""Makes messages of the warnings that wait to be told: one a channel, and none at night, of what flaps, or in a crowd.

Shops that sell from one location are told together, each of what it sells: whoever has quiet hours or was told enough
just then reads it in its digest, unless that holds for all of them.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.desk import Desk
from bot.store import EXPIRY, OVERSOLD, PLACES, SURGE, Outgoing, Shop, Telling, Untold
from planner.hygiene import A_CHANNEL, CROWDED, FLAPPING, is_crowded, is_flapping, is_quiet

NAMED = 10

Key = tuple[str, str, str]  # product, location, family
Place = tuple[str, str]  # product and location


def compose(desk: Desk, untold: Sequence[Untold], asleep: Collection[Place]) -> Iterator[Telling]:
    """Yield what is told now, and what only the digest tells; what is yielded nowhere waits for another check.

    ``asleep``: where people snoozed what is suggested, and it has not become more pressing since.
    """
    now = desk.now()
    changes, lately = desk.store.alerts.changes(now - FLAPPING), desk.store.alerts.told(now - CROWDED)
    restless = {key for key, moments in changes.items() if is_flapping(moments, now)}
    groups = desk.store.shops.by_location().values()
    told = defaultdict[str, list[datetime]](list)  # when each channel was told lately
    for group in groups:
        for channel in dict.fromkeys(shop.channel for shop in group):
            told[channel] += lately.get(group[0].name, ())
    for group in groups:
        mine = [alert for alert in untold if alert.shop == group[0].name]
        yield from _surges(desk, group, [alert for alert in mine if alert.rule == SURGE], restless, told)
        others = [alert for alert in mine if alert.rule != SURGE]
        calm = [alert for alert in others if _is_news(alert, restless, asleep, now)]
        heard = list(_heard_by(desk, group, calm)) if calm else []
        told_now = {alert.id for _, alerts in heard for alert in alerts}
        silent = [alert.id for alert in others if alert.id not in told_now]
        if silent:
            yield Telling(tuple(silent))
        awake = [(shop, alerts) for shop, alerts in heard if _may_hear(shop, told, now)]
        if awake:
            is_last = {shop.channel: len(told[shop.channel]) + 1 >= A_CHANNEL for shop, _ in awake}
            yield _together(desk, awake, now, is_last)
            for shop, _ in awake:
                told[shop.channel].append(now)


def _surges(
    desk: Desk,
    group: Sequence[Shop],
    alerts: Sequence[Untold],
    restless: Collection[Key],
    told: Mapping[str, list[datetime]],
) -> Iterator[Telling]:
    """Yield a message of its own for each surge, whatever order is snoozed; at night, or in a crowd, it waits."""
    now = desk.now()
    for alert in alerts:
        is_silent = alert.is_snoozed(now) or alert.key in restless
        heard = [] if is_silent else list(_heard_by(desk, group, [alert]))
        awake = [shop for shop, _ in heard if _may_hear(shop, told, now)]
        subject, values = f"surge:{alert.id}", {"alert": alert.id}
        if awake or not heard:
            messages = [Outgoing(f"{subject}:{s.channel}", s.channel, SURGE, subject, values) for s in awake]
            yield Telling((alert.id,), tuple(messages))
        for shop in awake:
            told[shop.channel].append(now)


def _heard_by(desk: Desk, group: Sequence[Shop], alerts: Sequence[Untold]) -> Iterator[tuple[Shop, Sequence[Untold]]]:
    """Yield one shop a channel with what it is told: the first of them everything, others what they sell."""
    channels = set[str]()
    for shop in group:
        if not shop.channel or shop.channel in channels:
            continue
        sold = None if shop is group[0] else desk.store.products.sold_by(shop.name)
        known = [alert for alert in alerts if sold is None or alert.product in sold]
        if known:
            channels.add(shop.channel)
            yield shop, known


def _is_news(alert: Untold, restless: Collection[Key], asleep: Collection[Place], now: datetime) -> bool:
    is_order = alert.family != EXPIRY  # an order that waits does not keep what lies there
    is_asleep = alert.is_snoozed(now) or (is_order and (alert.product, alert.location) in asleep)
    return not is_asleep and alert.key not in restless


def _may_hear(shop: Shop, told: Mapping[str, list[datetime]], now: datetime) -> bool:
    """Return whether its channel may be told now: neither in its quiet hours, nor when it was told enough."""
    begins, _, ends = shop.quiet_hours.partition("-")
    is_night = bool(ends) and is_quiet(now.astimezone(ZoneInfo(shop.tz)).hour, int(begins), int(ends))
    return not is_night and not is_crowded(told[shop.channel], now)


def _together(
    desk: Desk, heard: Sequence[tuple[Shop, Sequence[Untold]]], now: datetime, is_last: Mapping[str, bool]
) -> Telling:
    """Return one message a channel, all of one subject, so that what recovers is struck out in each of them."""
    every = {alert.id: alert for _, alerts in heard for alert in alerts}
    first, latest = min(every), max(alert.changed_at for alert in every.values()).isoformat()
    subject = f"warning:{heard[0][0].name}:{first}:{latest}"
    messages = [
        Outgoing(
            key=f"warning:{shop.name}:{first}:{latest}",
            channel=shop.channel,
            kind="warning",
            subject=subject,
            values=_values(desk, shop, alerts, subject, now, is_last=is_last[shop.channel]),
        )
        for shop, alerts in heard
    ]
    return Telling(tuple(every), tuple(messages))


def _values(
    desk: Desk, shop: Shop, alerts: Sequence[Untold], subject: str, now: datetime, *, is_last: bool
) -> dict[str, Any]:
    """Return what a message says of all of them, the worst by money first."""
    worst = sorted(alerts, key=lambda a: (a.rule != OVERSOLD, PLACES[a.level], -(a.money or 0), a.id))
    figures = {alert.id: alert.figures for alert in desk.store.alerts.these([a.id for a in worst[:NAMED]])}
    of_item: dict[Place, list[int]] = {}  # what is oversold often runs out too: two warnings of one item
    for alert in worst:
        of_item.setdefault((alert.product, alert.location), []).append(alert.id)
    return {
        "shop": shop.name,
        "lines": [{"alert": a.id, "rule": a.rule} | figures[a.id] for a in worst[:NAMED]],
        "alerts": [a.id for a in worst],
        "items": list(of_item.values()),
        "reasons": dict(Counter(a.rule for a in worst)),
        "subject": subject,
        "until": (now + CROWDED).isoformat() if is_last else "",
    }
