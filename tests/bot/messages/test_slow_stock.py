"""Slow stock as people see it: the list, why it is empty, one SKU, and why its numbers are what they are."""

import json
from collections.abc import Callable
from datetime import date
from math import inf, nan
from typing import Any

import pytest

from bot.commands import clearance
from bot.messages.clearance.monthly_review import MonthlyReview, review_message
from bot.messages.clearance.slow_card import LISTED, VERDICTS, slow_cards
from bot.messages.clearance.slow_explanation import HOW, NAMES, SOURCES, slow_explanation
from bot.messages.clearance.slow_list import nothing_slow, slow_page
from bot.messages.clearance.slow_values import (
    LayerLine,
    Limits,
    SlowCard,
    SlowLine,
    StockMoney,
    Wanted,
    line_without_cash,
    without_money,
)
from bot.messages.help import help_message
from bot.messages.page import ListAsked, Page, page_message
from bot.messages.reply import Message
from bot.sandbox.judge import check_message
from bot.wording import Voice
from planner.ageing import Looked
from planner.clearance.slow import Standing
from planner.explaining.clearance_rules import CLEARANCE_RULES, CLEARANCE_SHOWN
from planner.explaining.explain import Explained
from tests.bot.messages.builders import HOSTILE, LONG

VOICE = Voice()
LIMITS = Limits(60, 30, 0.2)
ASKED = ListAsked("slow")
LooksLike = Callable[[str, Message], None]


def a_slow(**changes: Any) -> SlowLine:
    said: dict[str, Any] = {
        "product": "SKU123", "name": "Lunch Bag Pink Polkadot", "location": "UK Home", "units": 300, "old_units": 120,
        "oldest": 74, "is_at_least": True, "sell_through": 0.0526, "cash_minor": 24000, "currency": "GBP",
        "days_of_cover": 300.0,
    }  # fmt: skip
    return SlowLine(**(said | changes))


def a_money(**changes: Any) -> StockMoney:
    said: dict[str, Any] = {
        "on_hand": {"GBP": 5268243}, "on_order": {"GBP": 2955586}, "slow": {"GBP": 123450}, "lacking": (), "items": 247,
        "without_cost": 0, "slow_items": 3, "old_units": 412, "turnover": 5.81, "days_of_inventory": 62.8, "gmroi": 9.2,
        "days": 90, "active_rate": 0.826,
    }  # fmt: skip
    return StockMoney(**(said | changes))


def a_layer(age: int = 74, **changes: Any) -> LayerLine:
    said = {"day": date.fromordinal(date(2026, 11, 3).toordinal() - age), "is_at_least": False, "age": age}
    return LayerLine(**(said | {"units": 120, "cash_minor": 24000} | changes))


def a_slow_card(standing: Standing = Standing.SLOW, **changes: Any) -> SlowCard:
    said: dict[str, Any] = {"line": a_slow(), "standing": standing, "mean_age": 40.4, "daily_rate": 1.0}
    layers = (
        a_layer(is_at_least=True),
        a_layer(60, units=100, cash_minor=20000),
        a_layer(3, units=80, cash_minor=16000),
    )
    return SlowCard(**(said | {"layers": layers} | changes))


def shown(page: Page) -> Message:
    return page_message(page, ASKED, VOICE)


# -- the list -----------------------------------------------------------------------------------------------------


def test_the_list_names_the_most_cash_first(golden: LooksLike) -> None:
    lines = [
        a_slow(),
        a_slow(product="SKU9", days_of_cover=inf, sell_through=0.0, is_at_least=False, cash_minor=None),
        a_slow(product="SKU7", location="EU Home", days_of_cover=90.0, old_units=300),
    ]
    places = [("EU Home", a_money(slow={}, on_hand={"GBP": 1704209})), ("UK Home", a_money())]
    day = date(2026, 11, 3)
    golden("slow_list", shown(slow_page(lines, 23, a_money(), LIMITS, VOICE, places=places, day=day)))


def test_the_list_of_a_shop_in_several_currencies(golden: LooksLike) -> None:
    money = a_money(
        on_hand={"USD": 120000, "CNY": 5000000}, on_order={}, lacking=("CNY",), without_cost=4, turnover=nan, gmroi=nan,
        days_of_inventory=nan,
    )  # fmt: skip
    golden("slow_list_shop", shown(slow_page([a_slow()], 1, money, LIMITS, VOICE, shop="UK Home")))


