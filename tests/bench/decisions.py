"""What decisions are worth on real sales: ``make bench-decisions``; ``python -m tests.bench.decisions --data FOLDER``.

Half of the items, A, and their days before the 574th chose the planner's numbers; the other half, B, reports (how to
go by last year was chosen on A with B in view): over the whole time, and from the 574th day on.
Brackets hold a 90 % bootstrap interval over series.
"""

import platform
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from planner.backtest.boosting import always, where_it_won
from planner.backtest.proof import Asked
from planner.backtest.record import Record, record_of
from planner.backtest.rhythms import FOUR_WEEKS, QUARTER, rhythms
from planner.backtest.rivals import RIVALS, Foretold, Rival, Taught, ours
from planner.backtest.trials import scores
from planner.backtest.turnover import ordered
from planner.backtest.verdict import Estimate, accuracy, gain, turns
from planner.forecasting.boost import is_installed
from planner.model import Floats, History
from planner.policy import Learned, Policy
from tests.bench.peers import installed, quick, slow
from tests.bench.real_sales import RealSales, folder_asked, fresh_shops, sample_shop, web_shop

HORIZON, LEAD, REVIEW, SHARE = 45, 30, 7, 0.97
FIRST, SPLIT = 365, 574
"""[days] of history before the first forecast; the day from which on nothing was chosen."""
TRIED = 670
"""Configurations that were tried on A, about."""
REDRAWS, SEED = 400, 1
NAMES = {"article": "30-day mean, days of buffer (the article)", "textbook": "30-day mean, z·sd·√L (the textbook)"}
NAMES |= {"ours": "**Quartermaster**", "mean": "its mean, which orders go by"}
NAMES |= {"boosted": "Quartermaster, boosted where that had won before", "always": "the same, boosted always"}
NAMES |= {"always mean": "its mean, boosted always"}
HEAD = ("", "WAPE", "against the mean", "bias", "95 % covers", "pinball, of the textbook's")
TURNS = ("", "turns a year", "against the mean", "Quartermaster against it")


def main() -> None:
    folder = folder_asked(__doc__)
    begun, shop, fresh = time.perf_counter(), web_shop(folder), fresh_shops(folder)
    _say(_made_with())
    if shop is None:
        _say(f"\nThere are no sales in {folder}: measured on the part that is shipped.")
        _small(sample_shop())
    else:
        _large(shop)
    if fresh is not None:
        _fresh(fresh)
    _say(f"\n{time.perf_counter() - begun:,.0f} s")


def _large(shop: RealSales) -> None:
    a = shop.chosen()
    _say(f"\n{shop.name}: {a.sum()} series A, {(~a).sum()} series B, {shop.units.shape[1]} days.")
    _say(f"About {TRIED} configurations were tried on A before day {SPLIT}.")
    _say("But for last year's weeks nothing was chosen with B in view.")
    early = record_of(shop.units[a, :SPLIT])
    _accuracy(f"A, days {FIRST} to {SPLIT}: chosen on", early, range(FIRST, SPLIT - HORIZON + 1, 7), RIVALS)
    _turnover(f"A, days {FIRST} to {SPLIT}: chosen on", early, shop.price[a], FIRST, RIVALS)
    peers = {**RIVALS, **quick()}
    record, price, days = record_of(shop.units[~a]), shop.price[~a], shop.units.shape[1]
    for what, first in ((f"B, from day {FIRST} on", FIRST), (f"B, from day {SPLIT} on", SPLIT)):
        _accuracy(what, record, range(first, days - HORIZON + 1, 7), peers)
        _turnover(what, record, price, first - (LEAD + REVIEW if first == SPLIT else 0), peers)
    _accuracy(
        f"B, from day {FIRST} on, every four weeks", record, range(FIRST, days - HORIZON + 1, 28), {**RIVALS, **slow()}
    )
    _rhythm(f"B, from day {FIRST} on", record, price, FIRST)


def _small(shop: RealSales) -> None:
    a, days = shop.chosen(), shop.units.shape[1]
    first = Asked(LEAD, REVIEW, SHARE).first(days)
    _say(f"\n{shop.name}: {(~a).sum()} series B of {len(a)}, {days} days, {first} of them before the first forecast.")
    record, price, peers = record_of(shop.units[~a]), shop.price[~a], {**RIVALS, **quick()}
    _accuracy(f"B, from day {first} on", record, range(first, days - HORIZON + 1, 7), peers)
    _turnover(f"B, from day {first} on", record, price, first, peers, shares=(0.9, SHARE))
    _rhythm(f"B, from day {first} on", record, price, first)


