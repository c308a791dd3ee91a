"""Every week, and after imports: a season of last year that comes again is proposed to its shop, once."""

from datetime import timedelta

from bot.desk import Desk
from bot.events.seasonal import propose

NAME = "seasons"
EVERY = timedelta(days=7)


def due(desk: Desk) -> bool:
    last = desk.store.jobs.last(NAME)
    is_due = desk.store.jobs.is_due(NAME, EVERY, desk.now())
    return is_due or last is None or desk.store.ages.are_behind(last)


def run(desk: Desk) -> None:
    now = desk.now()
    for shop in desk.store.shops.all():
        propose(desk, shop)
    desk.store.jobs.beat(NAME, now)
