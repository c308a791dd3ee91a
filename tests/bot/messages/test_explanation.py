"""Why these numbers: every number in one line, and all of them fit."""

from collections.abc import Callable

import numpy as np
import pytest

from bot.buttons import why_all
from bot.desk import Asker, Desk, Pressed
from bot.errors import DeadButton
from bot.explaining import stock_why
from bot.judging import reasons
from bot.judging.judgement import judge
from bot.messages.explaining.explained import Currencies
from bot.messages.explaining.explanation import LEADING, Why, explanation
from bot.messages.explaining.explanation_words import HOW, NAMES, REVIEW_STOCK, SAFETY
from bot.messages.explaining.quantiles import quantile_lines
from bot.messages.reply import Message
from bot.sandbox.judge import check_message
from bot.store import Store
from bot.wording import Voice
from planner.classes import Cuts
from planner.explaining.explain import Explained, explain
from planner.explaining.flight_rules import FLIGHT_RULES, held_to
from planner.forecasting.boosted import Boosting
from planner.forecasting.curve import DEFAULT_CURVE, Curve
from planner.forecasting.same_weeks import AHEAD, SameWeeks, Weeks
from planner.model import SafetyRule
from planner.policy import Learned, Policy
from tests.bot.builders import MONDAY, Clock, coming, counted, planned, sells, stocked, terms
from tests.bot.messages.builders import HOSTILE
from tests.bot.store.builders import a_row, plan_in
from tests.planner.shop import TODAY, Shop, a_shop

ANA = Asker("U0ANA", "C0UK", Voice())
MONEY, POUNDS = Currencies("USD", "GBP", "GBP"), Currencies("GBP", "GBP", "GBP")


def uneven(shop: Shop) -> Shop:
    shop.history.units[0, ::2] += 6
    return shop


def now_and_then() -> Shop:
    """G19: 5, 4, 6 and 3 sold in the last 12 of 30 days, none before."""
    shop = a_shop(on_hand=20, days=30, buffer=np.nan)
    shop.history.units[0] = 0
    shop.history.units[0, -12:] = [0, 0, 5, 0, 0, 0, 4, 0, 6, 0, 0, 3]
    return shop


def of_sku123(desk: Desk) -> Message:
    (message,) = stock_why(desk, "SKU123", Voice())
    return message


def explained(desk: Desk) -> tuple[Explained, ...]:
    (judgement,) = judge(desk, products=["SKU123"])
    return reasons.explained(judgement, 0)


def of_shop(shop: Shop, policy: Policy | None = None, learned: Learned | None = None) -> tuple[Explained, ...]:
    return explain(shop.basis(policy, learned), 0)


def test_what_may_sell_in_a_lead_time_is_said_with_its_chances() -> None:
    """30 a day and 3 more on half of the days: at 95 % the reorder point; nothing strays, nothing said."""
    shop = uneven(a_shop(on_hand=200, days=365, known_days=365.0, buffer=np.nan))
    numbers = {it.name: it for it in of_shop(shop, Policy(service_level=0.95))}
    mean, spread = numbers["lead_time_demand"].value, numbers["spread"].value
    most = [int(np.ceil(mean + z * spread - 1e-6)) for z in (0, 0.8416212, 1.2815516, 1.6448536, 2.0537489)]
    (line,) = quantile_lines(tuple(numbers.values()), Voice())
    for units, share in zip(most, (50, 80, 90, 95, 98), strict=True):
        assert f"{units} in {share}%" in line
    assert numbers["reorder_point"].value - most[3] in {0, 1}  # it rounds the safety stock up by itself
    (chinese,) = quantile_lines(tuple(numbers.values()), Voice(locale="zh"))
    assert f"95% 的情况下 {most[3]}" in chinese
    assert quantile_lines(of_shop(a_shop(on_hand=200)), Voice()) == []


