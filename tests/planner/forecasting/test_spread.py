"""How far sales stray, and the safety stock that a service level takes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.forecasting import stretches
from planner.forecasting.curve import DEFAULT_CURVE, Curve, fitted, usual_spread
from planner.forecasting.spread import daily_spread, own_spread, spread
from planner.service import cycle_service, fill_rate

some = st.floats(0, 1e6)


def king(rate: float, of_a_day: float, lead_time: float, lead_time_spread: float, own: float = np.nan) -> float:
    columns = (np.array([value]) for value in (of_a_day, own, np.nan, rate, rate, lead_time, lead_time_spread))
    return float(spread(*columns)[0])


def own(days, lead_time: float, known: float = 9999.0, on_shelf=None) -> float:
    units = np.asarray(days, dtype=float)[None]
    counts = np.ones(units.shape, dtype=bool) if on_shelf is None else np.asarray(on_shelf, dtype=bool)[None]
    return float(own_spread(units, counts, np.array([known]), np.array([lead_time]))[0])


def test_a_buffer_of_50_depends_on_how_certain_the_lead_time_is():
    """30 a day, a day's spread of 10: 90 % if 15 days are certain, 69.5 % if they stray by 3."""
    assert cycle_service(50, king(30, 10, 15, 0)) == pytest.approx(0.90, abs=0.005)
    assert cycle_service(50, king(30, 10, 15, 3)) == pytest.approx(0.695, abs=0.0005)


def test_what_never_strays_is_always_served():
    assert (cycle_service(0, 0), fill_rate(0, 0, 0), fill_rate(0, 5, 0)) == (1, 1, 0)


@given(some, some, some, st.floats(0, 700), st.floats(0, 300), some)
def test_more_spread_never_lowers_what_is_kept(of_a_day, more, rate, lead_time, strays, past):
    assert king(rate, of_a_day + more, lead_time, strays) >= king(rate, of_a_day, lead_time, strays)
    assert king(rate, of_a_day, lead_time, strays + more) >= king(rate, of_a_day, lead_time, strays)
    assert king(rate, 0, lead_time, strays, past + more) >= king(rate, 0, lead_time, strays, past)


def test_what_does_not_sell_does_not_stray():
    assert king(0, 10, 15, 3) == 0
    assert king(30, 10, 0, 0) == 0


@pytest.mark.parametrize(
    ("of_a_day", "own", "rate", "year", "counts"),
    [
        (99.0, 8.0, 1.0, 1.0, 8.0),
        (99.0, 8.0, 0.2, 0.2, 2.0),
        (99.0, 8.0, 0.2, 0.7, 7.0),
        (99.0, 8.0, 0.2, 0.8, 8.0),
        (99.0, 8.0, 0.2, 0.9, 8.0),
        (4.0, np.nan, 10.0, 10.0, 8.0),
        (4.0, np.nan, 1.0, 10.0, 4.0),
    ],
    ids=[
        *("its own past", "never beyond the forecast", "nor the year, where that was better", "as much", "and no more"),
        *("too short a past: of its days", "never beyond the forecast, whatever came before"),
    ],
)
def test_about_midway_between_its_own_and_what_is_usual_and_wider(of_a_day, own, rate, year, counts):
    """Of 8 and 32 so 8^0.45 x 32^0.55; 0.2 a day are 2 in 10 days; 4 a day are 4 x sqrt(4) = 8 in 4 days."""
    lead_time = 10.0 if not np.isnan(own) else 4.0
    found = spread(*(np.array([value]) for value in (of_a_day, own, 32.0, rate, year, lead_time, 0.0)), widening=1.5)
    assert found[0] == pytest.approx(1.5 * counts**0.45 * 32**0.55)


@given(some, some, some, some, st.floats(0, 1))
def test_a_better_year_never_lowers_what_is_kept_now(rate, more, past, usual, drift):
    """The own past and the drift of the pace are of the year where that was better; else of the rate."""
    for own, known in ((past, usual), (past, np.nan), (np.nan, usual), (np.nan, np.nan)):
        found = [
            float(spread(*(np.array([it]) for it in (past, own, known, rate, year, 30.0, 0.0)), drift=drift)[0])
            for year in (rate, rate + more)
        ]
        assert found[0] <= found[1] * (1 + 1e-9)


def test_days_off_the_shelf_say_nothing_of_a_day():
    """20 and 40 sold; the zero is a day without stock: a spread of sqrt(200)."""
    found = daily_spread(np.array([[20.0, 0.0, 40.0]]), np.array([[True, False, True]]))
    assert found[0] == pytest.approx(200**0.5)
    assert daily_spread(np.ones((2, 0)), np.ones((2, 0), dtype=bool)).tolist() == [0, 0]


