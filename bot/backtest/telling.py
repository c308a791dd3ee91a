"""Says what came out of a check against the past, line by line, as it stands in a terminal."""

import math
from collections.abc import Callable, Iterator, Sequence

from bot.backtest.gathering import Sales
from bot.backtest.read_told import read_lines
from bot.backtest.verdict import FEW, verdict
from bot.messages.backtest_words import POLICIES
from bot.terminal import aligned
from bot.wording import Voice
from planner.backtest.proof import Proof
from planner.backtest.rhythms import QUARTER
from planner.backtest.turnover import Ordered, tradeoff
from planner.backtest.verdict import Estimate

RIVALS = ("article", "textbook", "ours", "boosted")  # the last one where it was asked for
OURS = {"ours", "boosted"}


def lines(sales: Sales, proof: Proof, lead_spread: float, placing_cost: float, voice: Voice) -> Iterator[str]:
    """Yield everything there is to say; the verdict comes last."""
    yield from read_lines(sales, voice)
    yield from _terms(sales, proof, lead_spread, voice)
    yield ""
    yield voice.say(
        "Forecast of what sells until the next order arrives ({days})", days=voice.days(proof.asked.horizon)
    )
    yield from _indented(_accuracy(proof, voice))
    yield ""
    yield _stock(proof, voice)
    yield from _indented(_turns(proof, voice))
    yield ""
    yield from _rhythm(proof, placing_cost, voice)
    yield ""
    yield voice.say("In brackets: the range of the figure in 90 of 100 redraws of the SKUs.")
    if int(proof.judged.sum()) < FEW:
        yield voice.count("With {n} SKU that says little.", "With {n} SKUs that says little.", int(proof.judged.sum()))
    yield ""
    yield verdict(proof, voice, sales.largest_day())


def in_words(sales: Sales, proof: Proof, lead_spread: float, voice: Voice) -> Iterator[str]:
    """Yield what was read, what was asked and the verdict, as they stand beside the figures of the workbook."""
    yield from read_lines(sales, voice)
    yield from _terms(sales, proof, lead_spread, voice)
    yield _stock(proof, voice)
    yield verdict(proof, voice, sales.largest_day())


def _terms(sales: Sales, proof: Proof, lead_spread: float, voice: Voice) -> Iterator[str]:
    yield voice.say(
        "Judged: {skus} from {day} on. On each day only what lay before it was known. An order takes {lead} and is "
        "placed every {review}.",
        skus=voice.count("{n} SKU", "{n} SKUs", int(proof.foretold.sum())),
        day=sales.day(proof.first),
        lead=voice.days(proof.asked.lead_time),
        review=voice.days(proof.asked.review),
    )
    if later := int(proof.foretold.sum() - proof.judged.sum()):
        yield voice.say(
            "{skus} of these first sold too late for orders from that day on: counted in the forecast, not in stock.",
            skus=voice.count("{n} SKU", "{n} SKUs", later),
        )
    if lead_spread:
        yield voice.say("Its lead time strays by {days}.", days=voice.days(lead_spread))
    if proof.asked.moq > 1:
        yield voice.say("An order is of {n} units at least.", n=proof.asked.moq)


def _stock(proof: Proof, voice: Voice) -> str:
    share, days = voice.share(proof.asked.share), voice.days(proof.days)
    return voice.say("Stock, where {share} of the demand is served ({days})", share=share, days=days)


def _accuracy(proof: Proof, voice: Voice) -> Iterator[Sequence[str]]:
    found = proof.accuracy
    yield (
        "",
        voice.say("off by"),
        voice.say("against the mean"),
        voice.say("too much expected"),
        voice.say("95% level was enough"),
        voice.say("its cost, of the textbook's"),
    )
    for name in _asked(proof):
        yield (
            voice.say(POLICIES[name]),
            _share(found.error[name], voice),
            _growth(found.change[name], voice) if name in OURS else "",
            _growth(found.bias[name], voice, is_bare=True),
            _share(found.cover[name], voice),
            _share(found.pinball[name], voice) if name in OURS else voice.share(1) if name == "textbook" else "–",
        )


def _turns(proof: Proof, voice: Voice) -> Iterator[Sequence[str]]:
    yield "", voice.say("turns a year"), voice.say("Quartermaster turns over more often by")
    for name in _asked(proof):
        it = proof.turns[name]
        turns = _figure(it, voice) if math.isfinite(it.value) else _at_most(proof.played[name], voice)
        yield voice.say(POLICIES[name]), turns, "" if name == "ours" else _growth(proof.gain[name], voice)


def _asked(proof: Proof) -> list[str]:
    return [name for name in RIVALS if name in proof.scores]


def _rhythm(proof: Proof, placing_cost: float, voice: Voice) -> Iterator[str]:
    if QUARTER not in proof.rhythm:
        needed = proof.asked.days_for(QUARTER)
        yield voice.say("To see what ordering every quarter costs, {n} days of sales are needed.", n=needed)
    if len(proof.rhythm) < 2:
        return
    yield voice.say(
        "What ordering seldom costs: the 30-day mean and buffer in each rhythm, at the same share served, over the "
        "last {days}",
        days=voice.days(proof.rhythm_days),
    )
    yield from _indented(_rhythms(proof, placing_cost, voice))


def _rhythms(proof: Proof, placing_cost: float, voice: Voice) -> Iterator[Sequence[str]]:
    costs = (voice.say("a year's orders cost"),) if placing_cost else ()
    yield ("", voice.say("turns a year"), voice.say("more often by"), voice.say("orders a SKU and year"), *costs)
    for review, it in proof.rhythm.items():
        orders = proof.rhythm_orders[review]
        cost = (voice.units(orders * int(proof.judged.sum()) * placing_cost),) if placing_cost else ()
        yield (
            voice.count("every {n} day", "every {n} days", review),
            _figure(it, voice) if math.isfinite(it.value) else voice.say("does not serve that much"),
            "" if review == max(proof.rhythm) else _growth(proof.rhythm_gain[review], voice),
            voice.rate(orders) if math.isfinite(orders) else "–",
            *cost,
        )


def _at_most(it: Ordered, voice: Voice) -> str:
    served, _ = tradeoff(it)
    return voice.say("serves {share} at most", share=voice.share(float(served.max())))


def _share(it: Estimate, voice: Voice) -> str:
    return _between(it, voice.share) if math.isfinite(it.value) else "–"


def _growth(it: Estimate, voice: Voice, *, is_bare: bool = False) -> str:
    if not math.isfinite(it.value):
        return "–"
    return voice.growth(round(it.value, 2) + 0.0) if is_bare else _between(it, voice.growth)


def _figure(it: Estimate, voice: Voice) -> str:
    return _between(it, voice.rate)


def _between(it: Estimate, said: Callable[[float], str]) -> str:
    if not math.isfinite(it.low) or it.low == it.high:  # one SKU, redrawn, is the same SKU
        return said(it.value)
    return f"{said(it.value)} ({said(it.low)} … {said(it.high)})"


def _indented(rows: Iterator[Sequence[str]]) -> Iterator[str]:
    yield from (f"  {row}" for row in aligned(rows))
