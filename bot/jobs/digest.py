"""Every morning at nine in the shop's zone: what changed and what to decide, once a day, whatever restarts."""

from collections.abc import Iterator
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bot.desk import Desk
from bot.store import Outgoing, Shop
from bot.telling.morning import digest_of

NAME = "digest"
NOON = 12  # [hour] a digest later than that is no morning's; the day is recorded as skipped
LONGEST_GAP = timedelta(days=31)


def due(desk: Desk) -> bool:
    return next(_owed(desk), None) is not None


def run(desk: Desk) -> None:
    for shop, day, is_late in _owed(desk):
        if is_late:
            desk.store.digests.claim(shop.name, NAME, day, desk.now(), skipped=True)
        else:
            desk.store.digests.claim(shop.name, NAME, day, desk.now(), announce=[_outgoing(desk, shop, day)])
    desk.store.jobs.beat(NAME, desk.now())


def _owed(desk: Desk) -> Iterator[tuple[Shop, date, bool]]:
    """Yield each shop and local date without a digest so far, and whether its morning is over."""
    for shop in desk.store.shops.all():
        local = desk.now().astimezone(ZoneInfo(shop.tz))
        if not shop.channel:
            continue
        today = local.date()
        last = desk.store.digests.last(shop.name, NAME, until=today)
        missed = max(last + timedelta(days=1), today - LONGEST_GAP) if last else today
        while missed < today:
            yield shop, missed, True
            missed += timedelta(days=1)
        if missed == today and local.hour >= desk.morning_of(shop):
            yield shop, today, local.hour >= NOON


def _outgoing(desk: Desk, shop: Shop, day: date) -> Outgoing:
    digest = digest_of(desk, shop, day, since=desk.store.digests.told_at(shop.name, NAME))
    key = f"{NAME}:{shop.name}:{day.isoformat()}"
    return Outgoing(key=key, channel=shop.channel, kind=NAME, subject=key, values=digest.to_values())
