"""What is to decide: the most pressing first, a supplier's lines together, what is snoozed aside."""

import random
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from bot.desk import Desk
from bot.messages.ordering.reorder_values import ReorderLine
from bot.messages.page import ROWS
from bot.ordering.carrying import Shown, packed, unpacked
from bot.ordering.reordering import all_to_decide, to_decide
from planner.intake.money import MYRIAD
from planner.model import Level
from tests.bot.builders import Clock
from tests.bot.store.builders import a_proposal

TODAY = date(2026, 11, 2)


def asked(desk: Desk, clock: Clock, **changes: dict) -> None:
    """Open a suggestion of each SKU; without a word it is to be ordered in ten days from Yiwu."""
    said = {"location": "UK Home", "shop": "UK Home", "order_by": TODAY + timedelta(days=10)}
    desk.store.suggestions.apply(clock.now, opened=[a_proposal(sku, **(said | its)) for sku, its in changes.items()])


def listed(desk: Desk, about: str = "") -> list[str]:
    return [line.product for line in all_to_decide(desk, about)]


def test_the_earliest_day_comes_first_and_late_ones_by_how_bad_they_stand(desk: Desk, clock: Clock) -> None:
    """What was to be ordered yesterday and last month is all to be ordered today."""
    asked(
        desk,
        clock,
        A={},
        B={"order_by": None},
        C={"order_by": TODAY + timedelta(days=1)},
        D={"order_by": TODAY - timedelta(days=30)},
        E={"order_by": TODAY - timedelta(days=1), "level": Level.OUT},
        F={"order_by": TODAY, "level": Level.URGENT},
    )
    assert listed(desk) == ["E", "F", "D", "C", "A", "B"]


def test_a_suppliers_lines_stand_together_where_its_most_pressing_one_does(desk: Desk, clock: Clock) -> None:
    asked(
        desk,
        clock,
        A={"supplier": "Ningbo"},
        B={"order_by": TODAY},
        C={},
        D={"supplier": "Ningbo", "order_by": TODAY + timedelta(days=5)},
    )
    assert [part.supplier for part in to_decide(desk, "").parts] == ["Yiwu", "Ningbo"]
    assert listed(desk) == ["B", "C", "D", "A"]


def test_what_is_snoozed_stands_aside_until_its_time(desk: Desk, clock: Clock) -> None:
    asked(desk, clock, A={}, B={})
    desk.store.deciding.snooze(1, 1, "U1", clock.now, clock.now + timedelta(days=1))
    assert (listed(desk), to_decide(desk, "").snoozed) == (["B"], 1)
    assert listed(desk, "snoozed") == ["A"]
    assert listed(desk, "product:A") == ["A"]
    clock.passes(days=1)
    assert (listed(desk), listed(desk, "snoozed")) == (["A", "B"], [])


@pytest.mark.parametrize("seed", range(3))
def test_totals_are_the_sums_of_the_lines(desk: Desk, clock: Clock, seed: int) -> None:
    """Of 35 orders of three suppliers in two currencies, some without a cost: page by page, and of a supplier."""
    chance = random.Random(seed)
    costs = [None, 35_000, 9_990_000]
    of_each = {
        f"SKU{number}": {
            "supplier": chance.choice(["Yiwu", "Ningbo", ""]),
            "quantity": chance.randint(1, 500),
            "unit_cost_myriadths": chance.choice(costs),
            "currency": chance.choice(["USD", "GBP"]),
        }
        for number in range(35)
    }
    asked(desk, clock, **of_each)
    for about in ("", "supplier:Yiwu"):
        whole, pages = all_to_decide(desk, about), [to_decide(desk, about, first) for first in range(0, 40, ROWS)]
        assert [line for page in pages for line in page.lines] == list(whole)
        for page in pages:
            assert (page.count, page.cost) == (len(whole), cost_of(whole))
            assert page.uncosted == sum(line.cost_minor is None for line in whole)
            for part in page.parts:
                mine = [line for line in whole if line.supplier == part.supplier]
                assert (part.count, part.cost) == (len(mine), cost_of(mine))
                assert (part.approve.units, part.approve.cost) == (sum(line.quantity for line in mine), part.cost)


def cost_of(lines: Iterable[ReorderLine]) -> dict[str, int]:
    found = Counter[str]()
    for line in lines:
        if line.cost_minor is not None:
            found[line.currency] += line.cost_minor
    return dict(found)


def test_cash_after_an_approval_counts_freight_and_duty_as_cash_now_does(desk: Desk, clock: Clock) -> None:
    """100 at 1.20 cost 120.00, and tie up 150.00 with 0.30 of freight; B has no cost."""
    known = {"quantity": 100, "unit_cost_myriadths": 1_200_000, "tied_up_minor": 150_00}
    asked(desk, clock, A=known, B={"unit_cost_myriadths": None, "tied_up_minor": None})
    found = to_decide(desk, "")
    assert (found.cost, found.cash, found.cash_after) == ({"USD": 12000}, {}, {"USD": 15000})


@pytest.mark.parametrize("count", [1, 2, 300])
def test_every_suggestion_a_button_names_is_read_back(count: int) -> None:
    shown = [Shown(7 * number + 1, number % 3 + 1, number % 4) for number in range(count)]
    assert unpacked(packed(reversed(shown))) == tuple(shown)


def test_every_line_stands_on_one_page_and_its_supplier_above_it(desk: Desk, clock: Clock) -> None:
    """23 lines of two suppliers, 12 and 11: pages of 10, 10 and 3; what a part says holds for all of its lines."""
    days = {
        f"SKU{n:02}": {"order_by": TODAY + timedelta(days=n), "unit_cost_myriadths": (n + 1) * MYRIAD}
        for n in range(23)
    }
    asked(
        desk,
        clock,
        **{sku: {**it, "supplier": "Yiwu" if n < 12 else "Ningbo"} for n, (sku, it) in enumerate(days.items())},
    )
    pages = [to_decide(desk, "", first) for first in range(0, 40, ROWS)]
    shown = [[(part.supplier, len(part.lines)) for part in page.parts] for page in pages]
    assert shown == [[("Yiwu", 10)], [("Yiwu", 2), ("Ningbo", 8)], [("Ningbo", 3)], []]
    assert [line.product for page in pages for line in page.lines] == list(days) == listed(desk)
    assert {page.count for page in pages} == {23}
    assert [part.count for part in pages[1].parts] == [12, 11]
    assert {part.supplier: part.approve.lines for page in pages for part in page.parts} == {"Yiwu": 12, "Ningbo": 11}


def test_a_button_never_carries_more_than_slack_takes(desk: Desk, clock: Clock) -> None:
    """600 of one supplier: the button names as many of the most pressing as fit, and every page tells the same."""
    asked(desk, clock, **{f"SKU{number}": {} for number in range(600)})
    lines = all_to_decide(desk)
    (first,), (last,) = to_decide(desk, "").parts, to_decide(desk, "", 590).parts
    assert first.approve == last.approve
    assert last.lines == lines[590:]
    approve = first.approve
    assert len(approve.value) <= 1700
    assert 300 < approve.lines < 600
    assert set(unpacked(approve.value)) == {Shown(line.number, line.version) for line in lines[: approve.lines]}
    assert approve.units == sum(line.quantity for line in lines[: approve.lines])
