"""Why the money of orders and of stock is what it is: what is shown follows from what is said of it."""

from dataclasses import replace

import numpy as np
import pytest

from bot.clearance.money_reasons import orders_reasons, stock_reasons
from bot.commands import clearance, reorder
from bot.desk import Asker, Desk
from bot.messages.reply import Message
from bot.ordering.reordering import to_decide
from bot.ordering.reported import Reported
from bot.sandbox.judge import check_message
from bot.terminal import as_lines
from bot.wording import Voice
from planner.explaining.total_rules import TOTAL_RULES, MoneyWhy
from tests.bot.builders import Clock
from tests.bot.store.builders import a_proposal, a_row, plan_in
from tests.bot.store.test_ages import a_value

ASKER = Asker("U1", "C1", Voice())


def follows(whys: list[MoneyWhy]) -> dict[str, float]:
    """Return every number by its name; each is what its rule makes of its inputs."""
    for why in whys:
        it = why.explained
        np.testing.assert_array_equal(TOTAL_RULES[it.rule](**it.inputs), it.value, err_msg=f"{it.name}: {it.inputs}")
    return {f"{why.explained.name} {why.currency}".strip(): why.explained.value for why in whys}


def said(command: object, desk: Desk, words: str) -> str:
    (answer,) = command.answer(desk, ASKER, words)  # type: ignore[attr-defined]
    assert isinstance(answer, Message)
    check_message(answer.text, list(answer.blocks))
    return "\n".join(as_lines(answer))


@pytest.fixture
def reporting(desk: Desk, clock: Clock) -> Desk:
    """A desk that tells money in pounds, at 0.8 a dollar and 0.9 a euro."""
    rates = [
        a_row("rates", row, origin=code, target="GBP", rate=rate, day="2026-01-01")
        for row, (code, rate) in enumerate((("USD", "0.8"), ("EUR", "0.9")), start=3)
    ]
    plan_in(desk.store, clock.now, rates=rates)
    return replace(desk, reporting_currency="GBP")


def asked(desk: Desk, clock: Clock) -> None:
    """100 units at 1.20, 1.50 with freight and duty; and one whose cost nobody knows."""
    place = {"location": "UK Home", "shop": "UK Home", "quantity": 100}
    costed = {"unit_cost_myriadths": 1_200_000, "tied_up_minor": 150_00, "currency": "USD"}
    unknown = {"unit_cost_myriadths": None, "tied_up_minor": None, "currency": ""}
    desk.store.suggestions.apply(
        clock.now, opened=[a_proposal("A", **place, **costed), a_proposal("B", **place, **unknown)]
    )


def test_what_is_to_decide_costs_units_at_the_price_and_ties_up_the_landed_cost(desk: Desk, clock: Clock) -> None:
    """100 x 1.20 are paid, 100 x 1.50 lie in stock afterwards."""
    asked(desk, clock)
    found = follows(orders_reasons(to_decide(desk, ""), Reported.now(desk)))
    assert found == {"order_costs USD": 12000, "ordered USD": 15000, "after USD": 15000}


def test_orders_in_another_currency_are_told_with_their_rate(reporting: Desk, clock: Clock) -> None:
    """$120.00 at 0.8 are £96.00."""
    asked(reporting, clock)
    assert follows(orders_reasons(to_decide(reporting, ""), Reported.now(reporting)))["order_costs GBP"] == 9600
    answer = said(reorder, reporting, "why")
    assert "Total cost £96.00: $120.00 × 0.8: the units of each order × its supplier's price" in answer
    assert "left out: orders whose unit cost is not known: 1" in answer
    assert "Cash once all of them are approved £120.00: £0.00 now + £120.00 of these orders at landed cost" in answer


def test_of_one_sku_only_its_orders_are_explained(desk: Desk, clock: Clock) -> None:
    asked(desk, clock)
    assert "Total cost $120.00: the units of each order × its supplier's price" in said(reorder, desk, "why")


def test_turnover_is_explained_by_both_its_sides(desk: Desk) -> None:
    """600.00 sold a year at cost ÷ 100.00 on average; 250.00 of margin."""
    found = follows(stock_reasons(desk, [a_value(margin_minor=25000)]))
    assert (found["turnover USD"], found["gmroi USD"]) == (6.0, 2.5)
    assert found["days_of_inventory"] == pytest.approx(365 / 6)


def test_money_of_two_currencies_is_one_total_by_their_rates(reporting: Desk) -> None:
    """$200.00 at 0.8 and €200.00 at 0.9 are £340.00."""
    found = follows(stock_reasons(reporting, [a_value(), a_value(currency="EUR")]))
    assert (found["on_hand GBP"], found["turnover GBP"]) == (34000, 6.0)


def test_without_a_rate_each_currency_is_explained_apart(desk: Desk) -> None:
    found = follows(stock_reasons(replace(desk, reporting_currency="GBP"), [a_value(), a_value(currency="EUR")]))
    assert (found["on_hand USD"], found["on_hand EUR"]) == (20000, 20000)
    assert not [name for name in found if name.startswith("turnover")]


def test_where_no_money_is_known_it_says_how_it_gets_known(desk: Desk) -> None:
    assert "put unit costs into the planning workbook" in said(clearance, desk, "why")
    assert "put unit costs into the planning workbook" in said(reorder, desk, "why")


def test_the_money_in_stock_is_explained_when_asked(desk: Desk) -> None:
    desk.store.ages.save([], [a_value(margin_minor=25000)])
    answer = said(clearance, desk, "why")
    assert "Cash in stock $200.00: units on hand × landed cost" in answer
    assert "Turnover 6: $600.00 sold in a year at today's cost" in answer
    assert "÷ $100.00 in stock on average at the same cost" in answer
