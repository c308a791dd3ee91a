"""Describes an ad to clear slow stock: who really buys it, in words, at what price, and how much to spend."""

from collections.abc import Collection, Iterator

import numpy as np

from bot.clearance.laddering import Laddered
from bot.clearance.rungs import rungs
from bot.clearance.slow_stock import aged
from bot.desk import Desk
from bot.messages.clearance.clearance_ad_values import AdPlan, Buyers, Companion
from planner.clearance.ad import clearance_ad
from planner.clearance.causes import CLICKED_OF, Cause
from planner.clearance.ladder import Step
from planner.currency import minor
from planner.intake.money import decimals

OTHERS = 3  # products named
OWN_ORDERS = 5  # through ads of its own; of fewer, with few clicks, what they cost says little


def ads_for(desk: Desk, product: str, places: Collection[str] = ()) -> Iterator[AdPlan]:
    """Yield an ad for each location (of these) where a product of a known price is to be cleared, slow or to expire."""
    for part in aged(desk, [product]):
        for n, row in enumerate(part.slow.rows):
            countries = desk.store.evidence.countries(part.numbers[row], part.catalogue.as_of)
            plan = _plan(part.slow, n, countries) if part.slow.clears(n) else None
            if plan is not None and (not places or plan.location in places):
                yield plan


def _plan(slow: Laddered, n: int, countries: tuple[tuple[str, int], ...]) -> AdPlan | None:
    """Return an ad for what the best step with a price leaves; at today's where it is unseen, or nothing sells."""
    found, about = slow.reckoned, slow.about[n]
    lines = [rung for rung in rungs(slow, n) if rung.step in PRICED]
    is_unseen = slow.causes.likely[n] == Cause.UNSEEN and bool(lines)  # its price is not what is wrong
    rung = lines[0] if lines and not is_unseen else None
    step = rung.step if rung else Step.WAIT
    price = minor(found.price[n, step], about.currency)
    if price is None:
        return None
    left = slow.lots.units[n] - np.nan_to_num(found.units[n, step])
    kept, off_site = float(found.kept[n, step]), _off_site(slow, n)
    own = _own_cost(slow, n)
    times = float(found.pace[n, step] / slow.lots.pace[n]) if step == Step.MARKDOWN else 1.0
    cost = (slow.known.cost_per_order[n] if own is None else own / times) / 10 ** decimals(about.currency)
    beyond = np.nan if is_unseen else float(found.cash[n, step] - found.cash[n, Step.WAIT])
    numbers = (left, kept, off_site or 0.0, cost, beyond, slow.lots.coins[n])
    ad = clearance_ad(*(np.array([number], float) for number in numbers))
    paid, most, aim = int(ad.units[0]), minor(ad.most[0], about.currency), minor(ad.aim[0], about.currency)
    return AdPlan(
        product=about.product,
        name=about.name,
        location=about.location,
        currency=about.currency,
        countries=tuple(Buyers(country, orders) for country, orders in countries),
        others=_others(slow, n),
        orders=int(slow.known.orders[n]),
        price_minor=price,
        rung=rung,
        is_worth=rung is None or rung.step != Step.WAIT,
        units=int(left),
        paid=paid,
        days=round(slow.given(n)),
        cost_minor=minor(cost, about.currency),
        kept_minor=minor(kept, about.currency),
        off_site_minor=None if off_site is None else minor(off_site, about.currency),
        is_unseen=is_unseen,
        own_minor=None if own is None else round(own),
        times=times,
        beyond_minor=minor(beyond, about.currency),
        most_minor=most,
        aim_minor=aim,
        budget_minor=paid * aim if aim is not None else None,
        gain_minor=paid * (most - aim) if most is not None and aim is not None else None,
    )


def _off_site(slow: Laddered, n: int) -> float | None:
    """Return what a unit brings off-site [money]; None: it expires before a buyer is found there."""
    is_possible = np.isfinite(slow.reckoned.cash[n, Step.OFF_SITE])
    return float(slow.reckoned.price[n, Step.OFF_SITE]) if is_possible else None


def _own_cost(slow: Laddered, n: int) -> float | None:
    """Return what an order through the item's own ads costs [smallest coin]; None: too few saw or bought to say."""
    spent, orders = float(slow.known.ads_cost[n]), float(slow.known.ads_orders[n])
    tells = orders >= OWN_ORDERS or slow.known.clicks[n] >= CLICKED_OF
    return spent / max(orders, 1.0) if tells and spent > 0 else None


PRICED = {Step.WAIT, Step.BUNDLE, Step.COMMISSION, Step.MARKDOWN}  # that sell unit by unit, where an ad can help


def _others(slow: Laddered, n: int) -> tuple[Companion, ...]:
    """Return what is most often in the same orders."""
    pairs = slow.known.pairs
    mine = np.flatnonzero(pairs.item == n)
    often = mine[np.argsort(-pairs.together[mine], kind="stable")][:OTHERS]
    named = [(slow.known.others[pair], int(pairs.together[pair])) for pair in often]
    return tuple(Companion(other.product, other.name, orders) for other, orders in named)
