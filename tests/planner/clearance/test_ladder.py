"""The clearance ladder: each step's price, units, time and cash, and which brings most."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.clearance.ladder import Ladder, Step, ladder, off_site_price
from planner.clearance.rungs import Lots
from planner.clearance.steps import recovered
from planner.policy import USUAL_FEE, Policy

POLICY = Policy()
NONE = float("nan")


def lots(**columns: Any) -> Lots:
    """Return lots of 100 units at 10.00 that sell one a day, with nothing to bundle them with."""
    usual = {"units": 100.0, "pace": 1.0, "price": 10.0, "salvage": 1.0, "storage_fee": NONE, "elasticity": -1.5}
    usual |= {"fee": USUAL_FEE, "take_up": POLICY.bundle_take_up, "uplift": POLICY.commission_uplift}
    said = (
        usual
        | {
            "offers": NONE,
            "shared": NONE,
            "landed_cost": 4.0,
            "fee": 0.09,
            "coins": 100.0,
            "floor": NONE,
            "lasts": np.inf,
        }
        | columns
    )
    count = max(np.size(value) for value in said.values())
    return Lots(**{name: np.broadcast_to(value, count).astype(float) for name, value in said.items()})


def cash(found: Ladder, step: Step, item: int = 0) -> float:
    return float(found.cash[item, step])


def ranked(found: Ladder, item: int = 0) -> list[Step]:
    return [Step(int(step)) for step in found.ranked[item] if step >= 0]


# -- each step by hand ------------------------------------------------------------------------------------------------


def test_left_alone_it_sells_for_90_days_and_the_rest_goes_off_site():
    """90 of 100 units at 10.00 less 9 %, and 10 at 1.00."""
    found = ladder(lots(), POLICY)
    assert (found.units[0, Step.WAIT], found.days[0, Step.WAIT]) == (90, 100)
    assert cash(found, Step.WAIT) == pytest.approx(90 * 9.10 + 10 * 1.00)


def test_a_markdown_is_the_one_that_brings_most():
    """200 units. At −40 % it sells 0.6^−1.5 = 2.152 a day: 193 at 6.00 less 9 %, and 7 at 1.00.

    At −35 % 171 and 29, 1,040; at −45 % all 200 in 81.6 days, at 5.50 less 9 %, 1,001.
    """
    found = ladder(lots(units=200.0), POLICY)
    assert found.discount[0] == pytest.approx(0.40)
    assert found.units[0, Step.MARKDOWN] == 193
    assert found.days[0, Step.MARKDOWN] == pytest.approx(200 / 0.6**-1.5)
    assert cash(found, Step.MARKDOWN) == pytest.approx(193 * 6.00 * 0.91 + 7 * 1.00)


def test_creators_cost_their_commission_and_sell_half_as_much_again():
    """1.5 a day: all in 66.7 days, at 10.00 less 9 % and 20 %."""
    found = ladder(lots(), POLICY)
    assert found.days[0, Step.COMMISSION] == pytest.approx(100 / 1.5)
    assert cash(found, Step.COMMISSION) == pytest.approx(100 * 10 * 0.71)


def test_a_set_costs_its_discount_only_on_what_is_bought_within_it():
    """Half a day by itself; a quarter of its buyers take both, and 5 % of 10 orders: 0.375 alone, 0.625 in the set.

    0.375 × 9.10 + 0.625 × 7.28 = 7.9625, said to the coin.
    """
    found = ladder(lots(pace=0.5, offers=10.0, shared=0.25), POLICY)
    assert found.pace[0, Step.BUNDLE] == 1.0
    assert found.kept[0, Step.BUNDLE] == 7.96
    assert cash(found, Step.BUNDLE) == pytest.approx(90 * 7.96 + 10 * 1.00)


def test_off_site_takes_everything_at_the_salvage_value():
    assert cash(ladder(lots(), POLICY), Step.OFF_SITE) == 100


def test_storage_is_paid_until_it_is_gone():
    """0.01 a day: 100 shrink to 10 within 90 days, 55 on average. Off-site 14 days of all, given away 7."""
    found = ladder(lots(storage_fee=0.01), POLICY)
    assert found.storage[0, Step.WAIT] == pytest.approx(55 * 90 * 0.01)
    assert cash(found, Step.OFF_SITE) == pytest.approx(100 - 100 * 14 * 0.01)
    assert cash(found, Step.GIVE_AWAY) == pytest.approx(-100 * 7 * 0.01)


def test_handling_is_paid_for_what_is_sold_and_given_away():
    with_handling = ladder(lots(), replace(POLICY, handling_cost=2.0))
    assert cash(with_handling, Step.WAIT) == pytest.approx(90 * 7.10 + 10)
    assert cash(with_handling, Step.GIVE_AWAY) == -200


@pytest.mark.parametrize(("units", "moved"), [(89, 89), (90, 90), (91, 90)])
def test_a_step_is_given_90_days(units, moved):
    assert ladder(lots(units=float(units)), POLICY).units[0, Step.WAIT] == moved


def test_where_nobody_typed_a_salvage_value_off_site_is_a_share_of_the_price():
    price, is_guessed = off_site_price(lots(salvage=np.array([NONE, 0.0])), POLICY)
    assert (price.tolist(), is_guessed.tolist()) == ([2.0, 0.0], [True, False])


def test_every_step_is_the_sum_of_whole_coins():
    """3.33 less 9 % leaves 3.03; a fifth of it is 0.67 off-site; 0.0107 of storage a day for 55 on average: 52.97.

    −5 % asks 3.16 and leaves 2.88. A salvage value finer than a coin stays so: 100 bring 3.50.
    """
    found = ladder(lots(price=3.33, salvage=np.array([NONE, 0.035]), storage_fee=0.0107), POLICY)
    assert (found.kept[0, Step.WAIT], found.storage[0, Step.WAIT], found.rest[0, Step.WAIT]) == (3.03, 52.97, 6.70)
    assert cash(found, Step.WAIT) == pytest.approx(90 * 3.03 + 10 * 0.67 - 52.97)
    assert found.price[:, Step.OFF_SITE].tolist() == [0.67, 0.035]
    assert cash(ladder(lots(salvage=0.035), POLICY), Step.OFF_SITE) == pytest.approx(3.50)
    assert (found.discount[0], found.price[0, Step.MARKDOWN], found.kept[0, Step.MARKDOWN]) == (0.05, 3.16, 2.88)
    in_yen = ladder(lots(price=333.0, salvage=NONE, coins=1.0), POLICY)
    assert (in_yen.kept[0, Step.WAIT], in_yen.price[0, Step.OFF_SITE]) == (303, 67)


@pytest.mark.parametrize(("floor", "discount"), [(6.0, 0.40), (7.49, 0.25), (9.50, 0.05), (9.51, NONE), (12.0, NONE)])
def test_no_price_in_the_shop_is_below_the_lowest(floor, discount):
    """200 units are best marked down to 6.00; where no 5 % may come off, only what asks the full price is left."""
    found = ladder(lots(units=200.0, floor=floor, offers=10.0, shared=0.25), POLICY)
    assert found.discount[0] == pytest.approx(discount, nan_ok=True)
    assert (Step.MARKDOWN in ranked(found)) == (not np.isnan(discount))
    assert (Step.BUNDLE in ranked(found)) == (floor <= 8.0)  # 20 % off within the set
    assert {Step.WAIT, Step.COMMISSION, Step.OFF_SITE} <= set(ranked(found))


def test_what_expires_sells_until_then_and_is_worth_nothing_after():
    """45 of 100 sell in 45 days, and the rest brings nothing. 77.5 on average are stored so long, at 0.01 a day."""
    found = ladder(lots(lasts=45.0, storage_fee=0.01), POLICY)
    assert (found.units[0, Step.WAIT], found.rest[0, Step.WAIT]) == (45, 0)
    assert found.storage[0, Step.WAIT] == 34.88
    assert np.isnan(found.sold_out[0])
    assert cash(found, Step.OFF_SITE) == pytest.approx(100 - 100 * 14 * 0.01)


@pytest.mark.parametrize(("lasts", "goes"), [(14.0, True), (13.0, False)])
def test_off_site_takes_only_what_does_not_expire_on_its_way(lasts, goes):
    found = ladder(lots(lasts=lasts), POLICY)
    assert (Step.OFF_SITE in ranked(found)) == goes
    assert (found.units[0, Step.WAIT], Step.GIVE_AWAY in ranked(found)) == (lasts, True)


@pytest.mark.parametrize("lasts", [0.0, -3.0])
def test_what_has_expired_is_not_sold_by_any_step(lasts):
    assert ranked(ladder(lots(lasts=lasts, offers=20.0, shared=0.1), POLICY)) == [Step.GIVE_AWAY]


def test_what_lasts_longer_than_a_step_is_reckoned_as_ever():
    assert cash(ladder(lots(lasts=91.0), POLICY), Step.WAIT) == cash(ladder(lots(), POLICY), Step.WAIT)
    assert cash(ladder(lots(lasts=90.0), POLICY), Step.WAIT) == pytest.approx(90 * 9.10)


# -- what cannot be reckoned ------------------------------------------------------------------------------------------


def test_what_does_not_sell_promises_nothing_at_a_lower_price():
    assert ranked(ladder(lots(pace=0.0), POLICY)) == [Step.OFF_SITE, Step.GIVE_AWAY]


def test_what_does_not_sell_by_itself_may_sell_in_a_set():
    found = ladder(lots(pace=0.0, offers=20.0, shared=0.1), POLICY)
    assert ranked(found) == [Step.BUNDLE, Step.OFF_SITE, Step.GIVE_AWAY]
    assert found.units[0, Step.BUNDLE] == 90


def test_without_a_price_only_giving_it_away_can_be_reckoned():
    assert ranked(ladder(lots(price=NONE, salvage=NONE), POLICY)) == [Step.GIVE_AWAY]


def test_a_salvage_value_is_cash_even_without_a_price():
    assert ranked(ladder(lots(price=NONE), POLICY)) == [Step.OFF_SITE, Step.GIVE_AWAY]


def test_of_equal_cash_the_gentler_step_comes_first():
    free = replace(POLICY, clear_commission=0.0)
    steps = ranked(ladder(lots(uplift=0.0), free))
    assert steps.index(Step.WAIT) < steps.index(Step.COMMISSION)


# -- what holds for any lot -------------------------------------------------------------------------------------------

amounts = st.floats(0.01, 500)
any_lots = st.builds(
    lots,
    units=st.integers(1, 5_000).map(float),
    pace=st.one_of(st.just(0.0), st.floats(0.001, 50)),
    price=amounts,
    salvage=st.one_of(st.just(NONE), st.floats(0, 20)),
    storage_fee=st.one_of(st.just(NONE), st.floats(0, 0.05)),
    elasticity=st.floats(-4, -0.2),
    offers=st.one_of(st.just(NONE), st.floats(0.001, 40)),
    shared=st.floats(0, 1),
)


@settings(max_examples=80, deadline=None)
@given(any_lots)
def test_the_steps_stand_by_the_cash_they_bring(found):
    rungs = ladder(found, POLICY)
    brings = [cash(rungs, step) for step in ranked(rungs)]
    assert brings == sorted(brings, reverse=True)
    assert not np.isnan(brings).any()


@settings(max_examples=80, deadline=None)
@given(any_lots)
def test_units_are_conserved_and_cash_adds_up(found):
    rungs = ladder(found, POLICY)
    known = ~np.isnan(rungs.cash)
    assert (rungs.units[known] <= found.units[0]).all()
    again = recovered(rungs.units, rungs.kept, rungs.rest, rungs.storage)
    np.testing.assert_allclose(rungs.cash[known], again[known])


@settings(max_examples=60, deadline=None)
@given(any_lots, st.floats(1.01, 3))
def test_a_higher_price_or_salvage_never_brings_less(found, times):
    before = ladder(found, POLICY).cash
    dearer = ladder(replace(found, price=found.price * times, salvage=found.salvage * times), POLICY).cash
    known = ~np.isnan(before)
    assert (dearer[known] >= before[known] - 1e-6).all()


@settings(max_examples=60, deadline=None)
@given(any_lots)
def test_no_other_markdown_brings_more(found):
    best = ladder(found, POLICY).discount[0]
    assert 0.05 <= round(best, 2) <= POLICY.most_discount
    for most in (0.05, 0.2, 0.35):
        if most < best and found.pace[0] > 0:
            smaller = ladder(found, replace(POLICY, most_discount=most))
            assert cash(ladder(found, POLICY), Step.MARKDOWN) >= cash(smaller, Step.MARKDOWN) - 1e-6


@pytest.mark.parametrize(("share", "discount"), [(0.0, 0.5), (1.13, 0.5), (1.14, 0.45), (2.16, 0.05), (2.17, NONE)])
def test_a_markdown_leaves_so_much_of_what_it_cost(share, discount):
    """It cost 4.00: half of 10.00 leaves 4.55, 113 % of it; 5 % off leave 8.645, 216 %."""
    found = ladder(lots(pace=0.1, salvage=0.0), replace(POLICY, least_kept=share))
    np.testing.assert_allclose(found.discount, [discount])
    assert np.isnan(cash(found, Step.MARKDOWN)) == np.isnan(discount)
    nobody_knows = ladder(lots(pace=0.1, salvage=0.0, landed_cost=NONE), replace(POLICY, least_kept=share))
    np.testing.assert_allclose(nobody_knows.discount, [0.5])


def test_left_until_all_is_sold_it_brings_its_price_less_fees_and_storage():
    """100 at 9.10, on average 50 of them stored for 200 days at 0.01."""
    assert ladder(lots(pace=0.5, storage_fee=0.01), POLICY).sold_out[0] == pytest.approx(810)


@settings(max_examples=40, deadline=None)
@given(any_lots, any_lots)
def test_an_item_is_reckoned_alone_as_among_others(one, other):
    both = Lots(**{name: np.concatenate([getattr(one, name), getattr(other, name)]) for name in Lots.__slots__})
    together, alone = ladder(both, POLICY), ladder(one, POLICY)
    for name in Ladder.__slots__:
        np.testing.assert_array_equal(getattr(together, name)[0], getattr(alone, name)[0], err_msg=name)
