"""Goods that expire: what has expired counts nowhere, and what will not have sold by its day counts until then.

The quiet item sells 30 a day, takes 15 days by sea and keeps 50: it is ordered at 500.
"""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.clearance.dated import dated_to_clear
from planner.events.verdict import verdicts
from planner.model import NEVER, Level
from planner.outcome import Plan
from planner.policy import Learned, Policy
from tests.planner.shop import TODAY, Shop, a_shop


def planned(sell_by: float, perishing: float = 1000, **shop: Any) -> Plan:
    return a_shop(perishing=perishing, sell_by=sell_by, **shop).planned()


def test_what_has_expired_is_not_available():
    """400 of 1000 have expired; of the other 600 are 20 sold and 30 reserved."""
    plan = planned(-1, perishing=400, committed=20, reserved=30)
    assert (plan.expired[0], plan.available[0], plan.inventory_position[0]) == (400, 550, 580)
    assert (plan.stockout_day[0], plan.level[0]) == (20, Level.WATCH)


def test_where_all_has_expired_it_is_out_and_ordered_as_if_nothing_were_there():
    plan, empty = planned(-1), a_shop(on_hand=0).planned()
    assert (plan.level[0], plan.available[0]) == (Level.OUT, 0)
    assert plan.shortfall == empty.shortfall


def test_what_does_not_sell_by_its_day_is_gone_from_the_next():
    """In 20 days sell 600 of the 1000: stock is out on day 21, not 34. It lasts for the 600 that sell."""
    plan = planned(20)
    assert (plan.expiring[0], plan.gone_day[0], plan.stockout_day[0]) == (400, 21, 21)
    assert plan.days_of_cover[0] == 20
    assert plan.order_by_day[0] == 21 - 15


@pytest.mark.parametrize(("sell_by", "position", "level"), [(15, 1000, Level.OK), (14, 420, Level.REORDER)])
def test_it_is_ordered_in_time_for_the_day_after(sell_by: int, position: int, level: Level):
    """An order of tomorrow is there on day 16. What is gone on day 16 need not be ordered today, on day 15 it must."""
    plan = planned(sell_by)
    assert (plan.inventory_position[0], plan.level[0]) == (position, level)
    assert (plan.shortfall[0] > 0) == (level == Level.REORDER)


def test_what_arrives_later_is_fresh():
    """1000 more come on day 10; on day 21 400 of the old ones are gone."""
    plan = planned(20, receipts=[(0, 1000, 10)])
    assert (plan.expiring[0], plan.inventory_position[0], plan.stockout_day[0]) == (400, 2000, 54)


def test_the_oldest_leave_first():
    """100 of the 1000 perish in 5 days: until then 150 sell, those first."""
    assert planned(5, perishing=100).expiring == 0
    assert planned(5, perishing=100).gone_day == NEVER
    assert planned(2, perishing=100).expiring == 40


def test_what_an_event_sells_does_not_expire():
    """300 on day 12, and 30 a day: of the 1000 are 100 left on day 21."""
    assert planned(20, livestreams=[(0, 300, 12, 12, 0)]).expiring == pytest.approx(100)
    assert planned(20, livestreams=[(0, 300, 21, 21, 0)]).expiring == pytest.approx(400)


def test_an_event_after_the_day_cannot_be_had_from_what_expires():
    """On the eve of day 25 nothing is left of 1000 that may be sold until day 20; without a day it were 280."""
    shop = a_shop(perishing=1000, sell_by=20, livestreams=[(0, 200, 25, 25, 0)])
    said = verdicts(shop.planned(), shop.items, shop.inbound, shop.events, Policy())
    assert said.before[0] == 1000 - 24 * 30 - 400


def test_another_location_gets_nothing_of_what_expires():
    """1000 less the threshold of 500 and a day's 30; of the 1000 it sells but 600."""
    assert a_shop().planned().surplus == 470
    assert planned(20).surplus == 70


def test_what_is_reserved_expires_beside_what_sells():
    """All 1000 perish in 20 days, 600 sell until then: of what is not reserved 300 or 600, as 10 or 20 days.

    Where 800 are fresh, 700 of those are reserved, and of the 200 that perish in 5 days 50 are left.
    """
    assert planned(20, reserved=700).days_of_cover == 10
    assert planned(20, reserved=300).days_of_cover == 20
    assert planned(5, perishing=200, reserved=700).days_of_cover == pytest.approx((300 - 50) / 30)
    assert planned(20, reserved=300).surplus == 600 - 530