@pytest.mark.parametrize(
    ("name", "looked"),
    [
        ("nothing", Looked(0, 0, 0, 0, 0)),
        ("too_short", Looked(247, 0, 0, 36, 247)),
        ("sells", Looked(247, 0, 12, 90, 0)),
        ("young", Looked(247, 0, 0, 55, 0)),
    ],
)
def test_an_empty_list_says_why(golden: LooksLike, name: str, looked: Looked) -> None:
    golden(f"slow_none_{name}", shown(nothing_slow(looked, a_money(slow={}, slow_items=0, old_units=0), LIMITS, VOICE)))


@pytest.mark.parametrize(("ages", "said"), [([90], "older than 90 days"), ([45, 90], "45 to 90 (each")])
def test_an_empty_list_names_the_limits_of_its_shops(ages: list[int], said: str) -> None:
    """60 days are the limit of all shops, and nobody's where each has its own."""
    page = nothing_slow(Looked(247, 0, 0, 55, 0), a_money(slow={}, slow_items=0, old_units=0), LIMITS, VOICE, ages)
    assert said in str(page.head)


@pytest.mark.parametrize(("is_at_least", "said"), [(True, "but *not selling*"), (False, "Not slow: none of its 300")])
def test_what_does_not_sell_and_may_be_old_is_not_called_not_slow(is_at_least: bool, said: str) -> None:
    line = a_slow(old_units=0, oldest=36, sell_through=0.0, days_of_cover=inf, is_at_least=is_at_least)
    assert said in str(slow_cards([a_slow_card(Standing.YOUNG, line=line)], LIMITS, VOICE).blocks)


def test_the_help_lists_what_can_be_typed(golden: LooksLike) -> None:
    golden("help_clearance", help_message(clearance.USAGE, clearance.HINT, VOICE))


def test_a_channel_sees_no_amounts_where_costs_stay_private() -> None:
    page = slow_page([line_without_cash(a_slow())], 1, without_money(a_money()), LIMITS, VOICE)
    said = str(shown(page).blocks)
    assert "£" not in said
    assert "Stock turns over" in said


@pytest.mark.parametrize(
    "line", [a_slow(wanted=(Wanted("EU Home", 20),)), a_slow(days_of_cover=inf, sell_through=nan, cash_minor=None)]
)
def test_a_line_kept_in_the_outbox_is_the_same_line(line: SlowLine) -> None:
    assert repr(SlowLine.from_values(line.to_values())) == repr(line)


@pytest.mark.parametrize("money", [a_money(lacking=["CNY"]), a_money(turnover=nan, gmroi=nan, lacking=[])])
def test_money_kept_in_the_outbox_is_the_same_money(money: StockMoney) -> None:
    assert repr(StockMoney.from_values(money.to_values())) == repr(money)


# -- one SKU ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("standing", Standing)
def test_says_whether_it_is_slow_and_why(golden: LooksLike, standing: Standing) -> None:
    empty = {"line": a_slow(units=0, old_units=0, cash_minor=0), "layers": (), "mean_age": nan}
    changes = empty if standing in {Standing.NOT_COUNTED, Standing.NO_STOCK} else {}
    golden(f"slow_card_{standing.name.lower()}", slow_cards([a_slow_card(standing, **changes)], LIMITS, VOICE))


def test_two_locations_and_many_receipts(golden: LooksLike) -> None:
    layers = tuple(a_layer(400 - 20 * n, units=n + 1, cash_minor=None) for n in range(15))
    elsewhere = a_slow_card(line=a_slow(location="EU Home", cash_minor=None, is_at_least=False), layers=layers)
    golden("slow_card_two", slow_cards([a_slow_card(), elsewhere], LIMITS, VOICE))


def test_every_standing_has_words() -> None:
    assert set(VERDICTS) == set(Standing)
    assert LISTED < 15


# -- why ----------------------------------------------------------------------------------------------------------


def explained(**changes: Any) -> list[Explained]:
    facts: dict[str, Any] = {
        "ages": (74, 60, 3), "units": (120.0, 100.0, 80.0), "slow_age": 60.0, "sold": 15.0, "opening": 235.0,
        "received": 50.0, "unit_cost": 1.8, "freight": 0.2, "landed_cost": 2.0, "old_units": 120.0, "on_hand": 300.0,
    } | changes  # fmt: skip
    found = []
    for name, shown in CLEARANCE_SHOWN.items():
        known = {each: facts[each] for each in shown.inputs}
        found.append(Explained(name, CLEARANCE_RULES[name](**known), shown.unit, name, known, {}, shown.source))
    return found


