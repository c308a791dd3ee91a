"""Says what was reckoned of slow stock as the values of cards and lists: its causes, its steps, what is accepted."""

from collections.abc import Iterator

import numpy as np

from bot.clearance.laddering import Laddered
from bot.messages.clearance.ladder_values import CauseLine, Ladder, Reckoned, RungLine
from bot.store import StepPlan
from planner.clearance.causes import Cause, Finding
from planner.clearance.ladder import FINER, STRIDE, Step
from planner.currency import minor
from planner.ratio import ratio

MONTH = 365 / 12  # [days]


def best(slow: Laddered, n: int) -> RungLine | None:
    """Return what brings most cash back, be it to leave it as it is; None: nothing can be reckoned, or is to clear."""
    return next(rungs(slow, n), None) if slow.clears(n) else None


def rungs(slow: Laddered, n: int) -> Iterator[RungLine]:
    """Yield the steps that can be taken, the most cash first; where no price is known there is nothing to rank."""
    for step in slow.reckoned.ranked[n][slow.reckoned.ranked[n] >= 0]:
        yield _rung(slow, n, Step(int(step)))


def ladder_of(slow: Laddered, n: int) -> Ladder:
    """Return everything a card says of it."""
    likely = int(slow.causes.likely[n])
    return Ladder(
        units=round(slow.lots.units[n]),
        days=round(slow.given(n)),
        window=slow.policy.window,
        cause=Cause(likely) if likely >= 0 else None,
        causes=tuple(_cause(slow, n, cause) for cause in Cause),
        rungs=tuple(rungs(slow, n)),
        is_guessed=bool(slow.reckoned.is_guessed[n]),
        storage_minor=minor(slow.lots.units[n] * slow.lots.storage_fee[n] * MONTH, slow.about[n].currency),
        tries=tuple(each.line for each in slow.tries[n].values()),
        cost_minor=minor(slow.lots.landed_cost[n], slow.about[n].currency),
        sold_out_minor=minor(slow.reckoned.sold_out[n], slow.about[n].currency),
        lowest=slow.known.lowest[n],
        no_rate_to=slow.about[n].currency if np.isinf(slow.lots.floor[n]) else "",
        sell_by=slow.sell_by(n),
        expires=bool(slow.lots.lasts[n] <= slow.policy.clear_days),
        lacks_rate=(slow.about[n].cost_currency, slow.about[n].currency) if slow.lacks_rate[n] else None,
    )


def reckoning(slow: Laddered, n: int) -> Iterator[Reckoned]:
    """Yield each step with everything that goes into its cash."""
    found, about = slow.reckoned, slow.about[n]
    for rung in rungs(slow, n):
        step = rung.step
        yield Reckoned(
            rung=rung,
            pace=float(found.pace[n, step]),
            pace_now=float(slow.lots.pace[n]),
            storage_minor=minor(found.storage[n, step], about.currency) or 0,
            rest_minor=minor(found.rest[n, step], about.currency) or 0,
            offers=float(slow.lots.offers[n]),
            take_up=float(slow.lots.take_up[n]),
            uplift=float(slow.lots.uplift[n]),
            elasticity=float(slow.lots.elasticity[n]) + 0.0,  # no power of minus nothing
            tells=bool(slow.tells[n]),
            policy=slow.policy,
            knows_fee=bool(slow.knows_fee[n]),
            units=round(slow.lots.units[n]),
            sold_out_minor=minor(found.sold_out[n], about.currency) if step == Step.WAIT else None,
            whole_storage_minor=minor(slow.lots.units[n] * found.kept[n, step] - found.sold_out[n], about.currency)
            or 0,
            others=tuple(_other_markdowns(slow, n)) if step == Step.MARKDOWN else (),
            tried=slow.tries[n][step].line if step in slow.tries[n] else None,
            lowest=slow.known.lowest[n],
            forbids=bool(slow.lots.price[n] * (1 - STRIDE) < slow.lots.floor[n]),
        )


