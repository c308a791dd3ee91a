"""Freed cash against the orders it could pay, on a real store."""

from dataclasses import replace
from datetime import date, timedelta

from bot.clearance.freed import freed_by
from bot.desk import Desk
from bot.messages.clearance.freed import freed_of_all, freed_of_step
from bot.ordering.reordering import all_to_decide
from bot.wording import Voice
from planner.intake.money import MYRIAD
from tests.bot.builders import MONDAY
from tests.bot.store.builders import a_proposal, a_row, plan_in

CASH = {"GBP": 500}


def orders(desk: Desk, *costs: int, currency: str = "GBP", suppliers: int = 1) -> list[int]:
    """Open orders of one unit each, in turn from each supplier, the later named the more pressing; their numbers."""
    wanted = [
        a_proposal(
            f"SKU{number}",
            "UK Home",
            shop="UK Home",
            supplier=f"Yiwu {number % suppliers}",
            quantity=1,
            unit_cost_myriadths=cost * MYRIAD or None,
            currency=currency,
            order_by=date(2026, 12, 20) - timedelta(days=number),
        )
        for number, cost in enumerate(costs)
    ]
    return [opened.id for opened in desk.store.suggestions.apply(MONDAY, opened=wanted).opened]


def test_the_most_pressing_orders_are_paid_first(desk: Desk) -> None:
    """£5.00 pays £3.00 in full and a half of £4.00; nothing is left for £1.00."""
    orders(desk, 100, 400, 300)
    freed = freed_by(desk, {"GBP": 500})
    assert freed is not None
    assert (freed.cash_minor, freed.currency, freed.paid, freed.orders) == (500, "GBP", 1, 3)
    assert [(order.product, order.share) for order in freed.first] == [("SKU2", 1.0), ("SKU1", 0.5)]


def test_they_come_in_the_order_in_which_reorder_lists_them(desk: Desk) -> None:
    orders(desk, 100, 100, 100, 100, 100, suppliers=2)
    freed = freed_by(desk, {"GBP": 450})
    assert freed is not None
    listed = [line.product for line in all_to_decide(desk)]
    assert [order.product for order in freed.first] == listed[:3] == ["SKU4", "SKU2", "SKU0"]  # of one supplier
    assert (freed.paid, freed.more) == (4, 1)


def test_what_costs_nobody_knows_is_left_out(desk: Desk) -> None:
    orders(desk, 100, 0)
    freed = freed_by(desk, {"GBP": 500})
    assert freed is not None
    assert (freed.paid, freed.orders) == (1, 1)


def test_cash_that_pays_no_order_says_how_much_of_the_first_or_nothing(desk: Desk) -> None:
    """£1.00 pays a quarter of £4.00, of which £0.03 is less than a hundredth."""
    orders(desk, 100, 400)
    freed = freed_by(desk, {"GBP": 100})
    assert freed is not None
    said = str(freed_of_step(freed, Voice()))
    assert said.startswith("💰 The *£1.00* of the best step would pay 25% of the most pressing order to decide:")
    assert "(25% of it)" not in said
    assert "would pay 25% of the most pressing order" in freed_of_all(freed, Voice())
    assert freed_by(desk, {"GBP": 3}) is None


def test_without_cash_orders_or_rates_nothing_is_said(desk: Desk) -> None:
    assert freed_by(desk, CASH) is None
    orders(desk, 100, currency="USD")
    assert freed_by(desk, {"GBP": -5}) is None
    assert freed_by(desk, CASH) is None  # pounds pay no dollars without a rate


def test_rates_bring_cash_and_orders_together(desk: Desk) -> None:
    """€5.00 at 0.8 and £1.00 are £5.00; the order costs $4.00, at 0.5 £2.00."""
    rates = [
        a_row("rates", row, origin=code, target="GBP", rate=rate, day="2026-01-01")
        for row, (code, rate) in enumerate((("EUR", "0.8"), ("USD", "0.5")), start=3)
    ]
    plan_in(desk.store, MONDAY, rates=rates)
    orders(desk, 400, currency="USD")
    reporting = replace(desk, reporting_currency="GBP")
    freed = freed_by(reporting, {"EUR": 500, "GBP": 100})
    assert freed is not None
    assert (freed.cash_minor, freed.first[0].cost_minor, freed.first[0].currency) == (500, 400, "USD")
    assert freed.paid == 1


def test_cash_in_several_currencies_is_told_in_that_of_the_orders(desk: Desk) -> None:
    plan_in(desk.store, MONDAY, rates=[a_row("rates", origin="EUR", target="GBP", rate="0.8", day="2026-01-01")])
    orders(desk, 400)
    freed = freed_by(desk, {"EUR": 500, "GBP": 100})
    assert freed is not None
    assert (freed.cash_minor, freed.currency) == (500, "GBP")


def test_snoozed_orders_do_not_wait_for_money(desk: Desk) -> None:
    (number,) = orders(desk, 100)
    desk.store.deciding.snooze(number, 1, "U1", MONDAY, until=MONDAY + timedelta(days=7), note="")
    assert freed_by(desk, CASH) is None
