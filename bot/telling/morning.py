"""Gathers what a shop's morning digest says: what got worse, what is to decide, what comes up, what lies too long."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self, TypeVar

from bot.clearance.clearing import stock_money
from bot.clearance.following import followed
from bot.desk import Desk
from bot.events.asked import near
from bot.events.cards import event_cards
from bot.judging.coming import coming_to
from bot.messages.clearance.step_values import StepLine
from bot.messages.events.event_line import EventLine
from bot.messages.levels import PRESSING
from bot.messages.ordering.waking_line import WakingLine
from bot.messages.sku_line import SkuLine
from bot.messages.telling.digest_values import Digest
from bot.ordering.purchasing import open_orders
from bot.ordering.tied_up import values_now
from bot.store import EXPIRY, SURGE, URGENT_FIRST, Alert, Shop, Standing, Suggestion
from bot.telling.alert_lines import expiry_line, first_to_expire, surge_line
from bot.telling.cards import line_of
from bot.telling.without_sales import planned_without_sales
from planner.clearance.following import Progress
from planner.model import Level

Place = tuple[str, str]  # product and location
Sellable = TypeVar("Sellable", Alert, Standing, Suggestion)

LISTED = 10
CONSIDERED = 500  # of the most pressing items, those with a suggestion are listed
SOON = timedelta(days=2)  # a snooze that ends within it is named
STUCK = {Progress.GONE, Progress.OVER, Progress.BEHIND, Progress.NOT_DONE}  # steps that want a decision


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The stock a shop sells from, and what of it is the shop's own."""

    desk: Desk
    shop: Shop
    listed: str  # the shop under which it is listed
    sold: Collection[str] | None  # products the shop sells; None: all that lie there

    @classmethod
    def of(cls, desk: Desk, shop: Shop) -> Self:
        listed = desk.store.shops.listed_under(shop.name)
        return cls(desk, shop, listed, None if listed == shop.name else desk.store.products.sold_by(shop.name))

    def own(self, found: Sequence[Sellable]) -> tuple[Sellable, ...]:
        """Return those of the products the shop sells."""
        return tuple(each for each in found if self.sells(each.product))

    def sells(self, product: str) -> bool:
        return self.sold is None or product in self.sold


def digest_of(desk: Desk, shop: Shop, day: date, since: datetime | None) -> Digest:
    """Return what a shop's digest says on its ``day``; ``since``: when the one before was told; None: none was."""
    store, now, shelf = desk.store, desk.now(), _Shelf.of(desk, shop)
    is_first = since is None or _was_unknown(shelf, since)
    awake = [it for it in shelf.own(store.alerts.open(shop=shelf.listed)) if not it.is_snoozed(now)]
    news = [it for it in awake if since is None or datetime.fromisoformat(it.figures["since"]) > since]
    worse, expiring = _worse(news), first_to_expire(it for it in news if it.family == EXPIRY)
    if is_first:
        worse = _most_at_stake_first(shelf, worse)
    named, lost = dict(list(worse.items())[:LISTED]), expiring[:LISTED]
    asked = shelf.own(store.suggestions.open(shop=shelf.listed))
    late = [line for line in open_orders(desk, shelf.listed) if line.late]
    events, steps = near(desk, shop.name), _steps(shelf)
    asleep = shelf.own(store.snoozing.asleep(now, shelf.listed))
    lines, to_decide = _lines(desk, named), _to_decide(shelf)
    cash = stock_money(desk, values_now(desk, shop.name)) if shop.shows_costs else None
    return Digest(
        shop=shop.name,
        zone=shop.tz,
        day=day,
        counts=_counts(shelf),
        worse=lines,
        worse_count=len(worse),
        to_decide=to_decide,
        undecided=sum(not suggestion.is_snoozed(now) for suggestion in asked),
        waking=tuple(_waking(asked, now))[:LISTED],
        counted_at=_counted_at(shelf),
        late_orders=tuple(late[:LISTED]),
        late=len(late),
        in_stock=cash.on_hand if cash else {},
        slow=cash.slow if cash else {},
        events=tuple(map(EventLine.of, event_cards(desk, events[:LISTED]))),
        more_events=max(len(events) - LISTED, 0),
        steps=len(steps),
        stuck=sum(step.progress in STUCK for step in steps),
        surges=tuple(map(surge_line, [it for it in awake if it.family == SURGE][-LISTED:][::-1])),
        expiring=tuple(map(expiry_line, lost)),
        more_expiring=len(expiring) - len(lost),
        warnings=tuple(alert.id for alerts in (*named.values(), lost) for alert in alerts),
        snoozed=len(asleep),
        is_first=is_first,
        has_sales=shop.name not in planned_without_sales(desk),
        coming=coming_to(desk, (*lines, *to_decide)),
        sold_until=_sold_until(shelf, day),
    )


