"""A shop that sold for almost three years, and twice as many things around New Year."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from bot.store import Store
from planner.intake.facts import OrderLine

DAYS = 1_000
ALWAYS, IN_SEASON = 6, 12  # SKUs that sell a day


def is_season(day: date) -> bool:
    """Return whether it is a day between 20 December and 10 February."""
    return (day.month, day.day) >= (12, 20) or (day.month, day.day) <= (2, 10)


def sold_for_years(store: Store, now: datetime, *, shop: str = "UK Home", days: int = DAYS) -> None:
    """Import two units a day of each SKU that sells on it."""
    run = store.imports.begin(shop, "orders", f"years {shop} {now} {days}", "orders.csv", now, now)
    store.imports.stage(run, "orders", list(_lines(now, shop, days)))
    store.imports.switch(run, now)


def _lines(now: datetime, shop: str, days: int) -> Iterator[OrderLine]:
    for ago in range(1, days + 1):
        paid = (now - timedelta(days=ago)).replace(hour=12, minute=0)
        for item in range(IN_SEASON if is_season(paid.date()) else ALWAYS):
            yield OrderLine(
                order_id=f"{shop}-{paid:%Y%m%d}-{item}",
                sku_id=f"id-{item}",
                seller_sku=f"SKU{100 + item}",
                name="Lunch Bag",
                variation="",
                quantity=2,
                returned=0,
                created=paid,
                paid=paid,
                shipped=paid + timedelta(hours=1),
                delivered=None,
                cancelled=None,
                subtotal_minor=1000,
                currency="GBP",
                warehouse="",
            )