@pytest.mark.parametrize("sell_by", [0, 5, 13])
def test_is_quiet_about_a_sku_nobody_buys(sell_by: int):
    """Without a sale nothing is missing once it has expired: that is not out of stock before an order arrives."""
    plan = planned(sell_by, sold_per_day=0, days=60)
    assert (plan.expiring[0], plan.level[0]) == (1000, Level.OK)
    assert not plan.shortfall.any()


def test_ads_do_not_pause_to_let_more_expire():
    """20 of 30 a day by ads; more on day 60. On day 18 are 460 left for the 420 of 42 days and 50 in reserve."""
    shop = {"ads_units": 600, "receipts": [(0, 1000, 60)]}
    assert planned(20, **shop).pause_ads_day[0] == 21
    assert planned(40, **shop).pause_ads_day[0] == 18


def test_days_on_which_all_had_expired_are_not_taken_for_slow_ones():
    """Nothing sold in the 9 days since; in the 111 days before it was 30 a day."""
    shop = a_shop(perishing=1000, sell_by=-10)
    shop.history.units[:, -9:] = 0
    assert shop.planned(Policy(demand_rule="mean")).daily_rate == 30
    shop.items.sell_by[:] = np.inf
    assert shop.planned(Policy(demand_rule="mean")).daily_rate == 21


@given(
    st.integers(0, 400),
    st.floats(0, 1),
    st.integers(0, 40),
    st.integers(1, 20),
    st.integers(0, 300),
    st.integers(1, 60),
)
def test_stock_runs_out_as_it_does_lot_by_lot(on_hand: int, part: float, sell_by: int, rate: int, comes: int, day: int):
    """The dated lot sells first and is thrown away after its day; what comes is never thrown away."""
    dated = round(on_hand * part)
    shop = a_shop(
        sold_per_day=rate, on_hand=on_hand, perishing=dated, sell_by=sell_by, receipts=[(0, comes, day)] * (comes > 0)
    )
    assert shop.planned().stockout_day[0] == _lot_by_lot(on_hand, dated, sell_by, rate, {day: comes})


def _lot_by_lot(on_hand: int, dated: int, sell_by: int, rate: int, comes: dict[int, int]) -> int:
    old, fresh = float(dated), float(on_hand - dated)
    if on_hand <= 0:
        return 0
    for day in range(1, 181):
        fresh += comes.get(day, 0)
        old = 0.0 if day > sell_by else old
        from_old = min(old, rate)
        old, fresh = old - from_old, fresh - (rate - from_old)
        if old + fresh <= 0:
            return day
    return NEVER


def test_without_a_day_nothing_changes():
    shop: Shop = a_shop(perishing=0, sell_by=3, sold_per_day=[30, 5])
    for name in ("expired", "expiring", "lost_in_time"):
        assert not getattr(shop.planned(), name).any()


def to_clear(sell_by: float, **shop: Any) -> tuple[float, float]:
    """Return the units to clear of 1000, and what sells of them a day."""
    some = a_shop(sell_by=sell_by, **({"perishing": 1000} | shop))
    dated = dated_to_clear(*(some.items, some.history, some.inbound, some.events), Policy(), Learned(), TODAY)
    return float(dated.units[0]), float(dated.pace[0])


@pytest.mark.parametrize(
    ("sell_by", "units", "pace"), [(20, 980, 30), (1, 980, 30), (0, 980, np.nan), (-1, 1000, np.nan)]
)
def test_what_customers_were_promised_is_not_cleared(sell_by: float, units: float, pace: float):
    """20 of 1000 are sold and not sent: 980 are left to clear, of which 20 days sell 600; of expired goods all are."""
    np.testing.assert_allclose(to_clear(sell_by, committed=20), (units, pace))


def test_what_all_sells_or_has_no_day_is_not_cleared():
    """1000 last 33 days; of the single one that has expired none sells."""
    nothing = (0, np.nan)
    np.testing.assert_allclose([to_clear(40), to_clear(NEVER), to_clear(20, perishing=0)], [nothing] * 3)
    np.testing.assert_allclose(to_clear(-1, perishing=1), (1, np.nan))
