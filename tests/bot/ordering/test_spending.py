"""How much a person may order: to the cent, in any currency that has a rate, and never where nobody can know."""

from dataclasses import replace

import pytest

from bot.buttons import approve
from bot.desk import Desk, Pressed
from bot.errors import UserError
from bot.errors.decision import AlreadyDecided, BeyondLimit, UnknownCost
from bot.jobs import plan
from bot.ordering.spending import Cost, approve_within_limit, costs_of, demand_within_limit
from bot.store import Approval, Limit, Lot
from planner.intake.money import MYRIAD
from planner.intake.workbook.sheet import Entry
from tests.bot.builders import Clock, stocked
from tests.bot.store.builders import a_proposal

LIMIT = Limit(100_00, "GBP")


def may(desk: Desk, *costs: Cost, user: str = "U0BEN") -> type[UserError] | None:
    try:
        demand_within_limit(desk, desk.asker(user, ""), costs)
    except UserError as error:
        return type(error)
    return None


@pytest.fixture
def limited(desk: Desk, clock: Clock) -> Desk:
    desk.store.people.set_role("U0BEN", "approver", now=clock.now, limit=LIMIT)
    return desk


@pytest.mark.parametrize(("minor", "refused"), [(99_99, None), (100_00, None), (100_01, BeyondLimit)])
def test_a_limit_holds_to_the_cent(limited: Desk, minor: int, refused: type[UserError] | None) -> None:
    assert may(limited, Cost({"GBP": minor})) == refused


def test_each_order_is_held_against_it_by_itself(limited: Desk) -> None:
    assert may(limited, Cost({"GBP": 60_00}), Cost({"GBP": 60_00})) is None
    assert may(limited, Cost({"GBP": 60_00}), Cost({"GBP": 160_00})) == BeyondLimit


@pytest.mark.parametrize(("minor", "refused"), [(40_00, None), (40_01, BeyondLimit)])
def test_what_joins_a_draft_is_held_against_it_with_the_draft(
    limited: Desk, clock: Clock, minor: int, refused: type[UserError] | None
) -> None:
    """£60.00 wait in a draft for the supplier's fixed order day; what joins it may cost £40.00."""
    asked = [
        a_proposal(f"SKU{cost}", quantity=1, unit_cost_myriadths=cost * MYRIAD, currency="GBP")
        for cost in (60_00, minor)
    ]
    waits, joins = limited.store.suggestions.apply(clock.now, opened=asked).opened
    day = clock.now.date()
    limited.store.deciding.approve(waits.id, waits.version, "U0BEN", clock.now, day, order_day=day)
    assert may(limited, *costs_of(limited, [(joins, Lot(1, joins.mode, day, day))])) == refused
    assert may(limited, *costs_of(limited, [(joins, Lot(1, joins.mode, day))])) is None


@pytest.mark.parametrize(("minor", "is_enough"), [(40_00, True), (40_01, False)])
def test_who_joins_a_draft_that_grew_meanwhile_is_held_to_the_whole_of_it(
    limited: Desk, clock: Clock, minor: int, *, is_enough: bool
) -> None:
    """Ben's £40.00 were within £100.00 when he looked; Ana's £60.00 came first, and both go out as one order."""
    asked = [
        a_proposal(f"SKU{cost}", quantity=1, unit_cost_myriadths=cost * MYRIAD, currency="GBP")
        for cost in (60_00, minor)
    ]
    anas, bens = limited.store.suggestions.apply(clock.now, opened=asked).opened
    day = clock.now.date()
    lot, asker = Lot(1, "sea", day, day), limited.asker("U0BEN", "")
    assert may(limited, *costs_of(limited, [(bens, lot)])) is None
    limited.store.deciding.approve(anas.id, 1, "U0ANA", clock.now, day, order_day=day)
    if is_enough:
        (decision,) = approve_within_limit(limited, asker, [Approval(bens.id, 1, (lot,))])
        assert decision.won
    else:
        with pytest.raises(BeyondLimit):
            approve_within_limit(limited, asker, [Approval(bens.id, 1, (lot,))])
        assert [suggestion.id for suggestion in limited.store.suggestions.open()] == [bens.id]
    (order,) = limited.store.orders.all()
    assert len(order.lines) == 1 + is_enough