def test_why_says_inputs_and_rule_of_each_number(golden: LooksLike) -> None:
    golden("why_slow", slow_explanation("SKU123", "UK Home", explained(), "GBP", LIMITS, VOICE, is_at_least=True))


def test_why_says_what_is_not_known(golden: LooksLike) -> None:
    message = slow_explanation("SKU123", "UK Home", explained(freight=nan), "GBP", LIMITS, VOICE, is_at_least=False)
    golden("why_slow_without_freight", message)


def test_every_number_has_a_name_a_rule_and_a_source() -> None:
    assert set(NAMES) == set(HOW) == set(CLEARANCE_RULES) == set(CLEARANCE_SHOWN)
    assert {shown.source for shown in CLEARANCE_SHOWN.values()} == set(SOURCES)


# -- the monthly review -------------------------------------------------------------------------------------------


def a_review(**changes: Any) -> MonthlyReview:
    said: dict[str, Any] = {
        "shop": "UK Home", "zone": "Europe/London", "month": date(2026, 11, 1), "limits": LIMITS,
        "money": a_money(lacking=[]), "before": None, "before_day": None, "lines": (a_slow(),), "count": 3,
    }  # fmt: skip
    return MonthlyReview(**(said | changes))


@pytest.mark.parametrize("steps", [0, 1, 3])
def test_the_review_says_what_accepted_steps_brought(steps: int) -> None:
    review = a_review(steps=steps, moved=165, brought={"GBP": 90090} if steps else {})
    assert MonthlyReview.from_values(review.to_values()) == review
    said = str(review_message(review, VOICE).blocks)
    assert (f"🧹 {steps} accepted step" in said) == (steps > 0)
    assert ("*165* units moved" in said and "*£900.90* back after fees" in said) == (steps > 0)
    assert "back after fees" not in str(review_message(a_review(steps=1), VOICE).blocks)


def test_the_first_review(golden: LooksLike) -> None:
    golden("review_first", review_message(a_review(), VOICE))


def test_a_review_says_what_a_month_changed(golden: LooksLike) -> None:
    """Turnover from 4.15 to 5.81: 40 % more."""
    before = a_money(slow_items=5, old_units=900, turnover=4.15, days_of_inventory=88, slow={"GBP": 90000}, lacking=[])
    golden("review_changed", review_message(a_review(before=before, before_day=date(2026, 10, 1)), VOICE))


def test_a_review_of_a_shop_without_slow_stock_and_without_costs(golden: LooksLike) -> None:
    money = without_money(a_money(slow_items=0, old_units=0, turnover=nan, days_of_inventory=nan))
    golden("review_calm", review_message(a_review(money=money, lines=(), count=0), VOICE))


@pytest.mark.parametrize("before", [None, a_money(turnover=nan, lacking=[])])
def test_a_review_kept_in_the_outbox_is_the_same_review(before: StockMoney | None) -> None:
    review = a_review(before=before, before_day=before and date(2026, 10, 1))
    kept = json.loads(json.dumps(review.to_values()))
    assert repr(MonthlyReview.from_values(kept)) == repr(review)


def test_stock_that_stands_still_has_no_time_to_the_customer() -> None:
    words = str(review_message(a_review(money=a_money(turnover=0.0, days_of_inventory=inf)), VOICE).blocks)
    assert "From shelf to customer" not in words


# -- hostile ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [HOSTILE, LONG, "&" * 1000, "<" * 1000, "字" * 1000])
def test_hostile_names_fit_and_do_no_harm(name: str) -> None:
    line = a_slow(product=name[:200], name=name, location=name[:200])
    layers = tuple(a_layer(400 - 20 * n) for n in range(15))
    for message in (
        shown(
            slow_page([line] * 10, 999, a_money(), LIMITS, VOICE, shop=name[:200], places=[(name[:200], a_money())] * 9)
        ),
        slow_cards([a_slow_card(line=line, layers=layers)] * 5, LIMITS, VOICE),
        review_message(a_review(shop=name[:200], lines=(line,) * 10, count=99), VOICE),
        slow_explanation(name[:200], name[:200], explained(), "GBP", LIMITS, VOICE, is_at_least=True),
    ):
        check_message(message.text, list(message.blocks))
        marked = [block for block in message.blocks if block["type"] not in {"header", "actions"}]
        assert "<!channel>" not in str(marked)
