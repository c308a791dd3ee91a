"""What can be done for an event.

The quiet item sells 30 a day, takes 15 days by sea, 7 by air, and keeps 50: 1000 on hand are 400 on day 20.
"""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.events.verdict import Verdict, Verdicts, verdicts
from planner.model import NEVER, Level
from planner.policy import Policy
from tests.planner.shop import Shop, a_shop, any_shop


def judged(shop: Shop) -> Verdicts:
    return verdicts(shop.planned(), shop.items, shop.inbound, shop.events, Policy())


def of_live(planned: float, start: int, end: int | None = None, sold: float = 0, **shop: Any) -> Verdicts:
    return judged(a_shop(livestreams=[(0, planned, start, start if end is None else end, sold)], **shop))


def verdict(planned: float, start: int, end: int | None = None, sold: float = 0, **shop: Any) -> Verdict:
    return Verdict(int(of_live(planned, start, end, sold, **shop).verdict[0]))


# -- in time -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "said"),
    [(17, Verdict.SEA), (16, Verdict.SEA), (15, Verdict.AIR), (8, Verdict.AIR), (7, Verdict.CAP), (1, Verdict.CAP)],
)
def test_the_last_order_is_there_the_day_before_the_start(start: int, said: Verdict) -> None:
    """By sea 15 days and 1, by air 7 days and 1: ordered today for a start in 16 and in 8 days."""
    assert verdict(2000, start) == said
    found = of_live(2000, start)
    assert (found.sea_by[0], found.air_by[0]) == (start - 16, start - 8)


def test_without_an_air_route_what_the_sea_cannot_bring_is_capped() -> None:
    assert verdict(2000, 15, air_lead_time=np.inf) == Verdict.CAP
    assert of_live(2000, 15, air_lead_time=np.inf).air_by[0] == NEVER


def test_the_longest_normal_lead_time_decides() -> None:
    assert verdict(2000, 21, max_lead_time=21.0) == Verdict.AIR
    assert verdict(2000, 22, max_lead_time=21.0) == Verdict.SEA
    assert of_live(2000, 22, max_lead_time=20.5).sea_by[0] == 0


@pytest.mark.parametrize(("order_day", "sea_by"), [(0, 7), (3, 10), (5, 12), (6, 6)])
def test_a_fixed_order_day_is_the_last_one_in_time(order_day: int, sea_by: int) -> None:
    """A start in 28 days is ordered for on day 12 at the latest; the supplier takes orders every 7 days."""
    assert of_live(5000, 28, order_day=order_day, review=7.0).sea_by[0] == sea_by


def test_an_order_that_must_wait_for_its_day_may_come_too_late() -> None:
    assert verdict(5000, 18, order_day=2.0, review=7.0) == Verdict.SEA
    assert verdict(5000, 17, order_day=2.0, review=7.0) == Verdict.AIR


def test_half_a_day_of_freight_is_a_whole_day() -> None:
    assert of_live(2000, 10, air_lead_time=7.5).air_by[0] == 1


# -- enough --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("planned", "said"), [(650, Verdict.ENOUGH), (651, Verdict.CAP)])
def test_stock_is_enough_while_the_safety_stock_is_kept_until_the_next_receipt(planned: float, said: Verdict) -> None:
    """Start on day 5: 1000 - 4 * 30 = 880 before it; an order placed today comes on day 15: 10 days of 30, 50 kept.

    880 - 300 - 50 = 530 ... with receipts on day 11: 880 - 180 - 50 = 650.
    """
    assert verdict(planned, 5, receipts=[(0, 900, 11)]) == said
    assert of_live(planned, 5, receipts=[(0, 900, 11)]).cap[0] == 650


@pytest.mark.parametrize(
    ("above", "is_due", "said"), [(1, False, Verdict.ENOUGH), (0, True, Verdict.ENOUGH), (-31, True, Verdict.AIR)]
)
def test_who_orders_at_the_threshold_is_in_time_for_the_event(above: float, is_due: bool, said: Verdict) -> None:
    """15 days by sea, up to 21: what is kept for late orders is kept once. An order is there on day 15, so that only
    14 days of 30 sell before: the threshold covers the event, and a day's sales below it still do.
    """
    late = {"buffer": np.nan, "lead_time_spread": 3.0, "livestreams": [(0, 550, 12, 12, 0)]}
    threshold = float(a_shop(**late).planned().threshold[0])
    found = a_shop(on_hand=threshold + above, **late)
    assert (found.planned().level[0] == Level.REORDER) == is_due
    assert judged(found).verdict[0] == said


