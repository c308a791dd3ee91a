"""Sales that really happened, and what could have been known of them on any day."""

from functools import partial

import numpy as np
import pytest

from planner.backtest.record import LEARNS_EVERY, LEAST_KNOWN, YEAR, Record, record_of
from planner.backtest.rivals import RIVALS, Foretold, article, ours, textbook
from planner.model import RAN_OUT, History
from planner.policy import Learned, Policy

NOW = (Policy(), Learned())


def sales(items: int = 30, days: int = 500, seed: int = 2) -> np.ndarray:
    chance = np.random.default_rng(seed)
    return chance.poisson(chance.choice([0.1, 1.0, 8.0], (items, 1)), (items, days)).astype(float)


def standing(record: Record, origins: list[int], days: int = 30) -> list[tuple[int, np.ndarray, dict[str, Foretold]]]:
    return list(record.standing_on(origins, days))


@pytest.mark.parametrize("units", [np.zeros((0, 9)), np.zeros((3, 0)), [[1.0, -1.0]], [[1.0, np.nan]]])
def test_a_record_without_days_or_with_less_than_nothing_sold_is_refused(units):
    with pytest.raises(ValueError, match="no day, or sales below zero"):
        record_of(np.asarray(units))


def test_a_planner_sees_the_year_before_a_day_and_neither_that_day_nor_what_was_earlier():
    units = np.arange(800.0)[None]
    assert record_of(units).before(500).units[0].tolist() == list(range(500 - YEAR, 500))
    assert record_of(units).before(10).units[0].tolist() == list(range(10))


@pytest.mark.parametrize(("day", "judged"), [(127, False), (128, True), (129, True)])
def test_an_item_is_judged_from_four_weeks_after_its_first_sale_on(day, judged):
    units = np.zeros((1, 200))
    units[0, 100:] = 1
    record = record_of(units)
    assert (LEAST_KNOWN, record.known_days(day)[0]) == (28, day - 100)
    assert bool(record.can_be_judged(day)[0]) is judged


@pytest.mark.parametrize(("day", "judged"), [(365, True), (366, False)])
def test_what_sold_nothing_for_a_year_is_not_judged(day, judged):
    units = np.zeros((1, 500))
    units[0, 0] = 1
    assert bool(record_of(units).can_be_judged(day)[0]) is judged


def test_days_without_stock_sold_as_the_rest_did():
    """4 a day on 6 of 10 days: 40 were asked for."""
    state = np.ones((1, 10), dtype=np.int8)
    state[0, :4] = 0
    assert record_of(np.where(state, 4.0, 0.0), in_stock=state).total(0, 10).tolist() == [40.0]
    assert record_of(np.zeros((1, 10)), in_stock=np.zeros((1, 10), np.int8)).total(0, 10).tolist() == [0.0]


def test_so_they_did_on_days_on_which_it_ran_out():
    """4 a day; on 10 of 30 days it ran out after one: 20 x 4 stand for 30 x 4. On 16 of them nothing can be said."""
    units, state = np.full((1, 60), 4.0), np.ones((1, 60), dtype=np.int8)
    units[0, 30:40], state[0, 30:40] = 1.0, RAN_OUT
    record = record_of(units, in_stock=state)
    assert (record.total(30, 30)[0], record.came(30, 30)[0]) == (120.0, True)
    state[0, 40:46] = RAN_OUT
    assert not record_of(units, in_stock=state).came(30, 30)[0]


def test_nothing_after_the_day_one_stands_on_is_read():
    """Sales ten times as high from day 400 on, for half of the items none at all: what is foretold there stays."""
    past, other = sales(), sales()
    other[:, 400:] *= 10
    other[::2, 400:] = 0
    (_, judged, found), (_, again, changed) = (standing(record_of(it), [400])[0] for it in (past, other))
    assert judged.tolist() == again.tolist()
    for name in RIVALS:
        for field in Foretold.__slots__:
            np.testing.assert_array_equal(getattr(found[name], field), getattr(changed[name], field), err_msg=name)


