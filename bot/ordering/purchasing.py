"""What everything about purchase orders shares: which one is asked, how it is shown, what the person is told."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from bot.desk import Asker, Desk
from bot.errors import DeadButton
from bot.errors.order import OrderMoved
from bot.messages.ordering.delivery_line import DeliveryLine
from bot.messages.ordering.order_card import order_card
from bot.messages.ordering.order_line import STATE_WORDS, OrderLine
from bot.messages.ordering.order_values import CardLine, CardStep, OrderCard
from bot.messages.reply import Message
from bot.ordering.rechecking import rechecked_and_shown
from bot.store import EVERYTHING, Changed, OrderedLine, Outgoing, PurchaseOrder, Shop, Step, Wanted, last_step
from bot.wording import Voice
from planner.purchase import Late

OVER_RECEIPT = "over_receipt"  # told to channels
VALUE = re.compile(r"(?P<number>PO-[0-9]{1,15}):(?P<version>[0-9]{1,15})")


def open_orders(desk: Desk, shop: str | None = None, wanted: Wanted = EVERYTHING) -> tuple[OrderLine, ...]:
    """Return the open orders (of a shop, that are wanted), late ones first, then by arrival."""
    return tuple(order_line(order, order.late(desk.now())) for order in orders_open(desk, shop, wanted))


def orders_open(desk: Desk, shop: str | None, wanted: Wanted) -> tuple[PurchaseOrder, ...]:
    """Return the same orders with all that is known of them."""
    now, (first, last) = desk.now(), wanted.days or (date.min, date.max)
    orders = [
        order
        for order in desk.store.orders.coming()
        if wanted.reference is None
        and shop in {None, order.shop}
        and first <= order.arrives <= last
        and wanted.product in {None, *(line.product for line in order.lines)}
        and wanted.supplier in {None, order.supplier}
    ]
    return tuple(sorted(orders, key=lambda order: (order.late(now) is None, order.arrives)))


def deliveries(
    desk: Desk,
    shop: str | None = None,
    wanted: Wanted = EVERYTHING,
    *,
    first: int = 0,
    count: int | None = None,
) -> tuple[DeliveryLine, ...]:
    """Return what the planning workbook lists as on its way (to where a shop sells from), by arrival."""
    now, served = desk.now(), desk.store.shops.by_location()
    today = {place: now.astimezone(ZoneInfo(shops[0].tz)).date() for place, shops in served.items()}
    return tuple(
        DeliveryLine(
            reference=it.reference,
            product=it.product,
            location=it.location,
            supplier=it.supplier,
            units=it.units,
            arrives=it.arrives,
            is_overdue=it.arrives < today[it.location],
        )
        for it in desk.store.deliveries.all(_places(served, shop), wanted, first=first, count=count)
    )


def deliveries_counted(desk: Desk, shop: str | None = None, wanted: Wanted = EVERYTHING) -> int:
    """Return how many those are."""
    return desk.store.deliveries.count(_places(desk.store.shops.by_location(), shop), wanted)


def suppliers(desk: Desk) -> frozenset[str]:
    """Return who supplies what is ordered or on its way, as far as that is known."""
    places = _places(desk.store.shops.by_location(), None)
    return (desk.store.deliveries.suppliers(places) | {order.supplier for order in desk.store.orders.coming()}) - {""}


def _places(served: Mapping[str, Sequence[Shop]], shop: str | None) -> list[str]:
    """Return where a shop sells from; every location that serves one where none is named."""
    return [place for place, shops in served.items() if shop in {None, *(each.name for each in shops)}]


def order_asked(desk: Desk, value: str) -> tuple[PurchaseOrder, int]:
    """Return the order a button or window stands for, and the version it showed. Raises: DeadButton."""
    said = VALUE.fullmatch(value)
    order = desk.store.orders.one(said["number"]) if said else None
    if said is None or order is None:
        raise DeadButton
    return order, int(said["version"])


def demand_latest(desk: Desk, order: PurchaseOrder, version: int, voice: Voice) -> None:
    """Tell the person where the order has changed since their card was made. Raises: OrderMoved."""
    if order.version != version:
        raise _moved(order, desk.store.orders.steps(order.number), voice)


def told_at(desk: Desk, order: PurchaseOrder, kind: str, places: Collection[str]) -> tuple[Outgoing, ...]:
    """Return one message about an order a channel of the shops that sell from some places."""
    said = dict[str, Outgoing]()
    for place, shops in desk.store.shops.by_location().items():
        for shop in shops:
            if place in places and shop.channel:
                key, values = f"{kind}:{order.number}:{shop.channel}", {"order": order.number}
                said[shop.channel] = Outgoing(key, shop.channel, kind, order.subject, values)
    return tuple(said.values())


def more_came(desk: Desk, order: PurchaseOrder) -> tuple[Outgoing, ...]:
    """Return what the channels are told of an order of which more came than was ordered; nothing where none did."""
    return told_at(desk, order, OVER_RECEIPT, {line.location for line in order.lines if line.received > line.quantity})


def outcome_rechecked(desk: Desk, asker: Asker, changed: Changed) -> Iterator[Message]:
    """Show the outcome of what changes stock or what is on its way, with its products checked anew.

    Raises: OrderMoved, ListsFollow.
    """
    products = [line.product for line in changed.order.lines] if changed.won else []
    yield from rechecked_and_shown(desk, products, lambda: outcome(desk, asker, changed))


def outcome(desk: Desk, asker: Asker, changed: Changed) -> Iterator[Message]:
    """Show the card as it is now in the place of the old one; tell the one who came too late who was first.

    Raises: OrderMoved.
    """
    yield order_card(card_values(desk, changed.order, changed.steps), asker.voice, replaces=True)
    if not changed.won:
        raise _moved(changed.order, changed.steps, asker.voice)


def card_values(desk: Desk, order: PurchaseOrder, steps: Sequence[Step]) -> OrderCard:
    """Return the order as its card and windows show it."""
    now = desk.now()
    approved = CardStep(order.created_at, order.created_by, "approved", 0, None)
    return OrderCard(
        number=order.number,
        version=order.version,
        supplier=order.supplier,
        state=order.state,
        arrives=order.arrives,
        late=order.late(now),
        today=order.today(now),
        lines=tuple(map(_line, order.lines)),
        steps=(approved, *map(_step, steps)),
        origin=order.origin,
        undo=_step(last) if (last := last_step(steps)) else None,
    )


def order_line(order: PurchaseOrder, late: Late | None) -> OrderLine:
    """Return the order in one line."""
    said = (order.number, order.supplier, order.state, order.missing, order.arrives, late, order.origin)
    return OrderLine(*said, flies=all(line.mode == "air" for line in order.lines))


def _line(line: OrderedLine) -> CardLine:
    return CardLine(
        line=line.line,
        product=line.product,
        location=line.location,
        quantity=line.quantity,
        received=line.received,
        missing=line.missing,
        cost_minor=line.cost_minor,
        currency=line.currency,
        mode=line.mode,
    )


def _step(step: Step) -> CardStep:
    arrives = date.fromisoformat(step.values["arrives"])
    return CardStep(step.at, step.user, step.action, step.values.get("units", 0), arrives)


def _moved(order: PurchaseOrder, steps: Sequence[Step], voice: Voice) -> OrderMoved:
    who, when = (steps[-1].user, steps[-1].at) if steps else (order.created_by, order.created_at)
    return OrderMoved(order.number, STATE_WORDS[order.state][1], voice.person(who), when)
