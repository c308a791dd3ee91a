"""The played warehouse: what would have lain there had each item been ordered in its style; every sale stays."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from sample.lines import HELD_BACK_DAYS, LAST_DAY, Line, Product, Shop, stable
from sample.suppliers import Style, Terms, style, terms

SHIPPING = time(15, 0)
RECEIVING = time(7, 0)
OPENING_DAYS = 60  # [days] of real first sales the opening stock covers
LAST_LOOK = date(2011, 9, 19)  # the last day anybody ordered a forgotten item
USUAL_LINES = 10  # a line beyond so many usual ones is taken for a one-off when ordering; fast sellers have none
QUARTER_STARTS = (2, 5, 8, 11)  # months; orders go out on their first working day


@dataclass(frozen=True, slots=True)
class Order:
    """An order to a supplier, as the played buyer placed it."""

    number: str
    shop: Shop
    sku: str
    quantity: int
    placed: date
    promised: date
    arrives: date  # what really happens; may be later than promised


@dataclass(slots=True)
class Shelf:
    """One SKU in one shop: its lines, its orders, what came in."""

    shop: Shop
    product: Product
    terms: Terms
    style: Style
    lines: list[Line]
    orders: list[Order] = field(default_factory=list)
    receipts: list[tuple[datetime, int]] = field(default_factory=list)

    def on_hand(self, at: datetime) -> int:
        """Return the units lying there."""
        came = sum(units for when, units in self.receipts if when <= at)
        return came - sum(line.units for line in self.lines if line.shipped and line.shipped <= at)

    def committed(self, at: datetime) -> int:
        """Return the units paid, not shipped and not cancelled."""
        return sum(line.units for line in self.lines if line.placed <= at and not any(line.state(at)[:2]))

    def open_orders(self, at: datetime) -> list[Order]:
        """Return what is on its way."""
        return [order for order in self.orders if order.placed <= at.date() and received(order) > at]


def play(lines: list[Line], products: dict[str, Product]) -> list[Shelf]:
    """Return every shelf after both shops were played; fills in each line's ``shipped``."""
    own: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        own[line.shop.code, line.sku].append(line)
    shelves = []
    for _, held in sorted(own.items()):
        product = products[held[0].sku]
        shelf = Shelf(held[0].shop, product, terms(product), style(held[0].shop, product), held)
        _play(shelf)
        shelves.append(shelf)
    return shelves


def received(order: Order) -> datetime:
    """Return when an order really comes in."""
    return datetime.combine(order.arrives, RECEIVING)


def _play(shelf: Shelf) -> None:
    """Walk through the working days: receive, ship the oldest that fit, look whether to order."""
    first = shelf.lines[0].placed.date()
    until = first + timedelta(days=OPENING_DAYS)
    opening = sum(line.units for line in shelf.lines if line.placed.date() < until)
    opening = _whole_cartons(opening, shelf.terms)
    shelf.receipts.append((datetime.combine(first, RECEIVING), opening))
    on_hand, waiting, coming = opening, list(shelf.lines), 0
    arrivals: dict[date, int] = defaultdict(int)
    for today in _days(first):
        if arrivals[today]:
            shelf.receipts.append((datetime.combine(today, RECEIVING), arrivals[today]))
            on_hand, coming = on_hand + arrivals[today], coming - arrivals[today]
        if today.weekday() >= 5:
            continue
        shipping = datetime.combine(today, SHIPPING)
        for line in [line for line in waiting if line.placed.date() < today]:
            if not line.withdrawn and line.units <= on_hand:
                line.shipped = shipping
                on_hand -= line.units
                waiting.remove(line)
        backlog = sum(line.units for line in waiting if line.placed.date() <= today and not line.withdrawn)
        quantity = _wanted(shelf, today, on_hand + coming - backlog) if today < LAST_DAY else 0
        if quantity:
            order = _place(shelf, today, quantity)
            shelf.orders.append(order)
            arrivals[order.arrives] += quantity
            coming += quantity


def _days(first: date) -> Iterator[date]:
    last = LAST_DAY + timedelta(days=HELD_BACK_DAYS)
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def _rate(shelf: Shelf, today: date, window: int) -> float:
    """Return the units sold a day over the window before today."""
    since = max(today - timedelta(days=window), shelf.lines[0].placed.date())
    usual = sorted(line.units for line in shelf.lines)[len(shelf.lines) // 2] * USUAL_LINES
    lines = [line for line in shelf.lines if since <= line.placed.date() < today and not line.withdrawn]
    units = sum(line.units if shelf.product.kind == "fast" else min(line.units, usual) for line in lines)
    return units / max((today - since).days, 14)


def _wanted(shelf: Shelf, today: date, position: int) -> int:
    """Return what the buyer orders today, in units; 0 where nothing."""
    supplier = shelf.terms.supplier
    if shelf.style is Style.QUARTERLY:
        if today.month not in QUARTER_STARTS or today.day > 3 or _ordered_lately(shelf, today):
            return 0
        up_to = _rate(shelf, today, 90) * (100 + supplier.max_lead_time)
        return _lot(shelf, up_to - position)
    if shelf.style is Style.FORGOTTEN and today > LAST_LOOK:
        return 0
    rate = _rate(shelf, today, 30 if shelf.product.kind in {"fast", "new"} else 90)
    if shelf.style is Style.LEAN:
        point, lot = rate * (supplier.lead_time + 8), rate * 14
    else:
        point, lot = rate * (supplier.max_lead_time + 15), rate * 36
    if shelf.style is Style.TOO_MUCH:
        lot = _rate(shelf, today, 90) * 200
    return _lot(shelf, point + lot - position) if rate and position <= point else 0


def _ordered_lately(shelf: Shelf, today: date) -> bool:
    return bool(shelf.orders) and today - shelf.orders[-1].placed < timedelta(days=10)


def _lot(shelf: Shelf, units: float) -> int:
    return _whole_cartons(max(units, shelf.terms.supplier.moq), shelf.terms) if units > 0 else 0


def _whole_cartons(units: float, bought: Terms) -> int:
    return max(1, -int(-units // bought.case_pack)) * bought.case_pack


def _place(shelf: Shelf, today: date, quantity: int) -> Order:
    """Return the order with the day it is promised for and the day it really comes: five of ten in time."""
    supplier = shelf.terms.supplier
    dealt = stable(f"delay {shelf.shop.code} {shelf.product.sku} {len(shelf.orders)}")
    promised = _working_day(today + timedelta(days=supplier.lead_time))
    slack = supplier.max_lead_time - supplier.lead_time
    delay = 0 if dealt % 10 < 5 else 1 + dealt // 10 % slack if dealt % 10 < 8 else slack + 10
    arrives = _working_day(today + timedelta(days=supplier.lead_time + delay))
    number = f"PO-{today:%y%m%d}-{shelf.shop.code.upper()}-{shelf.product.sku}"
    return Order(number, shelf.shop, shelf.product.sku, quantity, today, promised, arrives)


def _working_day(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= 5 else 0)