def _counts(shelf: _Shelf) -> tuple[tuple[Level, int], ...]:
    """Return how many items of the shop stand at each level, the most urgent first."""
    levels = shelf.desk.store.levels
    if shelf.sold is None:
        return levels.overview(shelf.listed)
    found = Counter(standing.level for standing in shelf.own(levels.all(shop=shelf.listed)))
    return tuple((level, found[level]) for level in URGENT_FIRST if level in found)


def _to_decide(shelf: _Shelf) -> tuple[SkuLine, ...]:
    pressing = shelf.own(shelf.desk.store.levels.worst(CONSIDERED, shop=shelf.listed, levels=PRESSING))
    return tuple(line_of(standing) for standing in pressing if standing.quantity)[:LISTED]


def _counted_at(shelf: _Shelf) -> datetime | None:
    """Return of when the newest stock export is that counts for the shop."""
    imported = shelf.desk.store.imported
    stock = imported.newest(shelf.shop.name, "stock") or imported.newest(shelf.listed, "stock")
    return stock[0] if stock else None


def _sold_until(shelf: _Shelf, day: date) -> date | None:
    """Return the day until which sales are known; None: they are until yesterday, or none is."""
    known = shelf.desk.store.imported.sold_until(shelf.shop.name)
    return known if known and (day - known).days > 1 else None


def _steps(shelf: _Shelf) -> tuple[StepLine, ...]:
    """Return how the accepted steps of the clearance ladder go."""
    running = [step for step in shelf.desk.store.clearing.running() if step.plan.shop == shelf.listed]
    return followed(shelf.desk, [step for step in running if shelf.sells(step.plan.product)])


def _waking(asked: Sequence[Suggestion], now: datetime) -> Iterator[WakingLine]:
    """Yield the snoozed suggestions that are asked again soon, the first to wake first."""
    asleep = [(s.snoozed_until, s) for s in asked if s.is_snoozed(now) and s.snoozed_until]
    for until, suggestion in sorted(asleep, key=lambda each: (each[0], each[1].id)):
        if until - now <= SOON:
            yield WakingLine(
                suggestion.product, suggestion.quantity, until, suggestion.snoozed_by, suggestion.snooze_note
            )


def _worse(news: Sequence[Alert]) -> Mapping[Place, Sequence[Alert]]:
    """Return the warnings of what got worse, by item, the most pressing first."""
    found = defaultdict[Place, list[Alert]](list)
    for alert in news:
        if alert.family not in {SURGE, EXPIRY}:
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


def _was_unknown(shelf: _Shelf, since: datetime) -> bool:
    """Return whether the first stock where the shop sells from was counted after that."""
    store, shop = shelf.desk.store, shelf.shop.name
    unknown = store.imported.places_first_counted(since)
    mine = (place for place, shops in store.shops.by_location().items() if shop in {each.name for each in shops})
    return not unknown.isdisjoint(mine)


def _most_at_stake_first(shelf: _Shelf, warned: Mapping[Place, Sequence[Alert]]) -> Mapping[Place, Sequence[Alert]]:
    """Return the same, those first that are about to lose the most sales."""
    standings = shelf.desk.store.levels.all(shop=shelf.listed, levels=PRESSING)
    at_stake = {(it.product, it.location): it.money_minor or 0 for it in standings}
    return dict(sorted(warned.items(), key=lambda each: -at_stake.get(each[0], 0)))


def _level(alert: Alert) -> Level:
    """Return the level at which an item was told."""
    return Level[alert.figures["line"]["level"]]
