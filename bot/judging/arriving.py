"""When an order placed now is there: by sea as usual, and by air."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, isfinite

from bot.desk import Desk
from bot.judging.judgement import Judgement, judge

Place = tuple[str, str]  # product and location


@dataclass(frozen=True, slots=True)
class Arrival:
    """When an order placed on the supplier's next order day is there by sea, and what flies today by air."""

    by_sea: date
    by_air: date | None  # None: nothing flies
    order_day: date | None  # the fixed day on which the supplier takes the one by sea; None: any day is one


def arrivals(desk: Desk, products: Collection[str]) -> Mapping[Place, Arrival]:
    """Return when what is ordered of products now is there, by product and location."""
    return {
        (about.product, about.location): arrival(judgement, i)
        for judgement in judge(desk, products=sorted(products))
        for i, about in enumerate(judgement.catalogue.about)
    }


def arrival(judgement: Judgement, i: int) -> Arrival:
    """Return when what is ordered of an item now is there.

    That is the usual day also where the threshold is planned with the longest lead time, so that all SKUs of an order
    name one.
    """
    today, by_air = judgement.catalogue.as_of, float(judgement.plan.air_lead_time[i])
    ordered, is_fixed = judgement.order_day(i) or today, isfinite(judgement.catalogue.items.order_day[i])
    return Arrival(
        by_sea=ordered + timedelta(days=ceil(judgement.plan.usual_lead_time[i])),
        by_air=today + timedelta(days=ceil(by_air)) if isfinite(by_air) else None,
        order_day=ordered if is_fixed else None,
    )
