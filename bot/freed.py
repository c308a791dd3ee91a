"""Holds the cash that slow stock can bring back against the orders that wait for money."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np

from bot.desk import Desk
from bot.messages.freed_values import Freed, PaidOrder
from bot.messages.ladder_values import RungLine
from bot.messages.reorder_values import ReorderLine
from bot.reordering import to_decide
from bot.reported import summed
from planner.currency import Rate, total
from planner.freed import share_paid

NAMED = 3
LEAST = 0.01  # [share] of the first order; cash that pays less of it is no help with it


def freed_by(desk: Desk, rungs: Iterable[RungLine]) -> Freed | None:
    """Return what the cash of these steps could pay; None: next to none, no order waits, or a rate is missing."""
    amounts = summed((rung.currency, rung.cash_minor) for rung in rungs)
    rates, today = desk.store.rates.all(), desk.now().date()
    waiting = to_decide(desk, "").lines  # in the order in which they are listed there
    paid_in = Counter(each.currency for each in waiting if each.currency).most_common(1)
    currency = desk.reporting_currency or next(iter(amounts if len(amounts) == 1 else dict(paid_in)), "")
    cash = total(amounts, currency, rates, today)
    coins = cash.amounts.get(currency, 0)
    payable = [(each, cost) for each in waiting if (cost := _cost(each, currency, rates, today))]
    if cash.lacking or coins <= 0 or not payable:
        return None
    shares = share_paid(float(coins), np.array([cost for _, cost in payable], float))
    if shares[0] < LEAST:
        return None
    paid = int((shares >= 1).sum())
    first = [
        PaidOrder(
            *(each.product, each.location, each.quantity, each.cost_minor or 0, each.currency, each.order_by),
            is_late=each.order_by is not None and each.order_by < each.today,
            share=share,
        )
        for (each, _), share in zip(payable[:NAMED], shares.tolist(), strict=False)
        if share > 0
    ]
    return Freed(
        cash_minor=coins,
        currency=currency,
        paid=paid,
        orders=len(payable),
        first=tuple(first),
        more=max(paid - NAMED, 0),
    )


def _cost(line: ReorderLine, currency: str, rates: Sequence[Rate], today: date) -> int:
    """Return what an order costs in a currency; 0 where nobody knows."""
    if line.cost_minor is None or not currency:
        return 0
    if line.currency == currency:
        return line.cost_minor
    cost = total({line.currency: line.cost_minor}, currency, rates, today)
    return 0 if cost.lacking else cost.amounts.get(currency, 0)
