"""What is to decide: the most pressing first, a supplier's lines together, what is snoozed aside."""

from datetime import date, timedelta

import pytest

from bot.desk import Desk
from bot.reordering import packed, to_decide, unpacked
from planner.model import Level
from tests.bot.builders import Clock
from tests.bot.store.builders import a_proposal

TODAY = date(2026, 11, 2)


def asked(desk: Desk, clock: Clock, **changes: dict) -> None:
    """Open a suggestion of each SKU; without a word it is to be ordered in ten days from Yiwu."""
    said = {"location": "UK Home", "shop": "UK Home", "order_by": TODAY + timedelta(days=10)}
    desk.store.suggestions.apply(clock.now, opened=[a_proposal(sku, **(said | its)) for sku, its in changes.items()])


def listed(desk: Desk, about: str = "") -> list[str]:
    return [line.product for line in to_decide(desk, about).lines]


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


def test_cash_after_an_approval_counts_freight_and_duty_as_cash_now_does(desk: Desk, clock: Clock) -> None:
    """100 at 1.20 cost 120.00, and tie up 150.00 with 0.30 of freight; B has no cost."""
    known = {"quantity": 100, "unit_cost_minor": 120, "landed_cost_minor": 150}
    asked(desk, clock, A=known, B={"unit_cost_minor": None, "landed_cost_minor": None})
    found = to_decide(desk, "")
    assert (found.cost, found.cash, found.cash_after) == ({"USD": 12000}, {}, {"USD": 15000})


@pytest.mark.parametrize("count", [1, 2, 300])
def test_every_suggestion_a_button_names_is_read_back(count: int) -> None:
    shown = [(7 * number + 1, number % 3 + 1) for number in range(count)]
    assert unpacked(packed(reversed(shown))) == tuple(shown)


def test_a_button_never_carries_more_than_slack_takes(desk: Desk, clock: Clock) -> None:
    """600 of one supplier: the button names as many of the most pressing as fit."""
    asked(desk, clock, **{f"SKU{number}": {} for number in range(600)})
    (part,) = to_decide(desk, "").parts
    assert len(part.approve) <= 1700
    assert 300 < part.approved < 600
    assert set(unpacked(part.approve)) == {(line.number, line.version) for line in part.lines[: part.approved]}
