"""Makes messages of the warnings that wait to be told: one a shop, and none at night, of what flaps, or in a crowd."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.desk import Desk
from bot.store import OVERSOLD, URGENT_FIRST, Alert, Outgoing, Shop, Telling
from planner.hygiene import A_CHANNEL, CROWDED, FLAPPING, is_crowded, is_flapping, is_quiet

NAMED = 10

Place = tuple[str, str]  # product and location


def compose(desk: Desk, untold: Sequence[Alert], asleep: Collection[Place]) -> Iterator[Telling]:
    """Yield what is told now, and what only the digest tells; what is yielded nowhere waits for another check.

    ``asleep``: where people snoozed what is suggested, and it has not become more pressing since.
    """
    now = desk.now()
    restless, lately = desk.store.alerts.changes(now - FLAPPING), desk.store.alerts.told(now - CROWDED)
    shops = desk.store.shops.all()
    for shop in shops:
        mine = [alert for alert in untold if alert.shop == shop.name]
        calm = [alert for alert in mine if shop.channel and _is_news(alert, restless.get(alert.key, ()), asleep, now)]
        told_now = {alert.id for alert in calm}
        silent = [alert.id for alert in mine if alert.id not in told_now]
        if silent:
            yield Telling(tuple(silent), None)
        told = [at for other in shops if other.channel == shop.channel for at in lately.get(other.name, ())]
        if calm and not _is_quiet(shop, now) and not is_crowded(told, now):
            yield _together(shop, calm, now, is_last=len(told) + 1 >= A_CHANNEL)


def _is_news(alert: Alert, changes: Sequence[datetime], asleep: Collection[Place], now: datetime) -> bool:
    return not is_flapping(changes, now) and (alert.product, alert.location) not in asleep


def _is_quiet(shop: Shop, now: datetime) -> bool:
    begins, _, ends = shop.quiet_hours.partition("-")
    return bool(ends) and is_quiet(now.astimezone(ZoneInfo(shop.tz)).hour, int(begins), int(ends))


def _together(shop: Shop, alerts: Sequence[Alert], now: datetime, *, is_last: bool) -> Telling:
    """Return one message of all of them, the worst by money first."""
    worst = sorted(
        alerts, key=lambda a: (a.rule != OVERSOLD, URGENT_FIRST.index(a.level), -a.figures.get("money", 0), a.id)
    )
    key = f"warning:{shop.name}:{min(a.id for a in alerts)}:{max(a.changed_at for a in alerts).isoformat()}"
    numbers = tuple(a.id for a in worst)
    of_item: dict[Place, list[int]] = {}  # what is oversold often runs out too: two warnings of one item
    for alert in worst:
        of_item.setdefault((alert.product, alert.location), []).append(alert.id)
    values = {
        "shop": shop.name,
        "lines": [{"alert": a.id, "rule": a.rule} | a.figures for a in worst[:NAMED]],
        "alerts": list(numbers),
        "items": list(of_item.values()),
        "until": (now + CROWDED).isoformat() if is_last else "",
    }
    return Telling(numbers, Outgoing(key, shop.channel, "warning", key, values))
