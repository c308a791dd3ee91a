"""Every morning at nine in the shop's zone: what changed and what is to decide, once a day, whatever restarts."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.clearance.clearing import stock_money
from bot.clearance.following import followed
from bot.desk import Desk
from bot.events.asked import near
from bot.events.cards import event_cards
from bot.judging.surging import Surge
from bot.messages.events.event_line import EventLine
from bot.messages.levels import PRESSING
from bot.messages.ordering.waking_line import WakingLine
from bot.messages.sku_line import SkuLine
from bot.messages.stock.surge_line import SurgeLine
from bot.messages.telling.digest_values import Digest
from bot.ordering.purchasing import open_orders
from bot.ordering.tied_up import values_now
from bot.store import SURGE, URGENT_FIRST, Alert, Outgoing, Shop, Standing, Suggestion
from bot.telling.cards import line_of
from planner.clearance.following import Progress
from planner.model import Level

Place = tuple[str, str]  # product and location
Sellable = TypeVar("Sellable", Alert, Standing, Suggestion)

NAME = "digest"
NOON = 12  # [hour] a digest later than that is no morning's; the day is recorded as skipped
LISTED = 10
CONSIDERED = 500  # of the most pressing items, those with a suggestion are listed
SOON = timedelta(days=2)  # a snooze that ends within it is named
LONGEST_GAP = timedelta(days=31)
STUCK = {Progress.GONE, Progress.OVER, Progress.BEHIND, Progress.NOT_DONE}  # steps that want a decision


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
    store, listed = desk.store, desk.store.shops.listed_under(shop.name)
    sold = None if listed == shop.name else store.products.sold_by(shop.name)  # it sells from another one's location
    pressing = _sold(store.levels.worst(CONSIDERED, shop=listed, levels=PRESSING), sold)
    since = store.digests.told_at(shop.name, NAME)
    is_first = since is None or _was_unknown(desk, shop, since)
    worse = _worse(desk, since, listed, sold)
    if is_first:
        worse = _most_at_stake_first(desk, worse, listed)
    told = list(worse)[:LISTED]
    stock = store.imported.newest(shop.name, "stock") or store.imported.newest(listed, "stock")
    cash = stock_money(desk, values_now(desk, shop.name)) if shop.shows_costs else None
    asked = _sold(store.suggestions.open(shop=listed), sold)
    awake = [suggestion for suggestion in asked if not suggestion.is_snoozed(desk.now())]
    late = [line for line in open_orders(desk, listed) if line.late]
    events = near(desk, shop.name)
    steps = [step for step in desk.store.clearing.running() if step.plan.shop == listed]
    going = followed(desk, [step for step in steps if sold is None or step.plan.product in sold])
    asleep = _sold(store.snoozing.asleep(desk.now(), listed), sold)
    silent = {alert.id for alert in asleep}
    surging = [alert for alert in _sold(store.alerts.open(shop=listed, family=SURGE), sold) if alert.id not in silent]
    digest = Digest(
        shop=shop.name,
        zone=shop.tz,
        day=day,
        counts=store.levels.overview(listed) if sold is None else _counts(_sold(store.levels.all(shop=listed), sold)),
        worse=_lines(desk, {place: worse[place] for place in told}),
        worse_count=len(worse),
        to_decide=tuple(line_of(standing) for standing in pressing if standing.quantity)[:LISTED],
        undecided=len(awake),
        waking=tuple(_waking(asked, desk.now()))[:LISTED],
        counted_at=stock[0] if stock else None,
        late_orders=tuple(late[:LISTED]),
        late=len(late),
        in_stock=cash.on_hand if cash else {},
        slow=cash.slow if cash else {},
        events=tuple(map(EventLine.of, event_cards(desk, events[:LISTED]))),
        more_events=max(len(events) - LISTED, 0),
        steps=len(going),
        stuck=sum(step.progress in STUCK for step in going),
        surges=tuple(map(_surge, surging[-LISTED:][::-1])),
        warnings=tuple(alert.id for place in told for alert in worse[place]),
        snoozed=len(asleep),
        is_first=is_first,
        sold_until=known if (known := store.imported.sold_until(shop.name)) and (day - known).days > 1 else None,
    )
    key = f"{NAME}:{shop.name}:{day.isoformat()}"
    return Outgoing(key=key, channel=shop.channel, kind=NAME, subject=key, values=digest.to_values())


def _sold(found: Sequence[Sellable], sold: Collection[str] | None) -> tuple[Sellable, ...]:
    """Return those of the products a shop sells; all of them where its location is its own."""
    return tuple(each for each in found if sold is None or each.product in sold)


def _counts(standings: Sequence[Standing]) -> tuple[tuple[Level, int], ...]:
    found = Counter(standing.level for standing in standings)
    return tuple((level, found[level]) for level in URGENT_FIRST if level in found)


def _waking(asked: Sequence[Suggestion], now: datetime) -> Iterator[WakingLine]:
    """Yield the snoozed suggestions that are asked again soon, the first to wake first."""
    asleep = [(s.snoozed_until, s) for s in asked if s.is_snoozed(now) and s.snoozed_until]
    for until, suggestion in sorted(asleep, key=lambda each: (each[0], each[1].id)):
        if until - now <= SOON:
            yield WakingLine(
                suggestion.product, suggestion.quantity, until, suggestion.snoozed_by, suggestion.snooze_note
            )


def _surge(alert: Alert) -> SurgeLine:
    surge = Surge.of(alert)
    return SurgeLine(alert.product, surge.began, surge.rate, surge.usual)


def _worse(
    desk: Desk, told_at: datetime | None, listed: str, sold: Collection[str] | None
) -> Mapping[Place, Sequence[Alert]]:
    """Return the warnings of what got worse since the digest before, by item, the most pressing first."""
    now, since = desk.now(), told_at or datetime.min.replace(tzinfo=UTC)
    found = defaultdict[Place, list[Alert]](list)
    for alert in _sold(desk.store.alerts.open(shop=listed), sold):
        is_told = alert.rule != SURGE and not alert.is_snoozed(now)
        if is_told and datetime.fromisoformat(alert.figures["since"]) > since:
            found[alert.product, alert.location].append(alert)
    return dict(sorted(found.items(), key=lambda each: URGENT_FIRST.index(_level(each[1][-1]))))


def _lines(desk: Desk, told: Mapping[Place, Sequence[Alert]]) -> tuple[SkuLine, ...]:
    """Return how each stands now, as what is to order has moved since it was told; as it was told where it is not bad.

    Else one digest would say two quantities of one SKU.
    """
    now = {(it.product, it.location): it for it in desk.store.levels.of(sorted({product for product, _ in told}))}
    return tuple(
        line_of(now[place])
        if place in now and now[place].level in PRESSING
        else SkuLine.from_values(alerts[-1].figures["line"])
        for place, alerts in told.items()
    )


def _was_unknown(desk: Desk, shop: Shop, since: datetime) -> bool:
    """Return whether the first stock where the shop sells from was counted after that."""
    unknown = desk.store.imported.places_first_counted(since)
    mine = (
        place for place, shops in desk.store.shops.by_location().items() if shop.name in {each.name for each in shops}
    )
    return not unknown.isdisjoint(mine)


def _most_at_stake_first(
    desk: Desk, warned: Mapping[Place, Sequence[Alert]], listed: str
) -> Mapping[Place, Sequence[Alert]]:
    """Return the same, those first that are about to lose the most sales."""
    standings = desk.store.levels.all(shop=listed, levels=PRESSING)
    at_stake = {(it.product, it.location): it.money_minor or 0 for it in standings}
    return dict(sorted(warned.items(), key=lambda each: -at_stake.get(each[0], 0)))


def _level(alert: Alert) -> Level:
    """Return the level at which an item was told."""
    return Level[alert.figures["line"]["level"]]
