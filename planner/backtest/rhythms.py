"""What ordering seldom costs: the article's rule, ordered every quarter, every four weeks and every week."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from planner.backtest.record import Record
from planner.backtest.rivals import article
from planner.backtest.turnover import Ordered, ordered
from planner.model import Floats, Integers

QUARTER, FOUR_WEEKS = 91, 28
"""[days] between two orders."""


def rhythms(
    record: Record,
    price: Floats,
    *,
    lead_time: int,
    reviews: Sequence[int],
    first: int,
    moq: float = 1.0,
    late: Integers | None = None,
    told: Callable[[int, int], None] = lambda _done, _of: None,
) -> Mapping[int, Ordered]:
    """Return what the article's rule would have come to in each rhythm, over the same days.

    Whole rounds of the slowest rhythm are judged, the newest ones: half a round would show a shelf full, or empty. A
    rhythm of which no round fits behind the first order is left out.

    Args:
        record: what really sold; items that cannot be judged on ``first`` are left out.
        price: [money/unit] of each item, shape (items,).
        lead_time: [days] of an order.
        reviews: [days] between two orders, each >= 1.
        first: column of the first order.
        moq: [units] of an order at least.
        late: [days] that an order takes longer, by the day it is placed on, shape (days from ``first`` on, items).
        told: called with how many plays are done, of how many.

    Returns:
        By its days between two orders, the slowest first; empty where none fits.
    """
    days = record.units.shape[1]
    fit = sorted({review for review in reviews if days - first - lead_time - review >= review}, reverse=True)
    if not fit:
        return {}
    slowest = fit[0]
    judged_from = days - (days - first - lead_time - slowest) // slowest * slowest
    alone = replace(record, rivals={"article": article})
    found = {}
    for done, review in enumerate(fit, start=1):
        terms = {"lead_time": lead_time, "review": review, "first": first, "judged_from": judged_from}
        found[review] = ordered(alone, price, moq=moq, late=late, **terms)["article"]
        told(done, len(fit))
    return found