def test_another_currency_without_a_rate_is_too_much(limited: Desk) -> None:
    assert may(limited, Cost({"USD": 1})) == BeyondLimit


@pytest.mark.parametrize(("minor", "refused"), [(125_00, None), (125_01, BeyondLimit)])
def test_another_currency_counts_by_its_rate(
    limited: Desk, clock: Clock, minor: int, refused: type[UserError] | None
) -> None:
    """$1 is £0.80: $125.00 is the limit, $125.01 a cent more than it."""
    run = limited.store.imports.begin("", "plan", "rates", "planning.xlsx", clock.now, clock.now)
    limited.store.imports.stage(run, "rates", [Entry("Rates", 3, {"origin": "USD", "target": "GBP", "rate": "0.8"})])
    limited.store.imports.switch(run, clock.now)
    assert may(limited, Cost({"USD": minor})) == refused


@pytest.mark.parametrize(("minor", "refused"), [(62_50, None), (62_51, BeyondLimit)])
def test_an_order_in_two_currencies_counts_as_one(
    limited: Desk, clock: Clock, minor: int, refused: type[UserError] | None
) -> None:
    """£50.00 and $62.50 at £0.80 are the limit of £100.00; a third currency without a rate is too much."""
    run = limited.store.imports.begin("", "plan", "rates", "planning.xlsx", clock.now, clock.now)
    limited.store.imports.stage(run, "rates", [Entry("Rates", 3, {"origin": "USD", "target": "GBP", "rate": "0.8"})])
    limited.store.imports.switch(run, clock.now)
    assert may(limited, Cost({"GBP": 50_00, "USD": minor})) == refused
    assert may(limited, Cost({"GBP": 50_00, "EUR": 1})) == BeyondLimit


def test_what_nobody_knows_is_too_much(limited: Desk) -> None:
    assert may(limited, Cost(None)) == UnknownCost


def test_without_a_limit_anything_goes(limited: Desk, clock: Clock) -> None:
    limited.store.people.set_role("U0BEN", "approver", now=clock.now)
    assert may(limited, Cost({"USD": 10**12}), Cost(None)) is None


def test_an_admin_of_the_settings_has_no_limit(limited: Desk) -> None:
    assert may(replace(limited, admins=frozenset({"U0BEN"})), Cost({"GBP": 100_01})) is None


def test_named_are_those_who_may_approve_so_much(limited: Desk, clock: Clock) -> None:
    """Not a planner, who has no limit either."""
    people, desk = limited.store.people, replace(limited, admins=frozenset({"U0ADA"}))
    people.set_role("U0PIA", "planner", now=clock.now)
    people.set_role("U0ANA", "approver", now=clock.now)
    people.set_role("U0CEM", "approver", now=clock.now, limit=Limit(100_01, "GBP"))
    with pytest.raises(BeyondLimit) as refused:
        demand_within_limit(desk, desk.asker("U0BEN", ""), [Cost({"GBP": 100_02})])
    assert refused.value.who == "<@U0ANA>, <@U0ADA>"


def test_who_comes_too_late_hears_that_and_not_of_their_limit(limited: Desk, clock: Clock) -> None:
    stocked(limited.store, clock.now, 200)
    plan.run(limited)
    (asked,) = limited.store.suggestions.open()
    late = approve.press(limited, limited.asker("U0BEN", ""), Pressed(f"{asked.id}:1", is_private=True, moment=""))
    limited.store.deciding.dismiss(asked.id, 1, "U0ANA", clock.now)
    with pytest.raises(AlreadyDecided):
        list(late)
