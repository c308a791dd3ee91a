"""Why these numbers: every number in one line, and all of them fit."""

from collections.abc import Callable

import numpy as np
import pytest

from bot.desk import Desk
from bot.judgement import judge
from bot.messages.explanation import explanation
from bot.messages.explanation_words import HOW, NAMES, REVIEW_STOCK, SAFETY
from bot.messages.reply import Message
from bot.sandbox.judge import check_message
from bot.store import Store
from bot.wording import Voice
from planner.allocate import allocate
from planner.explain import Explained, explain
from planner.model import SafetyRule
from planner.policy import Learned, Policy
from tests.bot.builders import MONDAY, Clock, coming, counted, planned, sells, stocked, terms
from tests.bot.messages.builders import HOSTILE
from tests.planner.shop import TODAY, Shop, a_shop


def uneven(shop: Shop) -> Shop:
    shop.history.units[0, ::2] += 6
    return shop


def now_and_then() -> Shop:
    """G19: 5, 4, 6 and 3 sold in the last 12 of 30 days, none before."""
    shop = a_shop(on_hand=20, days=30, buffer=np.nan)
    shop.history.units[0] = 0
    shop.history.units[0, -12:] = [0, 0, 5, 0, 0, 0, 4, 0, 6, 0, 0, 3]
    return shop


def explained(desk: Desk) -> tuple[Explained, ...]:
    (judgement,) = judge(desk, products=["SKU123"])
    return judgement.explained(0)


@pytest.mark.parametrize(("name", "on_shelf"), [("reorder", 200), ("urgent", 100), ("enough", 300), ("out", 0)])
def test_explains_every_number(
    golden: Callable[[str, Message], None], store: Store, desk: Desk, clock: Clock, name: str, on_shelf: int
) -> None:
    stocked(store, clock.now, on_shelf)
    golden(f"why_{name}", explanation("SKU123", "UK Home", explained(desk), MONDAY.date(), "USD", Voice()))


def test_explains_what_was_typed_and_left_out(
    golden: Callable[[str, Message], None], store: Store, desk: Desk, clock: Clock
) -> None:
    stocked(store, clock.now, 100)
    late = coming("SKU123", 40, MONDAY.date().replace(day=1), reference="PO-7")
    planned(store, clock.now, [terms(lead_time=15, buffer=50, moq=100, case_pack=24)], [late])
    golden("why_typed", explanation("SKU123", "UK Home", explained(desk), MONDAY.date(), "USD", Voice()))


def test_explains_a_service_level_and_what_it_sees_through(
    golden: Callable[[str, Message], None], store: Store, desk: Desk, clock: Clock
) -> None:
    """80 days are enough for a service level, and too few for lead times of its own: the spread of a day counts."""
    scattered(store, clock, days=80)
    golden("why_service", explanation("SKU123", "UK Home", explained(desk), MONDAY.date(), "USD", Voice()))


def test_explains_the_spread_of_an_item_known_for_a_year(
    golden: Callable[[str, Message], None], store: Store, desk: Desk, clock: Clock
) -> None:
    scattered(store, clock, days=400)
    golden("why_year", explanation("SKU123", "UK Home", explained(desk), MONDAY.date(), "USD", Voice()))


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
        Policy(),
    ),
    "now_and_then": (now_and_then(), Policy()),
    "fixed_cycle": (a_shop(on_hand=3600, sold_per_day=100, lead_time=30, buffer=0), Policy(order_rule="fixed_cycle")),
}


@pytest.mark.parametrize("name", SHOPS)
def test_explains_each_rule(golden: Callable[[str, Message], None], name: str) -> None:
    shop, policy = SHOPS[name]
    plan = shop.planned(policy)
    columns = (shop.items, shop.history, shop.inbound, shop.events)
    found = explain(plan, allocate(plan, shop.items), *columns, policy, Learned(), 0)
    golden(f"why_{name}", explanation("SKU123", "UK Home", found, TODAY, "GBP", Voice(), lies_elsewhere=True))


def test_what_never_strays_says_nothing_of_a_spread(store: Store, desk: Desk, clock: Clock) -> None:
    stocked(store, clock.now, 100)
    message = explanation("SKU123", "UK Home", explained(desk), MONDAY.date(), "USD", Voice())
    assert "pread" not in str(message.blocks)


def test_every_number_is_said_to_its_end_whatever_the_name(store: Store, desk: Desk, clock: Clock) -> None:
    scattered(store, clock, days=80, on_shelf=0)
    message = explanation(HOSTILE * 3, HOSTILE * 3, explained(desk), MONDAY.date(), "USD", Voice())
    check_message(message.text, list(message.blocks))
    said = "".join(block["text"]["text"] for block in message.blocks if block["type"] == "section")
    assert said.count("•") > 20
    assert "…" not in said


def test_every_number_has_a_name_and_a_way(store: Store, desk: Desk, clock: Clock) -> None:
    stocked(store, clock.now, 100)
    names = {it.name for it in explained(desk)}
    assert names == set(NAMES)
    in_several_ways = {
        *("lead_time", "spread", "safety_stock", "reorder_point", "review_stock", "order_up_to_level"),
        *("size_variation", "landed_cost"),
    }
    assert names - set(HOW) == in_several_ways
    assert set(SAFETY) == set(REVIEW_STOCK) == set(SafetyRule)


def scattered(store: Store, clock: Clock, *, days: int, on_shelf: int = 100) -> None:
    """A SKU that sold 4 units a day up to yesterday, and 2 more on every other day."""
    sells(store, clock.now, 4, days=days)
    for ago in range(1, days, 2):
        sells(store, clock.now, 2, days=1, until=ago, first=ago)
    counted(store, clock.now, SKU123=on_shelf)
