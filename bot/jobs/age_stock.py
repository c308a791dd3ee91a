"""Every night, and after imports: how old the stock is, what of it is slow, and how much money lies in it."""

from zoneinfo import ZoneInfo

from bot.desk import Desk
from bot.slow_stock import aged, values

NAME = "age_stock"


def due(desk: Desk) -> bool:
    last = desk.store.jobs.last(NAME)
    if last is None:
        return True
    return desk.store.ages.are_behind(last) or any(
        desk.now().astimezone(zone).date() > last.astimezone(zone).date()
        for zone in {ZoneInfo(shop.tz) for shop in desk.store.shops.all()}
    )


def run(desk: Desk) -> None:
    now = desk.now()
    parts = list(aged(desk))
    ages = [age for part in parts for age in part.ages()]
    desk.store.ages.save(ages, values(parts, now))
    desk.store.jobs.beat(NAME, now)
