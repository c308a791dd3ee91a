"""Every night, and after imports: orders so large that they would make the daily rate are set apart."""

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