@pytest.mark.parametrize(("name", "on_shelf"), [("reorder", 200), ("urgent", 100), ("enough", 300), ("out", 0)])
def test_explains_every_number(
    golden: Callable[[str, Message], None], store: Store, desk: Desk, clock: Clock, name: str, on_shelf: int
) -> None:
    stocked(store, clock.now, on_shelf)
    golden(f"why_{name}", of_sku123(desk))


def test_what_rounding_buys_of_an_item_that_does_not_sell_is_left_out(store: Store, desk: Desk, clock: Clock) -> None:
    counted(store, clock.now, SKU123=300)
    said = str(of_sku123(desk).blocks)
    assert "not selling" in said
    assert "What rounding buys" not in said


def test_explains_what_was_typed_and_left_out(
    golden: Callable[[str, Message], None], store: Store, desk: Desk, clock: Clock
) -> None:
    stocked(store, clock.now, 100)
    late = coming("SKU123", 40, MONDAY.date().replace(day=1), reference="PO-7")
    planned(store, clock.now, [terms(lead_time=15, buffer=50, moq=100, case_pack=24)], [late])
    golden("why_typed", of_sku123(desk))


def test_what_a_unit_costs_is_said_finer_than_a_coin_so_that_its_sum_comes_out(
    store: Store, desk: Desk, clock: Clock
) -> None:
    """1.235 and 0.1005 of freight are 1.3355."""
    stocked(store, clock.now, 100)
    maker = a_row("suppliers", supplier="Yiwu Bags", currency="USD", sea_freight="0.1005")
    plan_in(store, clock.now, suppliers=[maker], products=[terms(unit_cost="1.2350")])
    assert "*$1.3355*: $1.235 unit cost + $0.1005 freight and duty by sea" in str(of_sku123(desk).blocks)


def test_explains_a_service_level_and_what_it_sees_through(
    golden: Callable[[str, Message], None], store: Store, desk: Desk, clock: Clock
) -> None:
    """80 days are enough for a service level, and too few for lead times of its own: the spread of a day counts."""
    scattered(store, clock, days=80)
    golden("why_service", of_sku123(desk))


def test_explains_the_spread_of_an_item_known_for_a_year(
    golden: Callable[[str, Message], None], store: Store, desk: Desk, clock: Clock
) -> None:
    scattered(store, clock, days=400)
    golden("why_year", of_sku123(desk))


@pytest.mark.parametrize(
    ("name", "others"), [("drift", DEFAULT_CURVE), ("others", Curve(np.log(4.0), 0.7, 1.0, 5000.0, 80))]
)
def test_explains_how_far_the_pace_drifts_where_pasts_are_short(
    golden: Callable[[str, Message], None], name: str, others: Curve
) -> None:
    shop = uneven(a_shop(on_hand=900, buffer=np.nan, days=90, known_days=90))
    learned = Learned(drift=0.25, days_curve=others)
    found = of_shop(shop, learned=learned)
    golden(f"why_{name}", explanation(Why("SKU123", "UK Home", found, TODAY, POUNDS), Voice()))


def test_explains_what_gradient_boosting_foretells(golden: Callable[[str, Message], None]) -> None:
    shop = a_shop(on_hand=500, boost=np.array([1.12]))
    learned = Learned(boosting=Boosting("better", error_less=0.031, high_less=0.012, times=4, items=250))
    found = of_shop(shop, learned=learned)
    golden("why_boosted", explanation(Why("SKU123", "UK Home", found, TODAY, POUNDS), Voice()))


@pytest.mark.parametrize(("name", "boost"), [("as_a_year_ago", np.nan), ("boosted_as_a_year_ago", 1.12)])
def test_explains_how_these_weeks_sold_a_year_ago(
    golden: Callable[[str, Message], None], name: str, boost: float
) -> None:
    shop = a_shop(on_hand=500, boost=np.array([boost]))
    weeks = SameWeeks(Weeks.HELPS, (1.08,) * len(AHEAD), 0.75, 0.539, 17)
    boosting = Boosting("better", error_less=0.031, high_less=0.012, times=4, items=250)
    learned = Learned(boosting=boosting, same_weeks=weeks)
    found = of_shop(shop, learned=learned)
    golden(f"why_{name}", explanation(Why("SKU123", "UK Home", found, TODAY, POUNDS), Voice()))


