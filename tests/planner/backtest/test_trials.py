"""What was foretold, held against what came."""

import numpy as np
import pytest

from planner.backtest.record import record_of
from planner.backtest.rivals import Foretold
from planner.backtest.trials import scores


def saying(middle: float, mean: float, high: float):
    """Return somebody who always says the same."""
    return lambda _history, known, *_: Foretold(*(np.full(len(known), value) for value in (middle, mean, high, 1.0)))


def judged(units, origins, days: int = 10, **rivals):
    return scores(record_of(np.atleast_2d(np.asarray(units, dtype=float)), rivals=rivals), days, origins)


@pytest.mark.parametrize(
    ("high", "covered", "pinball"),
    [(95.0, 0, 4.75), (99.0, 0, 0.95), (100.0, 1, 0.0), (101.0, 1, 0.05), (140.0, 1, 2.0)],
)
def test_one_trial_by_hand(high, covered, pinball):
    """100 come; 90 in the middle, 110 expected; a unit above the high costs 0.95, one below it 0.05."""
    found = judged(np.full(60, 10.0), [40], it=saying(90, 110, high))["it"]
    assert (found.trials[0], found.came[0], found.off[0], found.above[0]) == (1, 100, 10, 10)
    assert (found.covered[0], found.pinball[0]) == (covered, pytest.approx(pinball))


def test_trials_add_up_item_by_item():
    """An item first sold on day 50 is judged from day 78 on: in one trial of three."""
    units = np.full((2, 120), 10.0)
    units[1, :50] = 0
    found = judged(units, [40, 60, 80], it=saying(90, 90, 100))["it"]
    assert found.trials.tolist() == [3, 1]
    assert found.came.tolist() == [300, 100]
    assert found.off.tolist() == [30, 10]


def test_every_rival_is_judged_over_the_same_trials():
    units = np.random.default_rng(1).poisson(0.3, (20, 200)).astype(float)
    found = judged(units, [60, 90, 120], days=30, one=saying(1, 1, 1), other=saying(9, 9, 9))
    assert found["one"].trials.tolist() == found["other"].trials.tolist()
    assert found["one"].came.tolist() == found["other"].came.tolist()


def test_progress_is_told_after_each_origin():
    told: list[tuple[int, int]] = []
    record = record_of(np.ones((1, 60)), rivals={"it": saying(1, 1, 1)})
    scores(record, 5, [30, 40, 50], told=lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]
