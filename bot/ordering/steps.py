"""Takes a purchase order a step further, or back: who may, and what follows, whether it is pressed or typed."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from bot.desk import Action, Asker, Desk
from bot.errors.order import NoDay, NotUnits, PastDay
from bot.messages.reply import Message
from bot.ordering.purchasing import more_came, order_asked, outcome, outcome_rechecked
from bot.store import PurchaseOrder
from bot.understanding.typed import whole_meant
from planner.purchase import RECEIVABLE, State

MOST = 999_999_999  # [units] more is a slip


def mark(desk: Desk, asker: Asker, asked: str, to: State) -> Iterator[Message]:
    """Mark it ordered or shipped: everybody can see since when and by whom. Raises: NotAllowed, OrderMoved."""
    desk.demand(asker.user, Action.ORDER)
    order, version = order_asked(desk, asked)
    changed = desk.store.orders.move(order.number, version, to, asker.user, desk.now())
    yield from outcome(desk, asker, changed)


def cancel(desk: Desk, asker: Asker, asked: str) -> Iterator[Message]:
    """Await no more what has not come; once it was ordered, undone or not, an approver says so.

    Raises: NotAllowed, OrderMoved, ListsFollow.
    """
    desk.demand(asker.user, Action.ORDER)
    order, version = order_asked(desk, asked)
    if order.state in RECEIVABLE or any(step.action == State.ORDERED for step in desk.store.orders.steps(order.number)):
        desk.demand(asker.user, Action.CANCEL)
    changed = desk.store.orders.move(order.number, version, State.CANCELLED, asker.user, desk.now())
    yield from outcome_rechecked(desk, asker, changed)


def take_back(desk: Desk, asker: Asker, asked: str) -> Iterator[Message]:
    """Take the last step back, while nothing newer stands on it.

    Raises: NotAllowed, ReceiptStands, OrderMoved, ListsFollow.
    """
    desk.demand(asker.user, Action.ORDER)
    order, version = order_asked(desk, asked)
    changed = desk.store.orders.take_back(order.number, version, asker.user, desk.now())
    yield from outcome_rechecked(desk, asker, changed)


def give_day(desk: Desk, asker: Asker, asked: str, day: date) -> Iterator[Message]:
    """Count on the order on a day that was checked. Raises: OrderMoved, ListsFollow."""
    order, version = order_asked(desk, asked)
    changed = desk.store.orders.date(order.number, version, day, asker.user, desk.now())
    yield from outcome_rechecked(desk, asker, changed)


def take_in(
    desk: Desk, asker: Asker, asked: str, units: Mapping[int, int], *, is_counted: bool = False
) -> Iterator[Message]:
    """Put units of its lines on the shelf, which were checked. Raises: OrderMoved, ListsFollow."""
    order, version = order_asked(desk, asked)
    changed = desk.store.orders.receive(
        order.number,
        version,
        units,
        asker.user,
        desk.now(),
        is_counted=is_counted,
        announce=lambda received: more_came(desk, received),
    )
    yield from outcome_rechecked(desk, asker, changed)


def day_to_come(order: PurchaseOrder, day: date | None, now: datetime) -> date:
    """Return the day on which an order can arrive. Raises: NoDay, PastDay."""
    if day is None:
        raise NoDay
    if day < (today := order.today(now)):
        raise PastDay(today)
    return day


def units_typed(typed: str) -> int:
    """Return how many units were typed. Raises: NotUnits, WhichNumber.

    >>> units_typed("1,000")
    1000
    """
    units = whole_meant(typed)
    if units is None or units > MOST:
        raise NotUnits
    return units
