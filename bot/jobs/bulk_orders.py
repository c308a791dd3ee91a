"""Every night, and after imports: orders so large that they would make the daily rate are set apart."""

from datetime import timedelta

from bot.desk import Desk

NAME = "bulk_orders"
EVERY = timedelta(days=1)


def due(desk: Desk) -> bool:
    last = desk.store.jobs.last(NAME)
    is_due = desk.store.jobs.is_due(NAME, EVERY, desk.now())
    return is_due or last is None or desk.store.ages.are_behind(last)


def run(desk: Desk) -> None:
    now = desk.now()
    desk.store.bulk_orders.look(now.date())
    desk.store.jobs.beat(NAME, now)
