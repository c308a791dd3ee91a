"""Takes a purchase order further by what is typed: ordered, shipped, receive, arrival, cancel, undo."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from bot.desk import Action, Asker, Desk
from bot.errors.order import NoArrival, NotItsStep, TwoArrivals, WholeOrder
from bot.messages.ordering.order_line import STATE_WORDS
from bot.messages.reply import Message
from bot.ordering import steps
from bot.ordering.typed_receipt import receipt_of
from bot.store import PurchaseOrder, last_step
from bot.understanding.days import days_of
from bot.understanding.typed import quoted
from planner.purchase import BEFORE, COMING, RECEIVABLE, State

UNDO = "undo"
MAY: Mapping[str, Sequence[State]] = {
    "ordered": BEFORE[State.ORDERED],
    "shipped": BEFORE[State.SHIPPED],
    "receive": RECEIVABLE,
    "arrival": COMING,
    "cancel": COMING,
}
"""In which states an order takes each step."""


def stepped(desk: Desk, asker: Asker, verb: str, order: PurchaseOrder, rest: Sequence[str]) -> Iterator[Message]:
    """Take the order, as it stands, a step further; yield its card.

    Raises: NotAllowed, NotItsStep, what is wrong with the words behind it, and what the step raises.
    """
    desk.demand(asker.user, Action.ORDER)
    ways = _ways(desk, order)
    if verb not in ways:
        typed = tuple(f"/po {way} {order.number}" for way in ways)
        raise NotItsStep(order.number, STATE_WORDS[order.state][1], typed)
    for message in VERBS[verb](desk, asker, order, rest):
        yield replace(message, replaces=False)  # no card was pressed


def _ways(desk: Desk, order: PurchaseOrder) -> list[str]:
    """Return the steps that the order can take."""
    ways = [verb for verb, states in MAY.items() if order.state in states]
    return [*ways, UNDO] if last_step(desk.store.orders.steps(order.number)) else ways


def _ordered(desk: Desk, asker: Asker, order: PurchaseOrder, rest: Sequence[str]) -> Iterator[Message]:
    _demand_nothing_behind("ordered", order, rest)
    yield from steps.mark(desk, asker, _asked(order), State.ORDERED)


def _shipped(desk: Desk, asker: Asker, order: PurchaseOrder, rest: Sequence[str]) -> Iterator[Message]:
    _demand_nothing_behind("shipped", order, rest)
    yield from steps.mark(desk, asker, _asked(order), State.SHIPPED)


def _receive(desk: Desk, asker: Asker, order: PurchaseOrder, rest: Sequence[str]) -> Iterator[Message]:
    receipt = receipt_of(desk, order, rest)
    yield from steps.take_in(desk, asker, _asked(order), receipt.units, is_counted=receipt.is_counted)


def _arrival(desk: Desk, asker: Asker, order: PurchaseOrder, rest: Sequence[str]) -> Iterator[Message]:
    typed, now = " ".join(rest), desk.now()
    days = days_of(typed, today := order.today(now))
    days = tuple(day for day in days if day >= today) or days
    if not days:
        raise NoArrival(quoted(typed), order.number)
    if len(days) > 1:
        raise TwoArrivals(quoted(typed), tuple(day.isoformat() for day in sorted(days)))
    yield from steps.give_day(desk, asker, _asked(order), steps.day_to_come(order, days[0], now))


def _cancel(desk: Desk, asker: Asker, order: PurchaseOrder, rest: Sequence[str]) -> Iterator[Message]:
    _demand_nothing_behind("cancel", order, rest)
    yield from steps.cancel(desk, asker, _asked(order))


def _undo(desk: Desk, asker: Asker, order: PurchaseOrder, rest: Sequence[str]) -> Iterator[Message]:
    _demand_nothing_behind(UNDO, order, rest)
    yield from steps.take_back(desk, asker, _asked(order))


def _demand_nothing_behind(verb: str, order: PurchaseOrder, rest: Sequence[str]) -> None:
    """Let nobody cancel all who named a part of it. Raises: WholeOrder."""
    if rest:
        raise WholeOrder(f"/po {verb} {order.number}")


def _asked(order: PurchaseOrder) -> str:
    """Return the order as its buttons name it."""
    return f"{order.number}:{order.version}"


VERBS: Mapping[str, Callable[[Desk, Asker, PurchaseOrder, Sequence[str]], Iterator[Message]]] = {
    "ordered": _ordered,
    "shipped": _shipped,
    "receive": _receive,
    "arrival": _arrival,
    "cancel": _cancel,
    UNDO: _undo,
}
WORDS_FOR: Mapping[str, str] = {
    **{verb: verb for verb in VERBS},
    **dict.fromkeys(("已下单", "下单"), "ordered"),
    **dict.fromkeys(("ship", "已发货", "发货"), "shipped"),
    **dict.fromkeys(("received", "收货"), "receive"),
    **dict.fromkeys(("arrives", "到货"), "arrival"),
    **dict.fromkeys(("cancelled", "取消"), "cancel"),
    "撤销": UNDO,
}
"""What else people type for them."""
