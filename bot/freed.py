"""Holds the cash that slow stock can bring back against the orders that wait for money."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

import numpy as np

from bot.desk import Desk
from bot.messages.freed_values import Freed, PaidOrder
from bot.messages.ladder_values import RungLine
from bot.reported import summed
from bot.store import Suggestion
from planner.currency import Rate, total
from planner.freed import share_paid

NAMED = 3


def freed_by(desk: Desk, rungs: Iterable[RungLine]) -> Freed | None:
    """Return what the cash of these steps could pay; None: it is none, no order waits, or a rate is missing."""
    amounts = summed((rung.currency, rung.cash_minor) for rung in rungs)
    rates, today = desk.store.rates.all(), desk.now().date()
    waiting = [each for each in desk.store.suggestions.open() if not each.is_snoozed(desk.now())]
    paid_in = Counter(each.currency for each in waiting if each.currency).most_common(1)
    currency = desk.reporting_currency or next(iter(amounts if len(amounts) == 1 else dict(paid_in)), "")
    cash = total(amounts, currency, rates, today)
    coins = cash.amounts.get(currency, 0)
    costs = {each.id: _cost(each, currency, rates, today) for each in waiting}
    payable = [each for each in sorted(waiting, key=_pressing) if costs[each.id]]
    if cash.lacking or coins <= 0 or not payable:
        return None
    shares = share_paid(float(coins), np.array([costs[each.id] for each in payable], float))
    paid = int((shares >= 1).sum())
    shown = [
        PaidOrder(each.product, each.location, each.quantity, costs[each.id], each.order_by, float(share))
        for each, share in zip(payable[:NAMED], shares, strict=False)
        if share > 0
    ]
    return Freed(coins, currency, paid, len(payable), tuple(shown))


def _pressing(suggestion: Suggestion) -> tuple[date, int]:
    return suggestion.order_by or date.max, suggestion.id


def _cost(suggestion: Suggestion, currency: str, rates: Iterable[Rate], today: date) -> int:
    """Return what an order costs in a currency; 0 where nobody knows."""
    if suggestion.unit_cost_minor is None or not currency:
        return 0
    cost = total({suggestion.currency: suggestion.unit_cost_minor * suggestion.quantity}, currency, tuple(rates), today)
    return 0 if cost.lacking else cost.amounts.get(currency, 0)
