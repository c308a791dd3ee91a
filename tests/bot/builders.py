"""Shops, sales and counts as small as a test needs them: only what matters is named."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.desk import Desk, Profile
from bot.opening import desk_of
from bot.sandbox.forms import elements_in
from bot.sandbox.judge import check_message
from bot.sandbox.words import words_of
from bot.settings import Settings
from bot.store import Database, Shop, Store
from bot.telling.announcements import announcement
from planner.intake.facts import OrderLine, StockCount
from planner.intake.workbook.sheet import Entry

MONDAY = datetime(2026, 11, 2, 14, 30, tzinfo=UTC)  # London keeps UTC; too late for a digest
CHANNEL = "C0UK"
ADD = ["shop", "add", "UK Home", "--market", "gb", "--tz", "Europe/London", "--currency", "gbp"]

Fills = Callable[[Desk], None]  # puts into the store of a desk what the tests of a file begin with
Filled = Callable[[Desk, Fills], Desk]  # the desk, when that is done
Says = Callable[..., tuple[int, str, str]]  # runs a verb; exit status, what it said, what it complained of


@dataclass(slots=True)
class Clock:
    """Stands still until told otherwise."""

    now: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **time: float) -> None:
        self.now += timedelta(**time)


class HastyClock(Clock):
    """Every look at it is later than the one before, as in life."""

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now


@dataclass(frozen=True, slots=True)
class Left:
    """A message that left for a channel."""

    kind: str
    channel: str
    words: str
    buttons: tuple[str, ...]
    is_new: bool  # else: the one posted before was updated


class Outside:
    """A Slack that knows nobody and no channel."""

    def profile(self, user: str) -> Profile | None:
        return None

    def is_in(self, channel: str) -> bool:
        return False


def a_shop(name: str = "UK Home", **changes: Any) -> Shop:
    said = {"market": "GB", "tz": "Europe/London", "currency": "GBP", "channel": CHANNEL, "date_order": "day_first"}
    return Shop(name=name, **(said | changes))


def a_desk(store: Store, clock: Clock, **settings: Any) -> Desk:
    return desk_of(Settings(**settings), store, clock=clock)


def a_store(database: Database, *shops: Shop) -> Store:
    store = database.store("main")
    for shop in shops or (a_shop(),):
        store.shops.add(shop, now=MONDAY)
    return store


def sells(
    store: Store,
    now: datetime,
    per_day: int,
    *,
    sku: str = "SKU123",
    shop: str = "UK Home",
    days: int = 45,
    name: str = "Lunch Bag",
    until: int = 1,
    first: int = 0,
    every: int = 1,
    nothing_until: date | None = None,
    price_minor: int = 500,
) -> None:
    """Import one order line of ``per_day`` units for each of the last ``days`` days, ``until`` days ago the newest.

    ``every``: 2 leaves every second of these days out, the first of them stays.
    ``nothing_until``: the day until which it is known that nothing was sold after them.
    They are too few for a service level: the buffer rule judges, whose numbers one can check in the head.
    """
    lines = []
    for ago in range(until, until + days, every):
        paid = (now - timedelta(days=ago)).replace(hour=12, minute=0)
        lines.append(
            OrderLine(
                order_id=f"{sku}-{shop}-{paid:%Y%m%d}-{first}",
                sku_id=f"id-{sku}",
                seller_sku=sku,
                name=name,
                variation="",
                quantity=per_day,
                returned=0,
                created=paid,
                paid=paid,
                shipped=paid + timedelta(hours=1),
                delivered=None,
                cancelled=None,
                subtotal_minor=price_minor * per_day,
                currency="GBP",
                warehouse="",
            )
        )
    whole = (now.date() - timedelta(days=days), nothing_until) if nothing_until else None
    run = store.imports.begin(shop, "orders", f"{sku} {shop} {now} {days} {first}", "orders.csv", now, now, whole)
    store.imports.stage(run, "orders", lines)
    store.imports.switch(run, now)


def counted(
    store: Store, now: datetime, *, shop: str = "UK Home", name: str = "Lunch Bag", page: str = "9", **skus: int
) -> None:
    """Import a stock export: the units of each SKU, all of one product page."""
    counts = [
        StockCount(
            product_id=page,
            sku_id=f"id-{sku}",
            seller_sku=sku,
            name=name,
            variation="",
            quantity=quantity,
            price_minor=900,
            currency="GBP",
            warehouse="",
        )
        for sku, quantity in skus.items()
    ]
    run = store.imports.begin(shop, "stock", f"{skus} {shop} {now}", "stock.xlsx", now, now)
    store.imports.stage(run, "stock", counts)
    store.imports.switch(run, now)


def planned(store: Store, now: datetime, terms: Sequence[Entry] = (), coming: Sequence[Entry] = ()) -> None:
    """Import the planning workbook."""
    run = store.imports.begin("", "plan", f"{terms} {coming} {now}", "planning.xlsx", now, now)
    store.imports.stage(run, "products", terms)
    store.imports.stage(run, "inbound", coming)
    store.imports.switch(run, now)


def terms(sku: str = "SKU123", **said: Any) -> Entry:
    """Return a row of the sheet of products."""
    return Entry(
        "Products", 3, {"product": sku, "supplier": "Yiwu Bags", "unit_cost": "1.20", "currency": "USD"} | said
    )


def coming(sku: str, quantity: int, arrives: date, **said: Any) -> Entry:
    """Return a row of the sheet of what is on its way."""
    return Entry("Inbound", 3, {"product": sku, "quantity": quantity, "arrives": arrives.isoformat()} | said)


def stocked(store: Store, now: datetime, on_shelf: int, *, per_day: int = 5, sku: str = "SKU123") -> None:
    """A SKU that sold ``per_day`` units on each of the last 45 days and was counted just now.

    Its lead time is 30 days and its buffer 15 days of sales: the threshold is 45 days of sales, an order brings it up
    to 81 days of sales (another 45 · 0.8).
    """
    sells(store, now, per_day, sku=sku)
    counted(store, now, **{sku: on_shelf})


def sold_now(store: Store, now: datetime, number: int, *, sku: str = "SKU123", shop: str = "UK Home") -> None:
    """One unit is paid for now and not shipped yet."""
    line = OrderLine(
        order_id=f"now-{number}",
        sku_id=f"id-{sku}",
        seller_sku=sku,
        name="",
        variation="",
        quantity=1,
        returned=0,
        created=now,
        paid=now,
        shipped=None,
        delivered=None,
        cancelled=None,
        subtotal_minor=500,
        currency="GBP",
        warehouse="",
    )
    run = store.imports.begin(shop, "orders", f"now {number}", "orders.csv", now, now)
    store.imports.stage(run, "orders", [line])
    store.imports.switch(run, now)


def leaving(desk: Desk) -> list[Left]:
    """Deliver what is due to a Slack that takes everything it would take, and return it."""
    left = []
    while leased := desk.store.outbox.lease(desk.now(), timedelta(seconds=90)):
        message = announcement(desk, leased.kind, leased.values)
        check_message(message.text, list(message.blocks))
        desk.store.outbox.sent(leased.id, leased.revision, leased.ts or f"{leased.id}.0")
        words = words_of({"text": message.text, "blocks": list(message.blocks)}, {}, "Europe/London")
        buttons = tuple(one["text"]["text"] for _, one in elements_in(list(message.blocks)) if one["type"] == "button")
        left.append(Left(leased.kind, leased.channel, words, buttons, is_new=leased.ts is None))
    return left


def told(desk: Desk, kind: str) -> list[str]:
    """Return the words of the new messages of a kind that are due."""
    return [each.words for each in leaving(desk) if each.kind == kind and each.is_new]
