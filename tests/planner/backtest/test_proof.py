"""The whole check: where one stands, what it needs, and that it hangs together."""

import numpy as np
import pytest

from planner.backtest.proof import Asked, prove
from planner.backtest.record import record_of
from planner.backtest.turnover import step_at, turnover_at

ASKED = Asked(lead_time=14, review=7, share=0.95)


def sales(items: int = 15, days: int = 260) -> np.ndarray:
    chance = np.random.default_rng(6)
    return chance.poisson(chance.choice([0.5, 4.0], (items, 1)), (items, days)).astype(float)


def proof(units, asked: Asked = ASKED, **more):
    return prove(record_of(units), np.ones(len(units)), asked, np.ones((3, len(units))), **more)


@pytest.mark.parametrize(
    ("days", "first"), [(65, 30), (79, 30), (80, 31), (139, 69), (182, 91), (300, 150), (730, 365), (2000, 365)]
)
def test_half_of_the_past_lies_before_the_first_day_and_at_most_a_year(days, first):
    assert ASKED.first(days) == first


def test_a_long_lead_time_leaves_less_before_the_first_day():
    """90 days of lead time, a week, 28 to judge: of 220 days the 95th is the last to begin on; 14 to judge must do."""
    assert Asked(90, 7, 0.95).days_needed == 30 + 97 + 14
    assert Asked(90, 7, 0.95).first(220) == 95


def test_too_short_a_past_is_refused():
    """30 days before, 21 to foretell, 14 to judge."""
    assert ASKED.days_needed == 65
    with pytest.raises(ValueError, match="64 days are fewer than 65"):
        proof(sales(days=64))
    assert proof(sales(days=65)).days == 14


@pytest.mark.parametrize(("days", "is_there"), [(390, False), (391, True)])
def test_a_quarter_is_judged_from_as_many_days_on_as_it_says(days, is_there):
    """14 on the way, a first round and one that is judged: 196 behind the first day, and as many, less one, before."""
    assert ASKED.days_for(91) == 391
    assert (91 in proof(sales(4, days)).rhythm) is is_there


def test_its_parts_fit_together():
    found = proof(sales())
    assert found.turns["ours"].value == pytest.approx(turnover_at(0.95, found.played["ours"]))
    ours, plain = found.turns["ours"].value, found.turns["article"].value
    assert found.gain["article"].value == pytest.approx(ours / plain - 1)
    assert found.days == 260 - found.first - 21
    assert list(found.rhythm) == [28, 7]
    step = step_at(0.95, found.played["ours"])
    sold, lost = (column[step].sum() for column in (found.played["ours"].sold, found.played["ours"].lost))
    assert sold / (sold + lost) >= 0.95


def test_nothing_reaches_all_of_a_demand_that_comes_once():
    units = sales()
    units[0, -1] = 1e6
    assert step_at(0.999, proof(units).played["ours"]) is None


def test_progress_is_told_of_each_part():
    told: list[tuple[str, int, int]] = []
    proof(sales(4), told=lambda *it: told.append(it))
    last = {part: (done, of) for part, done, of in told}
    assert list(last) == ["foretold", "ordered", "rhythms"]
    assert all(done == of for done, of in last.values())