def _other_markdowns(slow: Laddered, n: int) -> Iterator[tuple[float, int]]:
    """Yield the next smaller and the next larger markdown that can be taken, with the cash each brings."""
    cash = slow.reckoned.by_discount[n]
    best = int(np.argmax(cash))
    for other in (best - 1, best + 1):
        if 0 <= other < len(cash) and np.isfinite(cash[other]):
            yield (other + 1) * STRIDE, minor(float(cash[other]), slow.about[n].currency) or 0


def planned(slow: Laddered, n: int, step: Step) -> StepPlan | None:
    """Return a step as it is accepted; None: it cannot be taken."""
    if step == Step.WAIT or not slow.clears(n) or step not in slow.reckoned.ranked[n]:
        return None
    found, about, rung = slow.reckoned, slow.about[n], _rung(slow, n, step)
    pace, at_once = float(found.pace[n, step]), step in {Step.OFF_SITE, Step.GIVE_AWAY}
    return StepPlan(
        product=about.product,
        location=about.location,
        name=about.name,
        shop=about.shops[0],
        rung=rung.to_values(),
        units=round(slow.lots.units[n]),
        given=rung.days if at_once else slow.given(n),
        pace=None if at_once else pace,
        pace_before=float(slow.lots.pace[n]),
        commission=slow.policy.clear_commission if step == Step.COMMISSION else 0.0,
        currency=about.currency,
    )


def _rung(slow: Laddered, n: int, step: Step) -> RungLine:
    found, currency, pair = slow.reckoned, slow.about[n].currency, int(slow.partner[n])
    is_bundle = step == Step.BUNDLE
    return RungLine(
        step=step,
        price_minor=_price(float(found.price[n, step]), currency),
        share=_share(slow, n, step),
        units=int(found.units[n, step]),
        days=float(found.days[n, step]),
        cash_minor=minor(found.cash[n, step], currency) or 0,
        currency=currency,
        other=slow.known.others[pair].product if is_bundle else "",
        other_name=slow.known.others[pair].name if is_bundle else "",
        together=int(slow.known.pairs.together[pair]) if is_bundle else 0,
        of_item=int(slow.known.pairs.of_item[pair]) if is_bundle else 0,
        kept_minor=_price(float(found.kept[n, step]), currency),
        before_minor=minor(slow.lots.price[n], currency) if step == Step.MARKDOWN else None,
        fee=float(slow.lots.fee[n]),
    )


def _price(price: float, currency: str) -> float | None:
    """Return a price in the smallest coin; off-site perhaps to a hundredth of one."""
    coins = minor(price * FINER, currency)
    return None if coins is None else coins / FINER if coins % FINER else coins // FINER


def _share(slow: Laddered, n: int, step: Step) -> float:
    """Return what of the price a step gives away to sell more."""
    given = {
        Step.BUNDLE: slow.policy.bundle_discount,
        Step.COMMISSION: slow.policy.clear_commission,
        Step.MARKDOWN: float(slow.reckoned.discount[n]),
    }
    return given.get(step, 0.0)


def _cause(slow: Laddered, n: int, cause: Cause) -> CauseLine:
    seen = slow.evidence
    clicked, ordered = ratio(seen.clicks, seen.impressions), ratio(seen.ads_orders, seen.clicks)
    fastest = np.maximum(seen.recent, seen.earlier)
    measured = {
        Cause.RETURNED: (ratio(seen.returned, seen.sold), seen.sold),
        Cause.UNSEEN: (seen.impressions, seen.usual_impressions),
        Cause.UNCLICKED: (clicked, seen.usual_clicks),
        Cause.UNBOUGHT: (ordered, seen.usual_orders),
        Cause.FADED: (seen.recent, seen.earlier),
        Cause.OVERBOUGHT: (seen.units, ratio(seen.units, fastest, otherwise=np.inf)),
    }
    value, beside = (float(column[n]) for column in measured[cause])
    return CauseLine(cause, Finding(int(slow.causes.found[cause, n])), value, beside, int(slow.earlier_days[n]))