def test_says_what_the_item_itself_sold_a_year_ago() -> None:
    weeks = SameWeeks(Weeks.HELPS, (1.08,) * len(AHEAD), 0.75, 0.539, 17)
    found = of_shop(a_shop(on_hand=500, days=400), learned=Learned(same_weeks=weeks))
    said = str(explanation(Why("SKU123", "UK Home", found, TODAY, POUNDS), Voice()).blocks)
    assert "a fifth of it as this SKU itself did then (30 a day, kept between half and twice what else is" in said


@pytest.mark.parametrize(("asked", "is_said"), [(305, False), (300, True), (None, False)])
def test_where_the_card_asks_for_another_quantity_it_says_why(asked: int | None, is_said: bool) -> None:
    shop = a_shop(on_hand=100, sold_per_day=5, buffer=75, lead_time=30)
    found = of_shop(shop)
    said = explanation(Why("SKU123", "UK Home", found, TODAY, POUNDS, asked=asked), Voice())
    assert ("300 stay asked for until that would change by more than a carton" in str(said.blocks)) == is_said


def test_no_more_flies_than_the_order_holds(golden: Callable[[str, Message], None]) -> None:
    """125 are missing and 60 asked: 50 × £6.60 earned less 60 × £1.50 more freight, not 125 × £1.50."""
    shop = a_shop(on_hand=100, sold_per_day=5, buffer=75, lead_time=30, price=9.0, air_freight=1.9, sea_freight=0.4)
    found = of_shop(shop)
    golden("why_held_flight", explanation(Why("SKU123", "UK Home", held_to(found, 60), TODAY, POUNDS), Voice()))


def test_what_flies_is_explained_by_full_cartons() -> None:
    """125 are missing, and cartons hold 12: 11 of them."""
    shop = a_shop(on_hand=100, sold_per_day=5, buffer=75, lead_time=30, price=9.0, air_freight=1.9, sea_freight=0.4)
    said = explanation(Why("SKU123", "UK Home", held_to(of_shop(shop), np.inf, 12), TODAY, POUNDS), Voice())
    assert "Of it flies *132*: 125 in full cartons of 12" in str(said.blocks)


SHOPS: dict[str, tuple[Shop, Policy]] = {
    "costs": (
        a_shop(on_hand=500, sea_freight=0.4, air_freight=1.9, salvage=0.5, storage_fee=0.002, ads_units=300.0),
        Policy(placing_cost=25.0),
    ),
    "order_days": (a_shop(on_hand=500, review=7.0, order_day=0.0, buffer=np.nan), Policy()),
    "new": (a_shop(on_hand=300, days=20, buffer=np.nan), Policy()),
    "new_on_its_way": (a_shop(on_hand=300, days=20, receipts=[(0, 648, 20)]), Policy()),
    "event": (a_shop(on_hand=1400, livestreams=[(0, 1000, 10, 12, 0)]), Policy()),
    "long_lead_time": (
        uneven(a_shop(on_hand=900, lead_time=60, lead_time_spread=5, buffer=np.nan, days=365)),
        Policy(service_level=0.95),
    ),
    "now_and_then": (now_and_then(), Policy()),
    "fixed_cycle": (a_shop(on_hand=3600, sold_per_day=100, lead_time=30, buffer=0), Policy(order_rule="fixed_cycle")),
}


@pytest.mark.parametrize("name", SHOPS)
def test_explains_each_rule(golden: Callable[[str, Message], None], name: str) -> None:
    shop, policy = SHOPS[name]
    found = of_shop(shop, policy)
    golden(f"why_{name}", explanation(Why("SKU123", "UK Home", found, TODAY, POUNDS, lies_elsewhere=True), Voice()))


