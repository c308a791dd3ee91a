"""What stands told of an item beside its level, in lines as lists and digests name it: a surge, goods that expire."""

from collections.abc import Iterable

from bot.desk import Desk
from bot.judging.surging import Surge
from bot.messages.stock.expiry_line import Expires, ExpiryLine
from bot.messages.stock.surge_line import SurgeLine
from bot.store import EXPIRY, Alert


def surge_line(alert: Alert) -> SurgeLine:
    """Return an item that surges in a line."""
    surge = Surge.of(alert)
    return SurgeLine(alert.product, surge.began, surge.rate, surge.usual)


def expiry_line(alert: Alert) -> ExpiryLine:
    """Return an item that expires in a line."""
    expires = Expires.from_values(alert.figures[EXPIRY])
    return ExpiryLine(alert.product, alert.figures["line"]["name"], alert.location, expires)


def first_to_expire(alerts: Iterable[Alert]) -> list[Alert]:
    """Return the warnings of what expires, what is first to first."""
    return sorted(alerts, key=lambda alert: (alert.figures[EXPIRY]["last_day"], alert.product, alert.location))


def expiring_now(desk: Desk, shop: str | None) -> tuple[ExpiryLine, ...]:
    """Return what expires now (of what a shop lists) and nobody snoozed."""
    now, alerts = desk.now(), desk.store.alerts.open(shop=shop, family=EXPIRY)
    return tuple(map(expiry_line, first_to_expire(it for it in alerts if not it.is_snoozed(now))))