def test_a_lesson_is_learned_every_four_weeks_from_what_lies_before():
    """Of the 27 days after a lesson nothing is learned anew: it is that of day 365, with 28 days it is another one."""
    record = record_of(sales(300))
    since = standing(record, [365, 365 + LEARNS_EVERY - 1])[1][2]["ours"].high
    anew = standing(record, [365 + LEARNS_EVERY - 1])[0][2]["ours"].high
    later = standing(record, [365, 365 + LEARNS_EVERY])[1][2]["ours"].high
    latest = standing(record, [365 + LEARNS_EVERY])[0][2]["ours"].high
    assert (since != anew).any()
    assert (later == latest).all()


def test_each_item_is_foretold_by_its_own_past_alone():
    """An item's own neighbours teach the catalogue; 3 of them teach nothing, so there it stands alone."""
    units = sales(3)
    together = standing(record_of(units), [400])[0][2]
    for i in range(3):
        alone = standing(record_of(units[i : i + 1]), [400])[0][2]
        for name in RIVALS:
            np.testing.assert_allclose(alone[name].mean, together[name].mean[i : i + 1])
            np.testing.assert_allclose(alone[name].protection, together[name].protection[i : i + 1])


def history(units, state=None) -> History:
    units = np.atleast_2d(np.asarray(units, dtype=float))
    return History(units, np.ones(units.shape, np.int8) if state is None else np.atleast_2d(state))


def test_the_article_looks_back_30_days_and_protects_by_days_of_sales():
    """30 a day for the last 30 days, 15 ahead: 450 of G1; a step of care is a day, 30 units."""
    found = article(history([99.0] * 10 + [30.0] * 30), np.array([40.0]), 15.0, *NOW)
    assert (found.mean[0], found.middle[0], found.protection[0]) == (450, 450, 30)
    assert np.isnan(found.high[0])


def test_the_textbook_takes_the_spread_of_30_days_times_the_root_of_the_lead_time():
    """15 days of 20 and 15 of 40: 30 a day, sd 10.17; over 25 days 50.85, at 95 % 83.6 more than 750."""
    found = textbook(history([20.0, 40.0] * 15), np.array([30.0]), 25.0, *NOW)
    assert found.mean[0] == 750
    assert found.protection[0] == pytest.approx(10.171 * 5, abs=0.01)
    assert found.high[0] == pytest.approx(750 + 1.6449 * 50.855, abs=0.01)


def test_both_leave_out_days_without_stock_and_before_the_first():
    """Known for 20 days, out on 8 of them: 12 days of 6."""
    state = np.ones(30, dtype=np.int8)
    state[-8:] = 0
    units = np.where(state, 6.0, 0.0)
    units[:10] = 0
    for rival in (article, textbook):
        assert rival(history(units, state), np.array([20.0]), 10.0, *NOW).mean[0] == 60


def test_ours_is_the_forecast_of_the_planner():
    found = ours(history(np.full(365, 3.0)), np.array([365.0]), 20.0, *NOW)
    assert found.mean[0] == pytest.approx(60)
    assert found.high[0] >= found.mean[0] >= found.middle[0]


def test_a_taught_rival_learns_every_four_weeks_and_only_of_what_lay_before():
    """On day 60 and 74 by what was known on day 60; on day 88 anew."""
    lessons: list[int] = []

    def teach(history: History, known_days, days, policy, learned):
        lessons.append(int(history.units.sum()))
        return partial(of_lesson, float(len(lessons)))

    def of_lesson(number, history: History, known_days, days, policy, learned):
        told = np.full(len(known_days), number)
        return Foretold(told, told, told, told)

    record = record_of(np.ones((1, 150)), taught={"taught": teach})
    told = {day: foretold["taught"].mean[0] for day, _, foretold in record.standing_on([60, 74, 88], 30)}
    assert lessons == [60, 88]
    assert told == {60: 1.0, 74: 1.0, 88: 2.0}