CLASSES = Learned(cuts=(Cuts("GBP", 9000.0, 1200.0),))
SERVED: dict[str, tuple[Shop, Policy, Learned]] = {
    "class": (uneven(a_shop(price=4.0, buffer=np.nan)), Policy(), CLASSES),
    "class_abroad": (
        uneven(a_shop(price=4.0, unit_cost=18.0, exchange=0.11, reporting_rate=1.25, storage_fee=0.01, buffer=np.nan)),
        Policy(),
        CLASSES,
    ),
    "class_of_last_night": (
        uneven(a_shop(price=4.0, buffer=np.nan, class_before=2.0)),
        Policy(),
        Learned(cuts=(Cuts("GBP", 9000.0, 5000.0, a_up=9900.0, a_down=8100.0, b_up=6000.0, b_down=4500.0),)),
    ),
    "class_of_no_price": (
        uneven(a_shop(price=np.nan, buffer=np.nan)),
        Policy(),
        CLASSES,
    ),
    "level_for_all": (
        uneven(a_shop(buffer=np.nan)),
        Policy(service_level=0.98),
        CLASSES,
    ),
}


@pytest.mark.parametrize("name", SERVED)
def test_explains_what_decides_the_service_level(golden: Callable[[str, Message], None], name: str) -> None:
    """And no other number: those have their own."""
    shop, policy, learned = SERVED[name]
    found = of_shop(shop, policy, learned)
    served = {"gross_margin", "abc_class", "unit_margin", "carrying_cost", "service_level", "safety_stock"}
    money = Currencies("CNY", "GBP", "USD") if name == "class_abroad" else POUNDS
    only = [it for it in found if it.name in served]
    golden(f"why_{name}", explanation(Why("SKU123", "UK Home", only, TODAY, money), Voice()))


@pytest.mark.parametrize(("fee", "of_shop_", "said"), [(np.nan, None, ""), (0.08, 0.2, "8%"), (np.nan, 0.2, "20%")])
def test_a_margin_says_what_the_platform_keeps_where_somebody_said_it(
    fee: float, of_shop_: float | None, said: str
) -> None:
    """9 × (1 − 8 %) − 2 = 6.28; its own wins over the shop's, and nothing is said where nobody did."""
    shop, policy = uneven(a_shop(buffer=np.nan, platform_fee=fee)), Policy(platform_fee=of_shop_)
    words = str(explanation(Why("SKU123", "UK Home", of_shop(shop, policy), TODAY, POUNDS), Voice()).blocks)
    assert (f"− {said} for the platform − £2" in words) == bool(said)
    assert ("for the platform" in words) == bool(said)


def test_a_buffer_of_days_asks_for_no_service_level() -> None:
    shop = a_shop(on_hand=300, days=59, buffer=np.nan)
    found = of_shop(shop)
    assert "Service level" not in str(explanation(Why("SKU123", "UK Home", found, TODAY, POUNDS), Voice()).blocks)


def test_a_stock_out_date_names_all_that_comes_and_goes_until_then() -> None:
    """1000 + 40 - 800 = 240 at 20 a day for 4 days and 30 a day after them; 500 more come when it is too late."""
    shop = a_shop(
        ads_units=300.0,
        receipts=[(0, 40, 2), (0, 500, 30)],
        livestreams=[(0, 800, 5, 6, 0)],
        pauses=[(0, 1, 4)],
    )
    assert shop.planned().stockout_day == 10
    found = of_shop(shop)
    said = str(explanation(Why("SKU123", "UK Home", found, TODAY, POUNDS), Voice()).blocks)
    assert (
        "is used up; counted on their days: 10 a day less while ads pause from Nov 24, 2026 to Nov 27, 2026, 40 arrive "
        "on Nov 25, 2026, 800 are still expected from an event from Nov 28, 2026 to Nov 29, 2026 _("
    ) in said


def test_a_safety_stock_can_be_reckoned_again_from_what_is_shown() -> None:
    """1.645 x 166.7 = 274.2, so 275."""
    shop, policy = SHOPS["long_lead_time"]
    found = of_shop(shop, policy)
    said = str(explanation(Why("SKU123", "UK Home", found, TODAY, POUNDS), Voice()).blocks)
    assert "Safety stock *275*: 1.645 × 166.7 spread" in said


