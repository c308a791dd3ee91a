"""Describes an ad to clear slow stock: who really buys it, in words, at what price, and how much to spend."""

from collections.abc import Iterator

import numpy as np

from bot.desk import Desk
from bot.laddering import Laddered
from bot.messages.clearance_ad_values import AdPlan, Bought
from bot.slow_stock import aged
from planner.clearance_ad import clearance_ad
from planner.currency import minor
from planner.intake.money import decimals
from planner.ladder import Step

OTHERS = 3  # products named


def ads_for(desk: Desk, product: str) -> Iterator[AdPlan]:
    """Yield an ad for each location where a product is slow and its price is known."""
    for part in aged(desk, [product]):
        for n, row in enumerate(part.slow.rows):
            countries = desk.store.evidence.countries(part.numbers[row], part.catalogue.as_of)
            plan = _plan(part.slow, n, countries)
            if plan is not None:
                yield plan


def _plan(slow: Laddered, n: int, countries: tuple[tuple[str, int], ...]) -> AdPlan | None:
    """Return an ad for what the markdown leaves, at its price; at today's where that brings more, or nobody knows."""
    found, about = slow.reckoned, slow.about[n]
    prices = [step for step in found.ranked[n].tolist() if step in {Step.MARKDOWN, Step.WAIT}]
    step = Step(prices[0]) if prices else Step.WAIT
    price = minor(found.price[n, step], about.currency)
    if price is None:
        return None
    left = slow.lots.units[n] - np.nan_to_num(found.units[n, step])
    cost = slow.known.cost_per_order[n] / 10 ** decimals(about.currency)
    inputs = (left, found.kept[n, step], found.price[n, Step.OFF_SITE], cost)
    ad = clearance_ad(*(np.array([value], float) for value in inputs))
    amounts = {f"{name}_minor": minor(float(getattr(ad, name)[0]), about.currency) for name in AMOUNTS}
    return AdPlan(
        product=about.product,
        name=about.name,
        location=about.location,
        currency=about.currency,
        countries=tuple(Bought(name, "", orders) for name, orders in countries),
        others=_others(slow, n),
        orders=int(slow.known.orders[n]),
        price_minor=price,
        share=float(found.discount[n]) if step == Step.MARKDOWN else 0.0,
        units=int(left),
        days=round(slow.policy.clear_days),
        cost_minor=minor(cost, about.currency),
        **amounts,
    )


AMOUNTS = ("most", "aim", "budget", "gain")


def _others(slow: Laddered, n: int) -> tuple[Bought, ...]:
    """Return what is most often in the same orders."""
    pairs = slow.known.pairs
    mine = np.flatnonzero(pairs.item == n)
    often = mine[np.argsort(-pairs.together[mine], kind="stable")][:OTHERS]
    named = [(slow.known.others[pair], int(pairs.together[pair])) for pair in often]
    return tuple(Bought(other.product, other.name, orders) for other, orders in named)
