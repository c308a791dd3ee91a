"""Figures and how sure they are: bootstrap over items."""

import numpy as np
import pytest

from planner.backtest.trials import Score
from planner.backtest.turnover import Ordered
from planner.backtest.verdict import accuracy, gain, redrawn, turns

ONCE = np.ones((1, 2))


def a_score(off, came=(100.0, 300.0), high_cost=(1.0, 3.0), covered=(9.0, 10.0)) -> Score:
    columns = (np.full(2, 10.0), np.array(came), np.array(off), np.array(off) / 2, np.array(covered))
    return Score(*columns, np.array(high_cost))


def test_figures_by_hand():
    """Off by 20 of 100 and 60 of 300: a fifth; the article by 40 and 60: a quarter; so a fifth less than that."""
    found = accuracy(
        {
            "article": a_score((40.0, 60.0), high_cost=(np.nan, np.nan), covered=(0.0, 0.0)),
            "textbook": a_score((40.0, 60.0), high_cost=(4.0, 6.0)),
            "ours": a_score((20.0, 60.0)),
        },
        ONCE,
    )
    assert (found.error["ours"].value, found.error["article"].value) == (0.2, 0.25)
    assert found.change["ours"].value == pytest.approx(-0.2)
    assert found.bias["ours"].value == pytest.approx(0.1)
    assert found.cover["ours"].value == 0.95
    assert found.pinball["ours"].value == 0.4
    assert np.isnan(found.cover["article"].value)
    assert np.isnan(found.pinball["article"].value)


def test_between_what_it_lies_where_items_are_drawn_anew():
    """Errors of 0.2 and 0.6: drawn twice the one, twice the other, or both once."""
    draws = np.array([[2.0, 0.0]] * 10 + [[1.0, 1.0]] * 80 + [[0.0, 2.0]] * 10)
    scores = {name: a_score((20.0, 60.0), came=(100.0, 100.0)) for name in ("article", "textbook")}
    found = accuracy(scores, draws).error["article"]
    assert (found.value, found.low, found.high) == pytest.approx((0.4, 0.2, 0.6))


def test_all_alike_items_leave_no_doubt():
    found = redrawn(lambda times: float(times.mean()), np.random.default_rng(1).multinomial(5, [0.2] * 5, 50) * 1.0)
    assert found.low == found.high == found.value == 1


@pytest.mark.parametrize(("unknown", "is_sure"), [(10, True), (11, False)])
def test_a_figure_known_in_fewer_than_nine_of_ten_redraws_has_no_bounds(unknown, is_sure):
    draws = np.arange(100.0)[:, None]
    found = redrawn(lambda times: float("nan") if 1 < times[0] < 2 + unknown else 5.0, draws)
    assert found.value == 5
    assert (found.low == 5) is is_sure


def made(*steps: tuple[float, float]) -> Ordered:
    sold = np.array([[share * 500] * 2 for share, _ in steps])
    stock = np.array([[stock / 2] * 2 for _, stock in steps])
    return Ordered(sold, 500 - sold, stock, sold, 365)


def test_gain_is_how_much_more_often_stock_turns_over_at_the_same_share_served():
    mine, other = made((0.9, 60.0), (0.98, 98.0)), made((0.9, 90.0), (0.98, 196.0))
    assert gain(mine, other, 0.9, ONCE).value == pytest.approx(0.5)
    assert gain(mine, other, 0.98, ONCE).value == pytest.approx(1.0)
    assert turns({7: mine, 91: other}, 0.98, ONCE)[91].value == pytest.approx(5)


def test_a_share_that_one_of_both_never_serves_has_no_gain():
    mine, other = made((0.9, 60.0), (0.98, 98.0)), made((0.5, 90.0), (0.9, 196.0))
    assert np.isnan(gain(mine, other, 0.95, ONCE).value)