def test_good_and_bad_months_show_in_stretches_not_in_days():
    """28 days of 0 and 28 of 2, by turns: sums of 28 days run from 0 to 56, days stray by 1 only."""
    months = np.tile(np.repeat([0.0, 2.0], 28), 8)[-365:]
    assert own(months, 28) > 2.5 * king(1, 1, 28, 0)


def test_out_of_stock_days_do_not_widen_the_own_past():
    """5 a day whenever there is stock; a third of the days there is none."""
    on_shelf = np.arange(365) % 3 > 0
    assert own(np.where(on_shelf, 5, 0), 21, on_shelf=on_shelf) == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(
    ("days", "known", "lead_time", "is_known"),
    [(365, 365, 45, True), (365, 364, 45, False), (364, 365, 45, False), (365, 365, 46, False), (368, 368, 46, True)],
)
def test_the_own_past_needs_a_year_and_eight_lead_times(days, known, lead_time, is_known):
    assert np.isfinite(own(np.ones(days), lead_time, known)) == is_known


def test_an_item_hardly_ever_in_stock_has_no_past_to_learn_from():
    assert np.isnan(own(np.ones(365), 30, on_shelf=np.arange(365) < 60))


@given(st.integers(1, 90), st.integers(0, 9))
def test_stretches_begin_an_eighth_apart_and_the_last_ends_yesterday(length, seed):
    """As added up one by one; nothing is lost where a stretch is no whole number of steps."""
    days = np.random.default_rng(seed).integers(0, 50, (3, 730)).astype(float)
    step = max(1, length // 8)
    starts = range((730 - length) % step, 730 - length + 1, step)
    expected = np.stack([days[:, start : start + length].sum(axis=1) for start in starts], axis=1)
    np.testing.assert_array_equal(stretches._stretches(days, length, np.float64), expected)


def test_only_the_newest_year_counts():
    assert own(np.append(np.arange(365) * 9, np.full(365, 5)), 30) == 0


def test_fewer_starts_change_little(monkeypatch):
    days = np.random.default_rng(5).gamma(0.3, 20, 365)
    some = own(days, 40)
    monkeypatch.setattr(stretches, "STARTS", 40)
    assert own(days, 40) == pytest.approx(some, rel=0.05)


def test_the_curve_of_a_catalogue_is_found_again():
    """A line in logarithms through 80 items, none of them off it."""
    many = np.geomspace(1, 5000, 80)
    found = fitted(many, usual_spread(Curve(np.log(3), 0.4, 1.0, 5000.0, 80), many))
    assert (found.constant, found.slope) == pytest.approx((np.log(3), 0.4))
    assert (found.smallest, found.largest, found.items) == (pytest.approx(1), pytest.approx(5000), 80)


def test_who_sells_more_never_scatters_less():
    many = np.geomspace(1, 1000, 60)
    assert fitted(many, 1 / many) == DEFAULT_CURVE
    assert fitted(many, np.ones(60)) == DEFAULT_CURVE


def test_from_one_night_to_the_next_the_curve_moves_as_little_as_the_items():
    """Spreads so bent that those of the slowest items are just not level, and just level the night after."""
    log = np.linspace(-2.0, 7.0, 200)
    nights = [np.exp(1.0 + 0.04 * (log - lowest) ** 2) for lowest in (-2.02, -1.98)]
    one, other = (usual_spread(fitted(np.exp(log), night), np.array([400.0]))[0] for night in nights)
    assert other == pytest.approx(one, rel=0.05)


def test_few_items_or_all_alike_leave_the_default():
    many = np.geomspace(1, 1000, 49)
    assert fitted(many, many) == DEFAULT_CURVE
    assert fitted(np.full(99, 5.0), np.full(99, 2.0)) == DEFAULT_CURVE
    assert fitted(np.append(many, [0.0, 9.0]), np.append(many, [5.0, np.nan])) == DEFAULT_CURVE


@settings(max_examples=200)
@given(some, some, st.sampled_from([DEFAULT_CURVE, Curve(1.0, 0.2, 1.0, 500.0, 60)]))
def test_a_higher_forecast_never_has_a_smaller_usual_spread(forecast, more, curve):
    lower, higher = usual_spread(curve, np.array([forecast, forecast + more]))
    assert 0 <= lower <= higher * (1 + 1e-9)
