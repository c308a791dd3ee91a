"""What to buy first, and how much money stock will hold."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.ordering.budget import bought_first, cash_ahead, gain

ONE = np.ones(1)
STOCK = {"inventory_position": 450.0, "event_units": 0.0, "daily_rate": 30.0, "lead_time": 15.0, "interval": 45.0}
amounts = st.lists(st.tuples(st.floats(-5, 50), st.floats(0, 1000)), max_size=30)


def saved(quantity: float = 1080.0, cost: float = 2160.0, margin: float = 7.0, **stock: float):
    columns = {name: value * ONE for name, value in (STOCK | stock).items()}
    return gain(quantity * ONE, cost * ONE, margin * ONE, **columns)


def test_an_order_saves_what_would_sell_and_not_be_there():
    """450 sell until it is there; of the 1350 of 45 days after that 1080 are bought: 1080 x 7."""
    found = saved()
    assert (found.avoided[0], found.margin[0]) == (1080, 7560)


@pytest.mark.parametrize(("position", "avoided"), [(720, 1080), (721, 1079), (1799, 1), (1800, 0), (9999, 0)])
def test_what_is_left_when_it_arrives_is_taken_off(position, avoided):
    """1350 sell in the 45 days; 720 less 450 leave 270, which with 1080 are 1350."""
    assert saved(inventory_position=position).avoided[0] == avoided


def test_what_an_event_takes_is_not_left():
    assert saved(inventory_position=1800, event_units=300).avoided[0] == 300


def test_money_lies_there_from_paying_until_the_middle_of_its_sale():
    """15 days on the way, 270 of stock before it for 9 days, and half of 36 days of its own."""
    found = saved(inventory_position=720)
    assert found.days[0] == 15 + 9 + 18
    assert found.a_year[0] == pytest.approx(7560 / 2160 * 365 / 42)


def test_what_waits_for_an_order_day_is_paid_for_then():
    """3 days to wait take 90 of the 270 that were left: 15 days on the way, 180 for 6 days, half of 36 days."""
    found = saved(inventory_position=720, order_wait=3)
    assert found.days[0] == 15 + 6 + 18
    assert found.avoided[0] == 1080


@pytest.mark.parametrize("unknown", ["cost", "margin"])
def test_without_cost_or_margin_there_is_no_return(unknown):
    assert np.isnan(saved(**{unknown: np.nan}).a_year[0])


def test_what_does_not_sell_saves_nothing():
    found = saved(daily_rate=0.0)
    assert found.avoided[0] == 0
    assert np.isnan(found.a_year[0])


@pytest.mark.parametrize(
    ("budget", "bought"), [(9, []), (49, [0]), (59, [2]), (60, [1]), (69, [1]), (70, [1, 0]), (110, [1, 2])]
)
def test_the_best_return_comes_first_and_what_does_not_fit_is_passed_over(budget, bought):
    """Returns of 2, 9 and 5 for 10, 60 and 50."""
    order, chosen = bought_first(np.array([2.0, 9.0, 5.0]), np.array([10.0, 60.0, 50.0]), budget)
    assert order[chosen].tolist() == bought


def test_a_dear_order_takes_the_place_of_cheaper_ones_where_that_saves_more():
    """For 2,000: returns of 54, 43, 31 and 17 for 406, 468, 1,463 and 1,032. In turn 1st, 2nd and 4th are 59,592 a year
    for 1,906; the 1st and the 3rd 67,277 for 1,869.
    """
    order, chosen = bought_first(np.array([54.0, 43.0, 31.0, 17.0]), np.array([406.0, 468.0, 1463.0, 1032.0]), 2000.0)
    assert order[chosen].tolist() == [0, 2]


def test_several_cheaper_orders_leave_for_one_that_together_save_more():
    """For 90: returns of 9, 8, 7 and 6 for 10, 14, 70 and 20. In turn the 1st, 2nd and 4th are 322 a year for 44; the
    3rd and the best beside it, the 1st, 580 for 80; the 3rd and the 4th, without the first two, 610 for 90.
    """
    order, chosen = bought_first(np.array([9.0, 8.0, 7.0, 6.0]), np.array([10.0, 14.0, 70.0, 20.0]), 90.0)
    assert order[chosen].tolist() == [2, 3]


@given(st.lists(st.tuples(st.floats(-5, 50), st.floats(0, 1000)), max_size=8), st.floats(0, 4000))
def test_of_few_orders_nothing_saves_more(orders, budget):
    """Against every combination."""
    returns, costs = (np.array([pair[place] for pair in orders], float) for place in (0, 1))
    order, chosen = bought_first(returns, costs, budget)
    some = (np.array(them, bool) for them in product([False, True], repeat=len(orders)))
    best = max((returns * costs)[them].sum() for them in some if costs[them].sum() <= budget)
    assert (returns * costs)[order][chosen].sum() == pytest.approx(best, rel=1e-6)


@given(amounts, st.floats(0, 2000))
def test_never_saves_less_than_in_turn(orders, budget):
    returns, costs = (np.array([pair[place] for pair in orders], float) for place in (0, 1))
    order, chosen = bought_first(returns, costs, budget)
    left, in_turn = budget, 0.0
    for place in order.tolist():
        if returns[place] > 0 and costs[place] <= left:
            left, in_turn = left - costs[place], in_turn + returns[place] * costs[place]
    saved = np.nan_to_num(returns[order] * costs[order])[chosen].sum()
    assert saved >= in_turn - 1e-6 * abs(in_turn)


def test_what_saves_nothing_is_not_bought_and_what_nobody_knows_comes_last():
    order, chosen = bought_first(np.array([np.nan, -1.0, 0.0, 0.1]), np.ones(4), 100)
    assert (order.tolist(), chosen.tolist()) == ([3, 2, 1, 0], [True, False, False, False])


@given(amounts, st.floats(0, 2000))
def test_never_more_than_the_budget_and_every_order_has_its_place(orders, budget):
    returns, costs = (np.array([pair[place] for pair in orders], float) for place in (0, 1))
    order, chosen = bought_first(returns, costs, budget)
    assert costs[order][chosen].sum() <= budget + 1e-6
    assert sorted(order.tolist()) == list(range(len(orders)))


def ahead(owned: float, position: float, rate: float, days: int, *, is_ordered: bool = True, worth: float = 2.0):
    stock = {"threshold": 10 * ONE, "order_up_to_level": 30 * ONE, "is_ordered": 1 - is_ordered < ONE}
    found = cash_ahead(owned * ONE, position * ONE, rate * ONE, **stock, unit_worth=worth * ONE, days=days)
    return found.tolist()


def test_cash_falls_with_sales_and_rises_with_the_next_order():
    """12 at 1 a day and 2.00 each: at 10 it goes up to 30, and 20 days later again."""
    found = ahead(12, 12, 1, 22)
    assert found[:4] == [24, 22, 60, 58]
    assert found[21:] == [22, 60]


def test_cash_of_today_is_what_is_bought_today():
    """9 are below the threshold of 10 already: what is bought next is bought tomorrow, up to 30 less a day's sales."""
    assert ahead(9, 9, 1, 2) == [18, 56, 54]


