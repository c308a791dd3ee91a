"""On the morning of the 1st in the shop's zone: what is slow, the cash in it, and what changed in a month."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.clearance.clearing import limits, slow_lines, stock_money
from bot.clearance.following import followed
from bot.clearance.trying import REMEMBERED
from bot.desk import Desk
from bot.messages.clearance.monthly_review import MonthlyReview
from bot.messages.clearance.slow_values import line_without_cash, without_money
from bot.messages.clearance.step_values import StepLine
from bot.ordering.reported import summed
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
        month = local.date().replace(day=1)
        if not shop.channel or desk.store.digests.last(shop.name, NAME, until=month) == month:
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
    steps = _ran(desk, shop, month)
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
        steps=len(steps),
        moved=sum(step.moved for step in steps),
        brought=summed((it.rung.currency, it.net_minor or 0) for it in steps) if shop.shows_costs else {},
    )
    key = f"{NAME}:{shop.name}:{month.isoformat()}"
    return Outgoing(key=key, channel=shop.channel, kind=NAME, subject=key, values=review.to_values())


def _ran(desk: Desk, shop: Shop, month: date) -> tuple[StepLine, ...]:
    """Return the accepted steps of a shop that ran in the month before, and how they went."""
    before = (month - timedelta(days=1)).replace(day=1)
    began, ended = (datetime.combine(day, time(), ZoneInfo(shop.tz)) for day in (before, month))
    lately, listed = desk.store.clearing.tried(began - REMEMBERED), desk.store.shops.listed_under(shop.name)
    mine = [it for it in lately if it.plan.shop == listed and it.accepted_at < ended]
    return followed(desk, [it for it in mine if it.ended_at is None or it.ended_at >= began])
