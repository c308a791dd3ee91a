"""Which shops have stock but no sales: nothing can be said of how long that lasts."""

from collections.abc import Iterable

from bot.desk import Desk


def without_sales(desk: Desk, shops: Iterable[str]) -> tuple[str, ...]:
    """Return those of the shops of which no export of orders was ever imported."""
    return tuple(shop for shop in shops if desk.store.imported.sold_until(shop) is None)


def planned_without_sales(desk: Desk) -> tuple[str, ...]:
    """Return the shops whose stock is planned although no export of orders was ever imported of them."""
    shops, planned = desk.store.shops, desk.store.levels.by_shop()
    return without_sales(desk, (shop.name for shop in shops.all() if shops.listed_under(shop.name) in planned))
