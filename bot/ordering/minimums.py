"""What a supplier asks an order to be worth: said to whoever approves less, with what is missing."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from bot.desk import Asker, Desk
from bot.messages.ordering.minimum_note import MinimumShort, minimum_note
from bot.messages.reply import Message
from bot.ordering.reported import summed
from bot.store import PurchaseOrder, Worth
from planner.currency import total
from planner.intake.money import Amount
from planner.purchase import State


def short_of_minimum(desk: Desk, asker: Asker, made: Sequence[PurchaseOrder]) -> Iterator[Message]:
    """Yield one message where drafts to these suppliers, which go out together, are worth less than they ask for."""
    if short := _short(desk, {order.supplier for order in made}, ()):
        yield minimum_note(short, asker.voice)


def short_with(desk: Desk, bought: Sequence[Worth]) -> tuple[MinimumShort, ...]:
    """Return the suppliers whose drafts, with what would be bought of them, are worth less than they ask for."""
    return _short(desk, {each.supplier for each in bought}, bought)


def _short(desk: Desk, suppliers: Collection[str], bought: Sequence[Worth]) -> tuple[MinimumShort, ...]:
    minimums = desk.store.suppliers.minimum_orders(suppliers)
    worth = _worth(desk, minimums, bought)
    return tuple(
        MinimumShort(supplier, minimum, worth[supplier])
        for supplier, minimum in sorted(minimums.items())
        if (known := worth[supplier]) is None or known < minimum.minor
    )


def drafted(desk: Desk, minimums: Mapping[str, Amount]) -> Mapping[str, int | None]:
    """Return what the drafts to each supplier are worth, in the smallest coin of its minimum; None: nobody can tell."""
    return _worth(desk, minimums, ())


def missing(desk: Desk, minimums: Mapping[str, Amount], snoozed: Sequence[Worth]) -> Mapping[str, int | None]:
    """Return what each supplier's drafts, all that is asked for now, and what is snoozed still lack to its minimum.

    In the smallest coin of the minimum; 0 or less: it is met; None: nobody can tell.
    """
    asked = desk.store.suggestions.worth(list(minimums), desk.now()) if minimums else ()
    worth = _worth(desk, minimums, [*asked, *snoozed])
    return {name: None if (known := worth[name]) is None else it.minor - known for name, it in minimums.items()}


def _worth(desk: Desk, minimums: Mapping[str, Amount], asked: Iterable[Worth]) -> Mapping[str, int | None]:
    if not minimums:
        return {}
    orders = [order for order in desk.store.orders.coming() if order.state == State.DRAFT]
    drafts = [Worth(order.supplier, line.currency, line.cost_minor) for order in orders for line in order.lines]
    going = [each for each in (*asked, *drafts) if each.supplier in minimums]
    rates, today = desk.store.rates.all(), desk.now().date()
    found: dict[str, int | None] = {}
    for supplier, minimum in minimums.items():
        mine = [each for each in going if each.supplier == supplier]
        worth = total(summed((each.currency, each.minor) for each in mine), minimum.currency, rates, today)
        known = worth.amounts.get(minimum.currency, 0)  # of what has no cost or rate nothing: enough is enough without
        is_known = not worth.lacking and all(each.minor is not None for each in mine)
        found[supplier] = known if is_known or known >= minimum.minor else None
    return found