def test_what_is_on_its_way_counts_from_its_day() -> None:
    """600 more on day 4 are there on day 5; on day 6 they are too late for a single day."""
    assert verdict(1200, 5, receipts=[(0, 900, 4), (0, 900, 9)]) == Verdict.ENOUGH
    assert verdict(1200, 5, receipts=[(0, 900, 6)]) == Verdict.CAP


def test_an_event_that_has_sold_what_was_planned_needs_nothing() -> None:
    assert verdict(500, -2, 2, sold=560, on_hand=10) == Verdict.NONE
    assert verdict(500, -2, 2, sold=559, on_hand=10) == Verdict.CAP


def test_an_event_is_judged_until_its_last_day() -> None:
    assert verdict(500, -2, 0, on_hand=10) == Verdict.CAP
    assert verdict(500, -2, -1, on_hand=10) == Verdict.NONE


def test_missing_is_what_the_worst_day_is_short_of() -> None:
    """Before the start on day 5 there are 880; 1000 and 30 sold on it leave -150, and another 30 a day until day 14."""
    assert of_live(1000, 5).missing[0] == 50 - (880 - 1000 - 10 * 30)


# -- the cap -------------------------------------------------------------------------------------------------------


def test_the_cap_leaves_ordinary_sales_and_the_safety_stock_until_an_order_placed_today() -> None:
    """880 before day 5, 10 days of 30 until day 15, 50 kept: 530."""
    found = of_live(1000, 5)
    assert (found.verdict[0], found.cap[0], found.cap_until[0]) == (Verdict.CAP, 530, 15)


def test_the_cap_leaves_ordinary_sales_only_until_the_next_receipt() -> None:
    """880 - 3 * 30 - 50 = 740 until day 8."""
    found = of_live(1000, 5, receipts=[(0, 10, 8)])
    assert (found.cap[0], found.cap_until[0]) == (740, 8)


def test_the_cap_lasts_until_the_next_order_day_brings_more() -> None:
    """Ordered on day 3, there on day 18: 13 days of 30."""
    found = of_live(1000, 5, order_day=3.0, review=7.0)
    assert (found.cap[0], found.cap_until[0]) == (880 - 13 * 30 - 50, 18)


def test_the_cap_is_never_below_nothing() -> None:
    assert of_live(1000, 5, on_hand=100).cap[0] == 0


def test_a_running_event_may_still_sell_what_the_shelf_can_spare() -> None:
    """1000 now, 14 days of 30 until day 15, 50 kept."""
    assert of_live(2000, -1, 3, sold=30).cap[0] == 1000 - 14 * 30 - 50


def test_another_event_of_the_item_is_left_its_share() -> None:
    """530 alone; the other one takes 200 on day 9."""
    found = judged(a_shop(livestreams=[(0, 1000, 5, 5, 0), (0, 200, 9, 9, 0)]))
    assert found.cap.tolist() == [330, 0]


def test_a_pause_of_ads_leaves_more_for_the_event() -> None:
    """10 a day less on the 10 days from the start on: 530 + 100."""
    assert judged(a_shop(livestreams=[(0, 1000, 5, 5, 0)], pauses=[(0, 5, 20)], ads_units=300.0)).cap[0] == 630


def test_units_reserved_for_the_event_are_not_subtracted_twice() -> None:
    """What the platform has locked for the event is sold in it: the same verdict, cap and threshold as without."""
    for reserved in (0.0, 400.0):
        shop = a_shop(livestreams=[(0, 1000, 5, 5, 0)], reserved=reserved)
        assert (judged(shop).cap[0], judged(shop).missing[0]) == (530, 470)
        assert (shop.planned().threshold[0], shop.planned().below_threshold[0]) == (1500, 500)