def test_where_orders_leave_on_fixed_days_the_date_to_order_by_is_one() -> None:
    shop, policy = SHOPS["order_days"]
    found = of_shop(shop, policy)
    said = str(explanation(Why("SKU123", "UK Home", found, TODAY, POUNDS), Voice()).blocks)
    assert "the last order day, every 7 days, whose order of 15 days still arrives" in said


def test_of_stock_that_was_never_counted_nothing_is_reckoned() -> None:
    """Neither that it is never out, nor what money lies in it; what sells a day and what is on order are known."""
    shop = a_shop(on_hand=np.nan, count_age=np.inf, receipts=[(0, 40, 9)])
    found = of_shop(shop)
    said = str(explanation(Why("SKU123", "UK Home", found, TODAY, POUNDS, lies_elsewhere=True), Voice()).blocks)
    assert "Sold a day *30*" in said
    assert "–" not in said
    assert not any(name in said for name in ("Stock-out date", "Order by", "Cash in stock", "Available"))


def test_a_sea_lot_of_full_cartons_says_so() -> None:
    """100 a day x 45 days x 80 % are 3600: 4 cartons of 1000."""
    shop, policy = a_shop(on_hand=3600, sold_per_day=100, case_pack=1000), Policy(order_rule="fixed_cycle")
    found = of_shop(shop, policy)
    said = str(explanation(Why("SKU123", "UK Home", found, TODAY, POUNDS), Voice()).blocks)
    assert "Sea lot *4,000*: 100 a day × 45 days of the order cycle × 80% by sea, in full cartons of 1,000" in said


def test_of_very_many_deliveries_some_are_named() -> None:
    shop = a_shop(receipts=[(0, 10, day) for day in range(1, 30)])
    found = of_shop(shop)
    said = str(explanation(Why("SKU123", "UK Home", found, TODAY, POUNDS), Voice()).blocks)
    assert said.count("10 arrive on") == 12
    assert "and 17 more _(" in said


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"on_hand": 100, "count_age": 72.0}, "stock was counted, or sales were exported, too long ago, so no"),
        ({"on_hand": np.nan, "count_age": np.inf}, "stock was never counted here, so no quantity is advised"),
        ({"on_hand": 20, "sold_per_day": 0}, "it does not sell, so no order is due"),
        ({"on_hand": 20, "sold_per_day": 0, "known_days": 6}, "it does not sell, so no order is due"),
        ({"on_hand": 501}, "501 stock position against a threshold of 500: no order is due"),
    ],
)
def test_it_is_said_why_nothing_is_to_be_ordered(facts: dict[str, float], said: str) -> None:
    """Below a threshold of 500, or a buffer of 50, too: nobody says that the position is the reason."""
    shop = a_shop(**facts)
    found = of_shop(shop)
    message = explanation(Why("SKU123", "UK Home", found, TODAY, POUNDS), Voice())
    assert f"Suggested order *0*: {said}" in str(message.blocks)


def test_what_never_strays_says_nothing_of_a_spread(store: Store, desk: Desk, clock: Clock) -> None:
    stocked(store, clock.now, 100)
    message = of_sku123(desk)
    assert "pread" not in str(message.blocks)


def test_every_number_is_said_to_its_end_whatever_the_name(store: Store, desk: Desk, clock: Clock) -> None:
    scattered(store, clock, days=80, on_shelf=0)
    message = explanation(
        Why(HOSTILE * 3, HOSTILE * 3, explained(desk), MONDAY.date(), MONEY, counted_at=MONDAY), Voice()
    )
    check_message(message.text, list(message.blocks))
    said = "".join(block["text"]["text"] for block in message.blocks if block["type"] == "section")
    assert said.count("•") > 20
    assert "…" not in said


