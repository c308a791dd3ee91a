"""Every week, and after imports: a season of last year that comes again is proposed to its shop, once."""

from datetime import timedelta

from bot.desk import Desk
from bot.events.seasonal import propose

NAME = "seasons"
EVERY = timedelta(days=7)


def due(desk: Desk) -> bool:
    last = desk.store.jobs.last(NAME)
    return last is None or desk.store.jobs.is_due(NAME, EVERY, desk.now()) or desk.store.imported.came_since(last)


def run(desk: Desk) -> None:
    now = desk.now()
    for shop in desk.store.shops.all():
        propose(desk, shop)
    desk.store.jobs.beat(NAME, now)
