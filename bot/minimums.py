"""What a supplier asks an order to be worth: said to whoever approves less, with what is missing."""

from collections.abc import Iterator, Sequence

from bot.desk import Asker, Desk
from bot.messages.minimum_note import MinimumShort, minimum_note
from bot.messages.reply import Message
from bot.store import PurchaseOrder
from planner.currency import total
from planner.purchase import State


def short_of_minimum(desk: Desk, asker: Asker, made: Sequence[PurchaseOrder]) -> Iterator[Message]:
    """Yield one message where drafts to these suppliers, which go out together, are worth less than they ask for."""
    minimums = desk.store.suppliers.minimum_orders({order.supplier for order in made})
    if not minimums:
        return
    drafts = [order for order in desk.store.orders.coming() if order.state == State.DRAFT]
    rates, today = desk.store.rates.all(), desk.now().date()
    short: list[MinimumShort] = []
    for supplier, minimum in sorted(minimums.items()):
        lines = [line for order in drafts if order.supplier == supplier for line in order.lines]
        amounts: dict[str, int] = {}
        for line in lines:
            amounts[line.currency] = amounts.get(line.currency, 0) + (line.unit_cost_minor or 0) * line.quantity
        worth = total(amounts, minimum.currency, rates, today)
        is_known = not worth.lacking and all(line.unit_cost_minor is not None for line in lines)
        drafted = worth.amounts.get(minimum.currency, 0)
        if not is_known or drafted < minimum.minor:
            short.append(MinimumShort(supplier, minimum, drafted if is_known else None))
    if short:
        yield minimum_note(short, asker.voice)