def test_every_number_has_a_name_and_a_way(store: Store, desk: Desk, clock: Clock) -> None:
    stocked(store, clock.now, 100)
    names = {it.name for it in explained(desk)}
    assert names == set(NAMES) - set(FLIGHT_RULES)
    in_several_ways = {
        *("daily_rate", "lead_time", "spread", "safety_stock", "reorder_point", "review_stock", "order_up_to_level"),
        *("size_variation", "landed_cost", "order_by_day", "on_hand", "computed_quantity"),
        *("gross_margin", "abc_class", "unit_margin", "carrying_cost", "service_level"),
    }
    assert names - set(HOW) == in_several_ways
    assert set(SAFETY) == set(REVIEW_STOCK) == set(SafetyRule)


def scattered(store: Store, clock: Clock, *, days: int, on_shelf: int = 100) -> None:
    """A SKU that sold 4 units a day up to yesterday, and 2 more on every other day."""
    sells(store, clock.now, 4, days=days)
    sells(store, clock.now, 2, days=days - 1, first=1, every=2)
    counted(store, clock.now, SKU123=on_shelf)


def test_the_short_one_leads_with_what_decides_and_leaves_the_rest_to_a_button(
    golden: Callable[[str, Message], None], store: Store, desk: Desk, clock: Clock
) -> None:
    scattered(store, clock, days=80)
    (short,) = stock_why(desk, "SKU123", Voice(), is_short=True)
    golden("why_short", short)
    assert set(NAMES) >= LEADING
    every, button = of_sku123(desk), short.blocks[-1]["elements"][0]
    numbers = [line for block in every.blocks for line in str(block.get("text", {}).get("text")).splitlines()]
    said = [line for line in numbers if line.startswith("•") and not line.startswith("• Demand in a lead time")]
    assert button["text"]["text"] == f"All {len(said)} numbers"
    (answer,) = why_all.press(desk, ANA, Pressed(button["value"], is_private=True, moment="1"))
    assert answer == every


@pytest.mark.parametrize("value", ["", "SKU123", '["SKU123", "Atlantis"]', '["NOPE", "UK Home"]'])
def test_a_button_for_what_is_no_more_says_so(store: Store, desk: Desk, clock: Clock, value: str) -> None:
    stocked(store, clock.now, 100)
    with pytest.raises(DeadButton):
        list(why_all.press(desk, ANA, Pressed(value, is_private=True, moment="1")))


def test_beside_a_typed_buffer_class_and_service_level_are_explained(store: Store, desk: Desk, clock: Clock) -> None:
    """80 days in stock are enough for a service level: the computed threshold goes by it, the typed one does not."""
    scattered(store, clock, days=80)
    planned(store, clock.now, [terms(lead_time=15, buffer=50)])
    for is_short in (False, True):
        (message,) = stock_why(desk, "SKU123", Voice(), is_short=is_short)
        ours, _, computed = str(message.blocks).partition("Computed, had nobody typed a buffer")
        assert "Service level" not in ours
        assert "Service level *" in computed
        assert ("Class *" in computed) != is_short


def test_what_was_counted_and_what_moved_since_make_the_estimate(store: Store, desk: Desk, clock: Clock) -> None:
    """100 counted four hours ago; nothing moved."""
    stocked(store, clock.now, 100)
    assert "On hand *100*: 100 counted" in str(of_sku123(desk).blocks)


def test_a_typed_buffer_stands_above_all_that_the_computed_threshold_is_made_of(
    store: Store, desk: Desk, clock: Clock
) -> None:
    """15 days of 5 a day are 75 of buffer by the rule; over a lead time of 15 days: 75 + 75 = 150."""
    stocked(store, clock.now, 100)
    assert "had nobody typed" not in str(of_sku123(desk).blocks)
    planned(store, clock.now, [terms(lead_time=15, buffer=50)])
    said = str(of_sku123(desk).blocks)
    ours, _, computed = said.partition("Computed, had nobody typed a buffer")
    assert "Threshold *125*" in ours
    assert "Safety stock *75*: 5 a day × 15 days of buffer" in computed
    assert "Threshold *150*: 150 reorder point + 0 for planned events" in computed
