"""What to buy first when there is not money for everything."""

from dataclasses import replace
from datetime import date

import pytest

from bot.commands import reorder
from bot.desk import Desk
from bot.errors import WhichNumber
from bot.errors.budget import NoBudget, NoRateToBudget, NotABudget, NotACurrency, WhichCurrency
from bot.jobs import plan
from bot.lists.budget import whole
from bot.messages.ordering.budget_values import Budgeted
from bot.messages.reply import Message
from bot.ordering.budgeting import budget_meant, within_budget
from bot.ordering.reordering import to_decide
from bot.wording import Voice
from planner.intake.money import Amount
from planner.intake.workbook.sheet import Entry
from tests.bot.builders import Clock, Filled, coming, planned, sells, stocked, terms


@pytest.fixture
def three(desk: Desk, filled: Filled) -> Desk:
    """SKUs that sell 5 a day at 5.00, 200 left of each: 205 are asked for of each; they differ in what they cost."""
    return filled(desk, three_costs)


def three_costs(desk: Desk) -> None:
    for sku in ("CHEAP", "DEAR", "FREE"):
        stocked(desk.store, desk.now(), 200, sku=sku)
    costs = {"CHEAP": "1.00", "DEAR": "4.00"}
    planned(desk.store, desk.now(), [terms(sku, unit_cost=cost, currency="GBP") for sku, cost in costs.items()])
    plan.run(desk)


def bought(found: Budgeted) -> list[str]:
    return [line.line.product for line in found.bought]


def test_what_saves_the_most_margin_for_its_money_and_time_comes_first(three: Desk) -> None:
    """200 - 150 leave 50; of 225 in 45 days 175 are missing: 700 of margin for 205, and 175 of it for 820."""
    found = within_budget(three, Amount(102500, "GBP"))
    assert bought(found) == ["CHEAP", "DEAR"]
    cheap, dear = (line.saves for line in found.bought)
    assert cheap is not None
    assert dear is not None
    assert (cheap.avoided, cheap.margin_minor, cheap.cost_minor) == (175, 70000, 20500)
    assert (dear.avoided, dear.margin_minor, dear.cost_minor) == (175, 17500, 82000)
    assert cheap.days == 30 + (50 + 205 / 2) / 5
    assert cheap.a_year == pytest.approx(700 / 205 * 365 / 60.5)


def test_the_last_penny_counts(three: Desk) -> None:
    reaches = {20499: [], 20500: ["CHEAP"], 102499: ["CHEAP"], 102500: ["CHEAP", "DEAR"]}
    assert {pence: bought(within_budget(three, Amount(pence, "GBP"))) for pence in reaches} == reaches


def test_what_has_no_cost_is_named_and_waits(three: Desk) -> None:
    last = within_budget(three, Amount(10**9, "GBP")).lines[-1]
    assert (last.line.product, last.saves, last.is_bought) == ("FREE", None, False)


def test_cash_rises_by_what_is_bought_and_its_peak_counts_later_orders(three: Desk) -> None:
    """200 at 1.00 and 200 at 4.00 are 1000.00; 205 more at 1.00. Nothing more is ordered of what waits."""
    cash = within_budget(three, Amount(20500, "GBP")).cash
    assert (cash.now_minor, cash.after_minor, cash.without_worth) == (100000, 120500, 1)
    assert (cash.peak_minor, cash.peak_day) == (120500, three.now().date())


def test_the_cash_now_is_that_of_all_orders_with_what_was_never_counted_but_comes(three: Desk, clock: Clock) -> None:
    """1000.00 lie there, and 3 of NEW at 1.00 are on order; nobody has counted it yet."""
    sells(three.store, clock.now, 5, sku="NEW")
    planned(
        three.store, clock.now, [terms("NEW", unit_cost="1.00", currency="GBP")], [coming("NEW", 3, date(2026, 11, 20))]
    )
    plan.run(three)
    assert within_budget(three, Amount(20500, "GBP")).cash.now_minor == 100300
    assert to_decide(three, "").cash == {"GBP": 100300}


def test_without_a_rate_to_the_budgets_currency_nothing_can_be_compared(three: Desk) -> None:
    found = within_budget(three, Amount(10**6, "EUR"))
    assert [line.saves for line in found.lines] == [None] * 3
    assert (found.cash.now_minor, found.cash.without_worth) == (0, 3)


