"""What stands told beside the level of an item, as lists name it: a surge, goods that expire."""

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


def expiry_lines(alerts: Iterable[Alert]) -> tuple[ExpiryLine, ...]:
    """Return what expires in lines, what is first to first."""
    found = (
        ExpiryLine(
            alert.product, alert.figures["line"]["name"], alert.location, Expires.from_values(alert.figures[EXPIRY])
        )
        for alert in alerts
    )
    return tuple(sorted(found, key=lambda line: (line.expires.last_day, line.product, line.location)))


def expiring_now(desk: Desk, shop: str | None) -> tuple[ExpiryLine, ...]:
    """Return what expires now (of what a shop lists) and nobody snoozed."""
    now = desk.now()
    return expiry_lines(it for it in desk.store.alerts.open(shop=shop, family=EXPIRY) if not it.is_snoozed(now))
