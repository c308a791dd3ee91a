"""Every week and after imports: proposes a season of last year that comes again to its shop, once."""

from datetime import timedelta

from bot.desk import Desk
from bot.events.seasonal import propose

NAME = "seasons"
EVERY = timedelta(days=7)


def due(desk: Desk) -> bool:
    return desk.store.jobs.is_due(NAME, EVERY, desk.now()) or desk.store.jobs.is_behind(NAME)


def run(desk: Desk) -> None:
    now = desk.now()
    for shop in desk.store.shops.all():
        propose(desk, shop)
    desk.store.jobs.beat(NAME, now)