def test_a_budget_is_read_as_people_write_money(three: Desk) -> None:
    typed = ("5000", "5,000", "£5000", "5000 GBP", "gbp 5000.00", "5k", "£５０００", "5 000", "0.5万")
    assert {each: budget_meant(three, each) for each in typed} == dict.fromkeys(typed, Amount(500000, "GBP"))


def test_what_is_no_budget_is_told_so(three: Desk) -> None:
    for typed in ("lots", "-5", "0", "5x"):
        with pytest.raises(NotABudget):
            budget_meant(three, typed)
    with pytest.raises(NoBudget):
        budget_meant(three, "")


def test_a_budget_that_can_be_two_things_is_asked_about(three: Desk) -> None:
    with pytest.raises(WhichNumber) as asked:
        budget_meant(three, "£5.000")
    assert (asked.value.more, asked.value.less) == ("£5000", "£5")


def test_where_costs_are_in_several_currencies_it_is_asked_which(three: Desk, clock: Clock) -> None:
    planned(three.store, clock.now, [terms("DEAR", unit_cost="4.00", currency="USD")])
    plan.run(three)
    with pytest.raises(WhichCurrency) as asked:
        budget_meant(three, "5000")
    assert (asked.value.currencies, asked.value.first) == (("GBP", "USD"), "GBP")
    assert budget_meant(replace(three, reporting_currency="EUR"), "5000") == Amount(500000, "EUR")


def test_where_nothing_is_to_decide_no_currency_is_asked_for(desk: Desk) -> None:
    (message,) = reorder.answer(desk, desk.asker("U0ANA", ""), "budget 500")
    assert message.text.startswith("There is nothing to decide.")


def test_what_is_no_currency_is_told_so_with_the_usage(three: Desk) -> None:
    with pytest.raises(NotACurrency) as told:
        list(reorder.answer(three, three.asker("U0ANA", ""), "budget 5000 XYZ"))
    words = Voice().say(told.value.sentence, **told.value.values)
    assert words.endswith(
        "There is no currency `XYZ`. Type the budget as `/reorder budget 5000`, or with its currency "
        "`/reorder budget 5000 GBP`."
    )


def test_a_currency_without_a_rate_is_told_so_and_one_with_a_rate_is_not(three: Desk, clock: Clock) -> None:
    with pytest.raises(NoRateToBudget) as told:
        budget_meant(three, "5000 EUR")
    assert (told.value.code, told.value.currencies, told.value.first) == ("EUR", ("GBP",), "GBP")
    run = three.store.imports.begin("", "plan", "rates", "planning.xlsx", clock.now, clock.now)
    rate = {"origin": "GBP", "target": "EUR", "rate": "1.15", "day": "2026-01-01"}
    three.store.imports.stage(run, "rates", [Entry("Rates", 3, rate)])
    three.store.imports.switch(run, clock.now)
    assert budget_meant(three, "5000 EUR") == Amount(500000, "EUR")


def test_it_is_asked_for_in_one_line(three: Desk) -> None:
    asker = three.asker("U0ANA", "")
    (message,) = reorder.answer(three, asker, "budget 205")
    assert isinstance(message, Message)
    assert message.text == "£205.00 buys 1 of 3 orders to decide"
    assert "Approve it" in str(message.blocks)


def test_all_of_it_comes_as_a_workbook(three: Desk) -> None:
    file = whole(three, three.asker("U0ANA", ""), "20500 GBP")
    assert file.name.startswith("budget-")


def test_a_supplier_with_a_fixed_order_day_is_ordered_from_on_it(desk: Desk, clock: Clock) -> None:
    """100 last 20 days and an order takes 30: late on Monday, and placed on Sunday; by then 30 more have gone."""
    run = desk.store.imports.begin("", "plan", "suppliers", "planning.xlsx", clock.now, clock.now)
    supplier = {"supplier": "Yiwu Bags", "currency": "USD", "order_day": "Sunday"}
    desk.store.imports.stage(run, "suppliers", [Entry("Suppliers", 3, supplier)])
    desk.store.imports.switch(run, clock.now)
    stocked(desk.store, clock.now, 100)
    planned(desk.store, clock.now, [terms(unit_cost="1.00", currency="GBP")])
    plan.run(desk)
    (shown,) = reorder.answer(desk, desk.asker("U1", "C1"), "budget 5000 GBP")
    assert isinstance(shown, Message)
    assert "on *Nov 8, 2026*, the next order day. It arrives about Dec 8, 2026" in str(shown.blocks)
