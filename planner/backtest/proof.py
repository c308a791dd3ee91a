"""The whole check against a shop's own past: what was foretold, what ordering by it comes to, and how sure that is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from planner.backtest.record import YEAR, Record
from planner.backtest.rhythms import FOUR_WEEKS, QUARTER, rhythms
from planner.backtest.trials import Score, scores
from planner.backtest.turnover import Ordered, ordered, orders_at
from planner.backtest.verdict import Accuracy, Estimate, accuracy, gain, turns
from planner.model import Flags, Floats, Integers

LEAST_PAST = 30
"""[days] of sales before the first day one stands on."""
LEAST_JUDGED, JUDGED = 14, 28
"""[days] that are judged at least, and where the past allows it; or one round of orders where that is longer."""
EVERY, OFTEN = 14, 7
"""[days] between two days a forecast is judged from; the latter where the past is short."""
SHORT = 168
"""[days] to stand on, below which the past is short."""

Told = Callable[[str, int, int], None]
"""Called with which part is at work ("foretold", "ordered", "rhythms"), how much of it is done, and of how much."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be checked."""

    lead_time: int  # [days] of an order
    review: int  # [days] between two orders
    share: float  # of the demand's value to be served, 0 to 1
    moq: float = 1.0  # [units] of an order at least

    @property
    def horizon(self) -> int:
        """Return how long an order has to last [days]: until the next one arrives."""
        return self.lead_time + self.review

    @property
    def days_needed(self) -> int:
        """Return how long a past must be [days]."""
        return LEAST_PAST + self.horizon + max(self.review, LEAST_JUDGED)

    def first(self, days: int) -> int:
        """Return the first column one stands on: half of the past lies before it, and a year is enough.

        >>> Asked(30, 7, 0.97).first(739), Asked(30, 7, 0.97).first(400), Asked(30, 7, 0.97).first(90)
        (365, 200, 30)
        """
        latest = days - self.horizon - max(self.review, JUDGED)
        return max(LEAST_PAST, min(days // 2, YEAR, latest))

    def origins(self, days: int) -> list[int]:
        """Return the columns one stands on to foretell what sells until the next order arrives."""
        first = self.first(days)
        span = days - self.horizon + 1 - first
        return list(range(first, first + span, OFTEN if span < SHORT else EVERY))

    def days_for(self, review: int) -> int:
        """Return how long a past must be to judge a whole round of such a rhythm [days].

        >>> Asked(30, 7, 0.97).days_for(91)
        423
        """
        behind = self.lead_time + 2 * review
        return max(self.days_needed, min(2 * behind - 1, YEAR + behind))


@dataclass(frozen=True, slots=True)
class Proof:
    """What came out."""

    asked: Asked
    first: int  # column of the first day one stood on
    days: int  # in which stock was judged
    judged: Flags  # which items could be judged on the first day, shape (items,)
    scores: Mapping[str, Score]
    accuracy: Accuracy
    played: Mapping[str, Ordered]
    turns: Mapping[str, Estimate]  # [1/year] by rival
    gain: Mapping[str, Estimate]  # of ours over each other rival
    rhythm: Mapping[int, Estimate]  # [1/year] of the article's rule by days between two orders; empty: too short a past
    rhythm_gain: Mapping[int, Estimate]  # over the slowest rhythm
    rhythm_orders: Mapping[int, float]  # [1/year] how often an item is ordered then
    rhythm_days: int  # in which rhythms were judged; 0 where none was

    @property
    def foretold(self) -> Flags:
        """Return which items were foretold: those that could be judged, if only on a later day, shape (items,)."""
        return self.scores["ours"].trials > 0


def prove(
    record: Record,
    price: Floats,
    asked: Asked,
    draws: Floats,
    late: Integers | None = None,
    told: Told = lambda _part, _done, _of: None,
) -> Proof:
    """Return what the planner's forecast and orders would have been worth on this past.

    Args:
        record: what really sold; at least ``asked.days_needed`` of it.
        price: [money/unit] shape (items,).
        asked: lead time, rhythm and share of demand.
        draws: how often each item is drawn, shape (redraws, items).
        late: [days] that an order takes longer, by the day it is placed on, shape (days since the first, items); None:
            none does.
        told: called as the work goes on.

    Raises:
        ValueError: too short a past.
    """
    days = record.units.shape[1]
    if days < asked.days_needed:
        raise ValueError(f"{days} days are fewer than {asked.days_needed}")
    first = asked.first(days)
    judged = record.can_be_judged(first)
    foretold = scores(record, asked.horizon, asked.origins(days), lambda done, of: told("foretold", done, of))
    played = ordered(
        record,
        price,
        lead_time=asked.lead_time,
        review=asked.review,
        first=first,
        moq=asked.moq,
        late=late,
        told=lambda done, of: told("ordered", done, of),
    )
    seldom = rhythms(
        replace(record, taught={}),
        price,
        lead_time=asked.lead_time,
        reviews=(QUARTER, FOUR_WEEKS, asked.review),
        first=first,
        moq=asked.moq,
        late=late,
        told=lambda done, of: told("rhythms", done, of),
    )
    mine, drawn = played["ours"], draws[:, judged]
    return Proof(
        asked=asked,
        first=first,
        days=mine.days,
        judged=judged,
        scores=foretold,
        accuracy=accuracy(foretold, draws),
        played=played,
        turns=turns(played, asked.share, drawn),
        gain={name: gain(mine, it, asked.share, drawn) for name, it in played.items() if name != "ours"},
        rhythm=turns(seldom, asked.share, drawn),
        rhythm_gain={review: gain(it, seldom[max(seldom)], asked.share, drawn) for review, it in seldom.items()},
        rhythm_orders={review: orders_at(asked.share, it) for review, it in seldom.items()},
        rhythm_days=max((it.days for it in seldom.values()), default=0),
    )
