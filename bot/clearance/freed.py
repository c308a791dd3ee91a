"""Holds the cash that slow stock can bring back against the orders that wait for money."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from bot.desk import Desk
from bot.messages.clearance.freed_values import Freed, PaidOrder
from bot.ordering.choosing import choice
from bot.store import Chosen, Costing
from planner.clearance.freed import share_paid
from planner.currency import Amounts, Rate, total

NAMED = 3
LEAST = 0.01  # [share] of the first order; cash that pays less of it is no help with it


def freed_by(desk: Desk, amounts: Amounts) -> Freed | None:
    """Return what so much cash could pay; None: next to none, no order waits, or a rate is missing."""
    rates, today = desk.store.rates.all(), desk.now().date()
    chosen = choice(desk)
    waiting = desk.store.to_decide.costs(chosen)  # in the order in which they are listed there
    prices = list(zip(waiting.columns["currency"].tolist(), waiting.columns["cost_minor"].tolist(), strict=True))
    paid_in = Counter(code for code, _ in prices if code).most_common(1)
    currency = desk.reporting_currency or next(iter(amounts if len(amounts) == 1 else dict(paid_in)), "")
    cash = total(amounts, currency, rates, today)
    coins = cash.amounts.get(currency, 0)
    known = {price: _cost(*price, currency, rates, today) for price in set(prices)}
    costs = np.array([known[price] for price in prices], float)
    payable = np.flatnonzero(costs)
    if cash.lacking or coins <= 0 or not payable.size:
        return None
    shares = share_paid(float(coins), costs[payable])
    if shares[0] < LEAST:
        return None
    paid = int((shares >= 1).sum())
    named = zip(waiting.part(payable[:NAMED]), shares.tolist(), strict=False)
    first = {each: share for each, share in named if share > 0}
    return Freed(
        cash_minor=coins,
        currency=currency,
        paid=paid,
        orders=len(payable),
        first=_named(desk, chosen, first),
        more=max(paid - NAMED, 0),
    )


def _named(desk: Desk, chosen: Chosen, paid: Mapping[Costing, float]) -> tuple[PaidOrder, ...]:
    """Return the orders that are named, as they are asked for now, each with the share of it that is paid."""
    found = desk.store.suggestions.these([each.id for each in paid])
    return tuple(
        PaidOrder(
            product=asked.product,
            location=asked.location,
            quantity=asked.quantity,
            cost_minor=each.cost_minor or 0,
            currency=each.currency,
            order_by=asked.order_by,
            is_late=asked.order_by is not None and asked.order_by < chosen.today_at(asked.shop),
            share=share,
        )
        for each, share in paid.items()
        if (asked := found.get(each.id))
    )


def _cost(paid_in: str, cost: int | None, currency: str, rates: Sequence[Rate], today: date) -> int:
    """Return what an order costs in a currency; 0 where nobody knows."""
    if cost is None or not currency or paid_in == currency:
        return cost if cost and currency else 0
    found = total({paid_in: cost}, currency, rates, today)
    return 0 if found.lacking else found.amounts.get(currency, 0)
