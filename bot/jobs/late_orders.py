"""Every quarter of an hour: tells a shop's channel of orders that became late, once, in one message."""

from collections.abc import Sequence
from datetime import timedelta

from bot.desk import Desk
from bot.ordering.purchasing import order_line
from bot.store import Outgoing, PurchaseOrder

NAME = "late_orders"
EVERY = timedelta(minutes=15)
NAMED = 10


def due(desk: Desk) -> bool:
    return desk.store.jobs.is_due(NAME, EVERY, desk.now())


def run(desk: Desk) -> None:
    now = desk.now()

    def announce(late: Sequence[PurchaseOrder]) -> list[Outgoing]:
        messages = []
        for group in desk.store.shops.by_location().values():
            first = group[0].name
            mine = [order_line(order, order.late(now)).to_values() for order in late if order.shop == first]
            for shop in {shop.channel: shop for shop in reversed(group) if mine and shop.channel}.values():
                key = f"{NAME}:{shop.name}:{now.isoformat()}"
                values = {"shop": shop.name, "orders": mine[:NAMED], "more": max(len(mine) - NAMED, 0)}
                messages.append(Outgoing(key=key, channel=shop.channel, kind=NAME, subject=key, values=values))
        return messages

    desk.store.orders.tell_late(now, announce)
    desk.store.jobs.beat(NAME, now)
