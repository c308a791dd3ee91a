"""Which shops have stock but no sales: nothing can be said of how long that lasts."""

from bot.desk import Desk


def without_sales(desk: Desk) -> tuple[str, ...]:
    """Return the shops whose stock is planned although no export of orders was ever imported of them."""
    store = desk.store
    planned = store.levels.by_shop()
    return tuple(
        shop.name
        for shop in store.shops.all()
        if store.imported.sold_until(shop.name) is None and store.shops.listed_under(shop.name) in planned
    )