def test_what_is_promised_to_customers_stays_owned_until_it_is_shipped():
    """15 owned, 3 of them sold: the money is that of 15."""
    assert ahead(15, 12, 1, 1) == [30, 28]


def test_without_later_orders_stock_sells_off():
    assert ahead(2, 2, 1, 4, is_ordered=False) == [4, 2, 0, 0, 0]


def test_what_was_never_counted_keeps_its_money_and_what_has_no_cost_has_none():
    assert ahead(5, np.nan, 1, 2) == [10, 10, 10]
    assert ahead(5, 5, 1, 2, worth=np.nan) == [0, 0, 0]


@given(st.lists(st.tuples(st.floats(0, 99), st.floats(0, 9), st.floats(0, 50), st.floats(1, 50)), max_size=9))
def test_money_of_a_catalogue_is_that_of_its_items(items):
    columns = [np.array([item[place] for item in items], float) for place in range(4)]
    position, rate, threshold, lot = columns
    said = {"threshold": threshold, "order_up_to_level": threshold + lot, "is_ordered": rate >= 0, "unit_worth": lot}
    whole = cash_ahead(position, position, rate, **said, days=30)
    each = [
        cash_ahead(position[[i]], position[[i]], rate[[i]], **{name: it[[i]] for name, it in said.items()}, days=30)
        for i in range(len(items))
    ]
    np.testing.assert_allclose(whole, np.sum(each, axis=0) if each else np.zeros(31))
    assert (whole >= 0).all()
