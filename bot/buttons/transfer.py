"""Accept a transfer: what another location can spare is on its way, once, and no longer counted where it was."""

import json
from collections.abc import Iterator, Sequence
from datetime import timedelta

from bot.desk import Action, Asker, Desk, Pressed
from bot.errors import DeadButton
from bot.errors.order import TransferMoved
from bot.judging.judgement import judge
from bot.judging.surging import help_offered, surging_now
from bot.messages.ordering.transfer_note import transfer_note
from bot.messages.reply import Message
from bot.messages.stock.transfer import TRANSFER, Transfer
from bot.ordering.purchasing import card_values, told_at
from bot.ordering.rechecking import recheck
from bot.ordering.spending import Cost, demand_within_limit
from bot.store import Move, Outgoing, PurchaseOrder
from bot.telling.cards import card_again

ACTION = TRANSFER
KIND = "transfer"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    desk.demand(asker.user, Action.APPROVE)
    product, origin, destination, units = _asked(pressed.value)
    seen, now = desk.store.moves.so_far(product), desk.now()
    judgements = judge(desk, products=[product])
    offered = help_offered(desk, judgements, surging_now(desk, judgements, product)).transfers
    possible = [it for it in offered.get((product, destination), ()) if it.origin == origin]
    order = None
    if [it.units for it in possible] == [units]:
        (transfer,) = possible
        demand_within_limit(desk, asker, [_cost(transfer)])
        today = next(
            judgement.catalogue.as_of for judgement in judgements if destination in judgement.catalogue.items.location
        )
        move = Move(product, origin, destination, units, today + timedelta(days=transfer.days))
        order = desk.store.moves.accept(move, seen, asker.user, now, lambda made: _told(desk, made))
    if order is not None:
        recheck(desk, [product])
    if pressed.is_private and judgements:
        yield card_again(desk, asker, pressed.mark, product)
    if order is None:
        desk.store.outbox.touch(f"product:{product}")
        raise TransferMoved(origin, destination)
    yield transfer_note(card_values(desk, order, ()), asker.voice)


def _asked(value: str) -> tuple[str, str, str, int]:
    """Return product, origin, destination and units. Raises: DeadButton."""
    try:
        product, origin, destination, units = json.loads(value)
    except (ValueError, TypeError):
        raise DeadButton from None
    return str(product), str(origin), str(destination), int(units)


def _cost(transfer: Transfer) -> Cost:
    return Cost(None if transfer.cost_minor is None else {transfer.currency: transfer.cost_minor})


def _told(desk: Desk, order: PurchaseOrder) -> Sequence[Outgoing]:
    """Return what those who send and those who wait are told."""
    return told_at(desk, order, KIND, {order.origin, *(line.location for line in order.lines)})
