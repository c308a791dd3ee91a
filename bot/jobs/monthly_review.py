"""On the 1st, in the morning of the shop: what is slow, the cash in it, and what changed in a month; once a month."""

from collections.abc import Iterator
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bot.clearance.clearing import limits, slow_lines, stock_money
from bot.desk import Desk
from bot.messages.clearance.monthly_review import MonthlyReview
from bot.messages.clearance.slow_values import line_without_cash, without_money
from bot.ordering.tied_up import values_now
from bot.store import Outgoing, Shop

NAME = "monthly_review"
NOON = 12  # [hour] a review later than that waits for the next morning
LAST_DAY = 7  # of the month; a review missed until then is no news any more
LISTED = 10


def due(desk: Desk) -> bool:
    return next(_owed(desk), None) is not None


def run(desk: Desk) -> None:
    for shop, month, is_late in _owed(desk):
        counted = desk.store.ages.looked(shop.name).items > 0
        told = [_outgoing(desk, shop, month)] if counted and not is_late else []
        desk.store.digests.claim(shop.name, NAME, month, desk.now(), announce=told, skipped=not told)
    desk.store.jobs.beat(NAME, desk.now())


def _owed(desk: Desk) -> Iterator[tuple[Shop, date, bool]]:
    """Yield each shop without a review of this month so far, and whether it is too late for one."""
    for shop in desk.store.shops.all():
        local = desk.now().astimezone(ZoneInfo(shop.tz))
        month, last = local.date().replace(day=1), desk.store.digests.last(shop.name, NAME)
        if not shop.channel or (last is not None and last >= month):
            continue
        if local.day > LAST_DAY:
            yield shop, month, True
        elif desk.morning_of(shop) <= local.hour < NOON:
            yield shop, month, False


def _outgoing(desk: Desk, shop: Shop, month: date) -> Outgoing:
    ages = desk.store.ages
    before = ages.values(shop.name, until=(month - timedelta(days=1)).replace(day=LAST_DAY))
    money, past = stock_money(desk, values_now(desk, shop.name)), stock_money(desk, before) if before else None
    shown = slow_lines(desk, shop.name, count=LISTED)
    if not shop.shows_costs:
        money, past = without_money(money), past and without_money(past)
        shown = [line_without_cash(line) for line in shown]
    review = MonthlyReview(
        shop=shop.name,
        zone=shop.tz,
        month=month,
        limits=limits(desk),
        money=money,
        before=past,
        before_day=max((value.day for value in before), default=None),
        lines=tuple(shown),
        count=desk.store.ages.looked(shop.name).slow_items,
    )
    key = f"{NAME}:{shop.name}:{month.isoformat()}"
    return Outgoing(key=key, channel=shop.channel, kind=NAME, subject=key, values=review.to_values())
