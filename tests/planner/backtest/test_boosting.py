"""Our forecast with gradient boosting as a rival: on days it has not seen."""

import numpy as np
import pytest

from planner.backtest.boosting import always, where_it_won
from planner.backtest.record import record_of
from planner.backtest.trials import scores
from planner.forecasting.boost import is_installed
from tests.planner.forecasting.test_boost import fading

pytestmark = pytest.mark.skipif(not is_installed(), reason="LightGBM is not installed: pip install .[boost]")


def test_where_all_products_fade_the_next_month_is_foretold_better():
    """From day 365 and 379 on, 30 days each: the mean, and the 95 % level."""
    sales, _ = fading(days=410)
    found = scores(record_of(sales.units, taught={"boosted": where_it_won, "always": always}), 30, [365, 379])
    assert found["boosted"].off.sum() < 0.8 * found["ours"].off.sum()
    assert found["boosted"].pinball.sum() < 0.9 * found["ours"].pinball.sum()
    np.testing.assert_array_equal(found["boosted"].off, found["always"].off)


def test_where_it_had_not_won_it_is_our_forecast():
    """A past of 210 days is too short to tell; boosted always, it is another."""
    sales, _ = fading(days=240, half=200.0)
    found = scores(record_of(sales.units, taught={"boosted": where_it_won, "always": always}), 30, [210])
    np.testing.assert_array_equal(found["boosted"].off, found["ours"].off)
    assert (found["always"].off != found["ours"].off).any()
