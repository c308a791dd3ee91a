"""Every night and after imports: sets apart orders so large that they would dominate the daily rate."""

from datetime import timedelta

from bot.desk import Desk

NAME = "bulk_orders"
EVERY = timedelta(days=1)


def due(desk: Desk) -> bool:
    return desk.store.jobs.is_due(NAME, EVERY, desk.now()) or desk.store.jobs.is_behind(NAME)


def run(desk: Desk) -> None:
    now = desk.now()
    desk.store.bulk_orders.look(now.date())
    desk.store.jobs.beat(NAME, now)
