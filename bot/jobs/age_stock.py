"""Every night, and when its inputs change: how old the stock is, what is slow, and the money in it."""

from zoneinfo import ZoneInfo

from bot.clearance.slow_stock import aged, values
from bot.desk import Desk
from bot.jobs import learn

NAME = "age_stock"


def due(desk: Desk) -> bool:
    last = desk.store.jobs.last(NAME)
    if last is None or desk.store.jobs.is_behind(NAME):
        return True
    changed = (desk.store.jobs.last(learn.NAME), desk.store.rules.changed_at())
    if any(moment is not None and moment > last for moment in changed):
        return True
    return any(
        desk.today(zone) != last.astimezone(zone).date()  # a clock that was ahead is put back
        for zone in {ZoneInfo(shop.tz) for shop in desk.store.shops.all()}
    )


def run(desk: Desk) -> None:
    now = desk.now()
    parts = list(aged(desk))
    ages = [age for part in parts for age in part.ages()]
    desk.store.ages.save(ages, values(parts, now))
    desk.store.jobs.beat(NAME, now)
