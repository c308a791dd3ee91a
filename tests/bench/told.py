"""What it is worth to be told of an event: ``python -m tests.bench.told [--data FOLDER]``.

The events are giant orders that really came, each on its day: who buys so much could have said so, and how much. None
were made up, and what the planner expects of them is what really sold, half of it, or twice as much.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from bot.backtest.proving import redraws
from planner.backtest.planned import Planned
from planner.backtest.record import record_of
from planner.backtest.turnover import Ordered, ordered, step_at, turnover_at
from planner.backtest.verdict import gain
from planner.forecasting.giant_days import giant_days
from planner.model import Events, Flags, Floats, Integers
from tests.bench.decisions import FIRST, LEAD, REVIEW, SEED, SHARE
from tests.bench.real_sales import web_shop_asked

IN_TIME = LEAD + REVIEW


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody says of the events."""

    words: str
    notice: int  # [days] before each
    part: float  # of what it then sold


SET_APART = Told("on its day, so that it makes no rate", 0, 0.0)
WAYS = (
    Told("7 days before", 7, 1.0),
    Told("21 days before", 21, 1.0),
    Told(f"{IN_TIME} days before, as a lead time and a review take", IN_TIME, 1.0),
    Told("the same, half of what came", IN_TIME, 0.5),
    Told("the same, twice what came", IN_TIME, 2.0),
)


def main() -> None:
    shop = web_shop_asked(__doc__)
    reports = ~shop.chosen()
    for line in _lines(shop.units[reports], shop.price[reports]):
        print(line, flush=True)


def told_of(units: Floats, item: Integers, day: Integers, told: Told) -> Planned:
    """Return what a planner is told of what sold on these days, one entry each."""
    came, nothing = units[item, day] * told.part, np.zeros(len(item))
    return Planned(Events(item, came, day, day, nothing, nothing > 0), np.maximum(day - told.notice, 0))


def _lines(units: Floats, price: Floats) -> Iterator[str]:
    item, day = giant_days(units)
    judged = record_of(units).can_be_judged(FIRST)
    counts = (day >= FIRST + IN_TIME) & judged[item]
    value = units * price[:, None]
    of_all = value[item, day][counts].sum() / value[judged, FIRST + IN_TIME :].sum()
    yield f"B, from day {FIRST} on: {counts.sum()} giant orders, {of_all:.1%} of the demand's value"
    yield f"\nstock at {SHARE:.0%} of demand served, {LEAD} days of lead time, ordered every {REVIEW}; lost and stock"
    yield "are of items with such an order, with the care that serves as much where it is told on its day\n"
    yield "| told | turns a year | against on its day | lost | stock of a mean day |\n|---|---|---|---|---|"
    draws = redraws(len(price), np.random.default_rng(SEED))
    with_one = np.isin(np.flatnonzero(judged), item[counts])

    def played(planned: Planned | None) -> Ordered:
        record = record_of(units, planned=planned)
        return ordered(record, price, lead_time=LEAD, review=REVIEW, first=FIRST, only="ours")["ours"]

    yield _row("never, and it makes a rate", played(None), with_one)
    base = played(told_of(units, item, day, SET_APART))
    step = step_at(SHARE, base)
    yield _row(SET_APART.words, base, with_one, step)
    for told in WAYS:
        it = played(told_of(units, item, day, told))
        found = gain(it, base, SHARE, draws[:, judged])
        yield _row(told.words, it, with_one, step, f"{found.value:+.0%} ({found.low:+.0%} … {found.high:+.0%})")


def _row(words: str, it: Ordered, rows: Flags, step: int | None = None, against: str = "") -> str:
    lost, stock = ("", "") if step is None else (f"{column[step, rows].sum():,.0f}" for column in (it.lost, it.stock))
    return f"| {words} | {turnover_at(SHARE, it):.2f} | {against} | {lost} | {stock} |"


if __name__ == "__main__":
    main()