def _fresh(shop: RealSales) -> None:
    days = shop.units.shape[1]
    _say(f"\n{shop.name}: {len(shop.ids)} series, {days} days; {HORIZON} known, {days - HORIZON} foretold.")
    record = record_of(shop.units, in_stock=shop.in_stock)
    _accuracy("all series, day 45", record, [HORIZON], {**RIVALS, **quick()})


def _accuracy(what: str, record: Record, origins: Sequence[int], rivals: Mapping[str, Rival]) -> None:
    rivals, taught = {**rivals, "mean": _mean}, {**_boosted(), **({"always mean": _boosted_mean} if _boosted() else {})}
    asked = record_of(record.units, in_stock=record.in_stock, rivals=rivals, taught=taught)
    found = accuracy(scores(asked, HORIZON, list(origins)), _draws(len(record.units)))
    _say(f"\n{HORIZON} days ahead, {len(origins)} origins; {what}\n")
    _table(
        HEAD,
        (
            (
                NAMES.get(name, name),
                f"{found.error[name].value:.3f}",
                "" if name in {"article", "textbook"} else _percent(found.change[name]),
                f"{found.bias[name].value:+.1%}",
                _percent(found.cover[name], "{:.1%}"),
                _percent(found.pinball[name], "{:.0%}"),
            )
            for name in (*rivals, *taught)
        ),
    )


def _mean(history: History, known_days: Floats, days: float, policy: Policy, learned: Learned) -> Foretold:
    """Return what we expect, judged as what is as often too high as too low: as the daily rate, not the median."""
    found = ours(history, known_days, days, policy, learned)
    return replace(found, middle=found.mean)


def _boosted() -> Mapping[str, Taught]:
    return {"boosted": where_it_won, "always": always} if is_installed() else {}


def _boosted_mean(history: History, known_days: Floats, days: float, policy: Policy, learned: Learned) -> Rival:
    rival = always(history, known_days, days, policy, learned)

    def mean(*known: Any) -> Foretold:
        found = rival(*known)
        return replace(found, middle=found.mean)

    return mean


def _turnover(
    what: str,
    record: Record,
    price: Floats,
    first: int,
    rivals: Mapping[str, Rival],
    shares: Sequence[float] = (SHARE,),
) -> None:
    asked = record_of(record.units, in_stock=record.in_stock, rivals=rivals, taught=_boosted())
    played = ordered(asked, price, lead_time=LEAD, review=REVIEW, first=first)
    draws = _draws(len(price))[:, record.can_be_judged(first)]
    for share in shares:
        found = turns(played, share, draws)
        _say(f"\nstock at {share:.0%} of demand served, {LEAD} days of lead time, ordered every {REVIEW}; {what}\n")
        _table(
            TURNS,
            (
                (
                    NAMES.get(name, name),
                    _often(found[name]),
                    "" if name == "article" else _percent(gain(it, played["article"], share, draws), "{:+.0%}"),
                    "" if name == "ours" else _percent(gain(played["ours"], it, share, draws), "{:+.0%}"),
                )
                for name, it in played.items()
            ),
        )


def _rhythm(what: str, record: Record, price: Floats, first: int) -> None:
    played = rhythms(record, price, lead_time=LEAD, reviews=(QUARTER, FOUR_WEEKS, REVIEW), first=first)
    draws = _draws(len(price))[:, record.can_be_judged(first)]
    found = turns(played, SHARE, draws)
    _say(f"\nordering seldom, by the article's rule, at {SHARE:.0%} of demand served; {what}\n")
    _table(
        ("", "turns a year", f"against every {max(played, default=0)} days"),
        (
            (
                f"every {review} days",
                _often(found[review]),
                "" if review == max(played) else _percent(gain(it, played[max(played)], SHARE, draws), "{:+.0%}"),
            )
            for review, it in played.items()
        ),
    )


def _draws(items: int) -> Floats:
    chance = np.random.default_rng(SEED)
    return chance.multinomial(items, np.full(items, 1 / items), size=REDRAWS).astype(np.float64)


def _often(it: Estimate) -> str:
    return f"{it.value:.2f}" if np.isfinite(it.value) else "never serves it"


def _percent(it: Estimate, form: str = "{:+.1%}") -> str:
    if not np.isfinite(it.value):
        return "–"
    said: Callable[[float], str] = form.format
    return said(it.value) + (f" ({said(it.low)} … {said(it.high)})" if np.isfinite(it.low) else "")


def _table(head: Sequence[str], rows: Iterator[Sequence[str]]) -> None:
    _say("| " + " | ".join(head) + " |")
    _say("|" + "---|" * len(head))
    for row in rows:
        _say("| " + " | ".join(row) + " |")


def _made_with() -> str:
    peers = [
        f"{name} {found}" if found else f"{name} is missing (pip install .[peers])"
        for name, found in installed().items()
    ]
    return f"Python {platform.python_version()}, NumPy {np.__version__}, {', '.join(peers)}"


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main()