# -- what expires --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "said", "missing", "cap", "cap_by"),
    [
        (5, 5, Verdict.ENOUGH, 0, 350, NEVER),
        (5, 14, Verdict.CAP, 410, 350, 5),
        (6, 6, Verdict.CAP, 440, 0, NEVER),
    ],
)
def test_an_event_sells_what_expires_until_its_last_day_alone(
    start: int, end: int, said: Verdict, missing: float, cap: float, cap_by: int
) -> None:
    """400 sell 10 a day until day 5: 350 would expire, and nothing is left for the days behind it."""
    perishing: dict[str, Any] = {"sold_per_day": 10.0, "on_hand": 400, "perishing": 400, "sell_by": 5.0}
    found = of_live(300, start, end, air_lead_time=np.inf, **perishing)
    assert found.verdict[0] == said
    assert (found.missing[0], found.cap[0], found.cap_by[0]) == (missing, cap, cap_by)


# -- what cannot be said -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("known", [{"on_hand": np.nan, "count_age": np.inf}, {"count_age": 48.5}])
def test_without_a_fresh_count_nothing_is_promised(known: dict[str, float]) -> None:
    found = of_live(10, 30, **known)
    assert (found.verdict[0], found.sea_by[0]) == (Verdict.UNCOUNTED, 14)


def test_an_item_that_does_not_sell_yet_is_judged_by_its_event_alone() -> None:
    assert verdict(900, 30, sold_per_day=0.0, on_hand=1000) == Verdict.ENOUGH
    assert verdict(951, 30, sold_per_day=0.0, on_hand=1000) == Verdict.SEA


def test_a_pause_of_ads_is_no_event_to_stock_up_for() -> None:
    assert judged(a_shop(pauses=[(0, 5, 9)], on_hand=10)).verdict[0] == Verdict.NONE


def test_no_event_is_no_verdict() -> None:
    assert judged(a_shop()).verdict.size == 0


def test_a_plan_of_other_items_is_refused() -> None:
    shop = a_shop(sold_per_day=[1.0, 2.0])
    with pytest.raises(ValueError, match="2 items"):
        verdicts(shop.planned(), a_shop().items, shop.inbound, shop.events, Policy())


def test_a_receipt_in_a_thousand_years_is_looked_at_no_further() -> None:
    assert of_live(1000, 5, receipts=[(0, 10, 400_000)]).cap[0] == 530


# -- properties ----------------------------------------------------------------------------------------------------


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000))
def test_caps_and_shortages_are_never_below_nothing_and_the_last_orders_are_before_the_start(seed: int) -> None:
    shop = any_shop(seed)
    found = judged(shop)
    counted = ~np.isnan(shop.items.on_hand[shop.events.item])
    assert (found.cap[counted] >= 0).all()
    assert (found.missing[counted] >= 0).all()
    assert (found.cap[counted] == np.floor(found.cap[counted])).all()
    assert (found.sea_by < shop.events.start).all()


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 900), st.integers(1, 12), st.integers(0, 5), st.integers(0, 2500), st.integers(8, 40))
def test_an_event_held_to_its_cap_is_covered(on_hand: int, start: int, length: int, planned: int, receipt: int) -> None:
    """As far as it ends before the next receipt and stock without it keeps the safety stock."""
    end = start + length
    shop: dict[str, Any] = {"on_hand": float(on_hand), "receipts": [(0, 5000, receipt)]}
    found = of_live(float(planned), start, end, **shop)
    if found.cap[0] > 0 and end < found.cap_until[0]:
        assert verdict(float(min(planned, found.cap[0])), start, end, **shop) in {Verdict.ENOUGH, Verdict.NONE}


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000))
def test_the_verdict_of_an_event_does_not_depend_on_other_items(seed: int) -> None:
    shop = any_shop(seed, count=8)
    together = judged(shop)
    for item in set(shop.events.item.tolist()):
        alone, mine = judged(shop.only(item)), shop.events.item == item
        np.testing.assert_array_equal(alone.verdict, together.verdict[mine])
        np.testing.assert_allclose(alone.cap, together.cap[mine])
        np.testing.assert_array_equal(alone.cap_until, together.cap_until[mine])
