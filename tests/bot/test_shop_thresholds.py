"""A shop may judge by thresholds of its own: its stock alone, in every plan, until it follows the others again."""

from collections.abc import Callable

import numpy as np
import pytest

from bot.desk import Desk
from bot.explaining import slow_why, stock_why
from bot.jobs import plan
from bot.judging.judgement import judge
from bot.store import Store
from bot.wording import Voice
from planner.intake.workbook.limits import Threshold
from tests.bot.builders import Clock, Filled, a_desk, a_shop, counted, sells

SHOPS = ("UK Home", "VN Home", "UK Outlet")


@pytest.fixture
def desk(new_store: Callable[..., Store], clock: Clock, filled: Filled) -> Desk:
    """Three shops in one time zone sell 5 of a SKU a day and hold 200 of it: the threshold is 45 days of sales, 225."""
    store = new_store(*(a_shop(name, channel=f"C{number}") for number, name in enumerate(SHOPS)))
    return filled(a_desk(store, clock), three_alike)


def three_alike(desk: Desk) -> None:
    for name in SHOPS:
        sells(desk.store, desk.now(), 5, shop=name)
        counted(desk.store, desk.now(), shop=name, SKU123=200)


def sets(desk: Desk, shop: str = "", **said: Threshold) -> None:
    """Somebody sets thresholds of a shop, or of all."""
    assert desk.store.rules.change(desk.store.rules.latest(shop).version, said, "U1", desk.now(), shop=shop)


def thresholds(desk: Desk, products: list[str] | None = None) -> dict[str, int]:
    return {
        about.location: int(judged.plan.threshold[i])
        for judged in judge(desk, products=products)
        for i, about in enumerate(judged.catalogue.about)
    }


def test_the_same_sales_have_another_threshold_where_a_shop_says_so(desk: Desk) -> None:
    """Ten more days of lead time are 50 units more."""
    sets(desk, "VN Home", lead_time=40.0)
    assert thresholds(desk, ["SKU123"]) == {"UK Home": 225, "VN Home": 275, "UK Outlet": 225}


def test_a_plan_of_all_judges_as_the_card_does(desk: Desk) -> None:
    sets(desk, "VN Home", lead_time=40.0)
    plan.run(desk)
    stored = {standing.location: standing.threshold for standing in desk.store.levels.all(None, None)}
    assert stored == thresholds(desk, ["SKU123"]) == thresholds(desk)


def test_what_a_shop_does_not_set_follows_all_shops(desk: Desk) -> None:
    sets(desk, "VN Home", dead=30)
    sets(desk, lead_time=20.0)
    assert set(thresholds(desk).values()) == {175}
    assert (desk.policies.at("VN Home").dead, desk.policies.at("UK Home").dead) == (30, 90)


def test_a_shop_that_follows_again_is_judged_as_all_are(desk: Desk) -> None:
    sets(desk, "VN Home", lead_time=40.0)
    sets(desk, "VN Home")
    assert set(thresholds(desk).values()) == {225}


def test_nobody_elses_plan_changes_when_a_shop_sets_its_own(desk: Desk) -> None:
    (before,) = judge(desk)
    sets(desk, "VN Home", lead_time=40.0, service_b=0.99)
    others, _ = judge(desk)
    rows = [before.catalogue.items.location.index(place) for place in others.catalogue.items.location]
    assert others.catalogue.items.location == ("UK Home", "UK Outlet")
    for name in ("daily_rate", "threshold", "order_up_to_level", "stockout_day", "level"):
        np.testing.assert_array_equal(getattr(others.plan, name), getattr(before.plan, name)[rows])


@pytest.mark.parametrize(("other", "threshold"), [({}, 225), ({"lead_time": 40.0}, 275), ({"lead_time": 50.0}, 225)])
def test_shops_that_share_a_shelf_must_agree(desk: Desk, other: dict[str, Threshold], threshold: int) -> None:
    """UK Gifts sells from the shelf of VN Home, where the lead time of all is 30 days."""
    desk.store.shops.add(a_shop("UK Gifts"), now=desk.now(), location="VN Home")
    sets(desk, "VN Home", lead_time=40.0)
    sets(desk, "UK Gifts", **other)
    assert thresholds(desk)["VN Home"] == threshold


def test_suggestions_grow_old_by_the_thresholds_of_their_shop(desk: Desk, clock: Clock) -> None:
    """Nobody decides for eight days, where a week is the longest in VN Home."""
    sets(desk, "VN Home", suggestion_life=7)
    plan.run(desk)
    clock.passes(days=8)
    for name in SHOPS:
        sells(desk.store, clock.now, 5, shop=name, days=8, first=100)
        counted(desk.store, clock.now, shop=name, SKU123=160)
    before = {s.location: s.id for s in desk.store.suggestions.open()}
    plan.run(desk)
    after = {s.location: s.id for s in desk.store.suggestions.open()}
    assert {place for place, number in before.items() if after.get(place) != number} == {"VN Home"}


def why(desk: Desk) -> dict[str, str]:
    """Return the explanation of each location."""
    return {
        name: str(said.blocks) for said in stock_why(desk, "SKU123", Voice()) for name in SHOPS if name in said.text
    }


def test_an_explanation_names_whose_threshold_it_is(desk: Desk) -> None:
    sets(desk, "VN Home", lead_time=40.0, slow_age=90)
    said = why(desk)
    assert "Thresholds that VN Home set: Lead time where none is known [days]: 40; the others" in said["VN Home"]
    assert "Slow stock is older" not in said["VN Home"]
    assert "Thresholds that" not in said["UK Home"]
    slow = [str(message.blocks) for message in slow_why(desk, "SKU123", Voice()) if "VN Home" in message.text]
    assert "Thresholds that VN Home set: Slow stock is older than [days]: 90; the others" in slow[0]


def test_a_shop_that_says_the_same_as_all_needs_no_word(desk: Desk) -> None:
    sets(desk, "VN Home", lead_time=30.0)
    assert not any("Thresholds that" in said for said in why(desk).values())


def test_a_shop_may_keep_other_days_of_buffer_or_another_rule(desk: Desk) -> None:
    """20 days of sales instead of 15 are 25 units more."""
    sets(desk, "VN Home", buffer_days=20.0)
    sets(desk, "UK Outlet", order_rule="fixed_cycle")
    assert thresholds(desk) == {"UK Home": 225, "VN Home": 250, "UK Outlet": 225}
    rules = {it.catalogue.items.location[0]: it.policy.order_rule for it in judge(desk)}
    assert rules == {"UK Home": "reorder_point", "VN Home": "reorder_point", "UK Outlet": "fixed_cycle"}
    assert "5 a day × 20 days of buffer" in why(desk)["VN Home"]
