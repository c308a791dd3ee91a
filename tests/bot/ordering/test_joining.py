"""What goes along with the orders of a supplier that asks for a minimum."""

from datetime import date

import pytest

from bot.buttons import approve
from bot.desk import Desk, Pressed
from bot.explaining import stock_why
from bot.jobs import plan
from bot.ordering.minimums import short_with
from bot.ordering.reordering import to_decide
from bot.store import Worth
from bot.wording import Voice
from planner.intake.workbook.sheet import Entry
from planner.model import Level
from tests.bot.builders import Clock, planned, stocked, terms


@pytest.fixture
def yiwu(desk: Desk, clock: Clock) -> Desk:
    """Yiwu asks for 400.00: DUE orders 205 at 1.20, 246.00; NEXT is due in 5 days, LATER in 10, at 1.20 each."""
    for sku, on_shelf in (("DUE", 200), ("NEXT", 250), ("LATER", 275)):
        stocked(desk.store, clock.now, on_shelf, sku=sku)
    run = desk.store.imports.begin("", "plan", "suppliers", "planning.xlsx", clock.now, clock.now)
    supplier = {"supplier": "Yiwu Bags", "currency": "USD", "minimum_order": "400"}
    desk.store.imports.stage(run, "suppliers", [Entry("Suppliers", 3, supplier)])
    desk.store.imports.switch(run, clock.now)
    planned(desk.store, clock.now, [terms(sku) for sku in ("DUE", "NEXT", "LATER")])
    plan.run(desk)
    return desk


def asked(desk: Desk) -> dict[str, int]:
    return {each.product: each.quantity for each in desk.store.suggestions.open()}


def test_what_falls_due_next_goes_along_until_the_minimum_is_met(yiwu: Desk) -> None:
    """405 - 250 = 155 more at 1.20: 246 + 186 = 432."""
    assert asked(yiwu) == {"DUE": 205, "NEXT": 155}
    levels = {line.product: (line.level, line.goes_along) for line in to_decide(yiwu, "").lines}
    assert levels == {"DUE": (Level.REORDER, False), "NEXT": (Level.WATCH, True)}


def test_it_is_asked_the_same_from_plan_to_plan(yiwu: Desk) -> None:
    before = yiwu.store.suggestions.open()
    for _ in range(3):
        plan.run(yiwu)
    assert yiwu.store.suggestions.open() == before


def test_a_no_is_not_asked_again_and_the_next_one_goes_along_instead(yiwu: Desk, clock: Clock) -> None:
    """405 - 275 = 130 at 1.20: 246 + 156 = 402."""
    number = next(each.id for each in yiwu.store.suggestions.open() if each.product == "NEXT")
    yiwu.store.deciding.dismiss(number, 1, "U1", clock.now)
    for _ in range(3):
        plan.run(yiwu)
    assert asked(yiwu) == {"DUE": 205, "LATER": 130}


def test_it_goes_with_what_it_went_along_with(yiwu: Desk, clock: Clock) -> None:
    number = next(each.id for each in yiwu.store.suggestions.open() if each.product == "DUE")
    yiwu.store.deciding.dismiss(number, 1, "U1", clock.now)
    plan.run(yiwu)
    assert asked(yiwu) == {}


def test_why_says_that_it_goes_along(yiwu: Desk) -> None:
    (message,) = stock_why(yiwu, "NEXT", Voice())
    said = str(message.blocks)
    assert "Suggested order *155*: not due yet, but it goes along" in said
    assert "What rounding buys" not in said


def test_a_suppliers_minimum_counts_all_its_orders_whatever_is_asked_for(yiwu: Desk, clock: Clock) -> None:
    """246 and 186 are 32 beyond 400; half of DUE in draft, 102 at 1.20, and NEXT are 91.60 short."""
    asked_for = ("", "product:DUE", "product:NEXT", "supplier:Yiwu Bags", "shop:UK Home")
    assert {to_decide(yiwu, about).parts[0].missing for about in asked_for} == {-3200}
    number = next(each.id for each in yiwu.store.suggestions.open() if each.product == "DUE")
    yiwu.store.deciding.approve(number, 1, "U1", clock.now, date(2026, 12, 7), quantity=102)
    assert {to_decide(yiwu, about).parts[0].missing for about in ("", "product:NEXT")} == {40000 - 12240 - 18600}


def test_what_a_budget_buys_is_held_against_the_minimum_with_the_drafts(yiwu: Desk, clock: Clock) -> None:
    """102 of DUE in draft are 122.40: 277.60 more are asked for; where a cost is not known nobody can tell."""
    number = next(each.id for each in yiwu.store.suggestions.open() if each.product == "DUE")
    yiwu.store.deciding.approve(number, 1, "U1", clock.now, date(2026, 12, 7), quantity=102)
    short = {minor: short_with(yiwu, [Worth("Yiwu Bags", "USD", minor)]) for minor in (27759, 27760, None)}
    assert [each.drafted for each in short[27759]] == [39999]
    assert short[27760] == ()
    assert [each.drafted for each in short[None]] == [None]


def test_who_approves_less_than_the_minimum_is_told_what_is_missing(yiwu: Desk, clock: Clock) -> None:
    """246 of 400; with the 186 of NEXT nothing is."""
    yiwu.store.people.set_role("U0ANA", "approver", now=clock.now)
    due, goes_along = (next(it for it in yiwu.store.suggestions.open() if it.product == sku) for sku in ("DUE", "NEXT"))
    said = [
        [message.text for message in approve.press(yiwu, yiwu.asker("U0ANA", ""), pressed)]
        for it in (due, goes_along)
        for pressed in [Pressed(f"{it.id}:{it.version}", is_private=False, moment="1")]
    ]
    assert "its drafts come to $246.00, *$154.00* are missing" in said[0][-1]
    assert said[1] == []


def test_what_has_no_cost_does_not_hide_that_the_minimum_is_met(yiwu: Desk, clock: Clock) -> None:
    """Two orders of 246 are beyond 400 already, whatever the third one costs."""
    for sku in ("ALSO", "UNPRICED"):
        stocked(yiwu.store, clock.now, 200, sku=sku)
    priceless = Entry("Products", 4, {"product": "UNPRICED", "supplier": "Yiwu Bags"})
    planned(yiwu.store, clock.now, [terms("ALSO"), priceless])
    plan.run(yiwu)
    assert asked(yiwu) == {"DUE": 205, "ALSO": 205, "UNPRICED": 205}
    assert to_decide(yiwu, "").parts[0].missing == 40000 - 2 * 24600
