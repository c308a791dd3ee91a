"""Rows of one order that name one SKU are parts of a line, a gift beside it, or the same line told again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.intake.facts import OrderLine
from planner.intake.order_parts import Read, joined

PAID = datetime(2026, 3, 25, 18, tzinfo=UTC)
LATER = PAID + timedelta(days=1)
SOLD = (2, 0, PAID, PAID, LATER, None, None, 1000)  # two cups for 10 pounds, on their way the day after
LINE = OrderLine("576461413038785752", "1729382256910000001", "CUP", "Tea cup", "", *SOLD, "GBP", "")


def _rows(*parts: tuple[OrderLine, str]) -> list[Read]:
    return [Read(row, line, package) for row, (line, package) in enumerate(parts, start=2)]


def _lines(*parts: tuple[OrderLine, str]) -> list[OrderLine]:
    return [one.line for one in joined(_rows(*parts))[0]]


def test_parts_add_up_and_have_left_once_all_have() -> None:
    waiting = replace(LINE, quantity=1, subtotal_minor=500, shipped=None)
    assert _lines((LINE, "A"), (waiting, "B")) == [replace(LINE, quantity=3, subtotal_minor=1500, shipped=None)]


def test_a_part_cancelled_before_it_left_does_not_count_where_another_goes() -> None:
    cancelled = replace(LINE, quantity=5, shipped=None, cancelled=LATER)
    assert _lines((LINE, "A"), (cancelled, "B")) == [LINE]
    more = replace(cancelled, quantity=4)
    assert _lines((cancelled, "A"), (more, "B")) == [replace(cancelled, quantity=9, subtotal_minor=2000)]


@pytest.mark.parametrize(("amount", "units"), [("GBP 20.00", 4), ("GBP 23.99", 4), ("GBP 19.99", 2), ("", 2)])
def test_packages_that_say_the_same_are_parts_only_where_the_order_cost_as_much(amount: str, units: int) -> None:
    """Two cups for 10 pounds in each of two packages: 4 for 20, or the same 2 told twice."""
    rows = [row._replace(amount=amount) for row in _rows((LINE, "A"), (LINE, "B"))]
    lines, replacing, alike = joined(rows)
    assert [(one.line.quantity, one.line.subtotal_minor) for one in lines] == [(units, 500 * units)]
    assert (replacing, alike) == ([], [] if units == 4 else [3])


@pytest.mark.parametrize(("discount", "units"), [("GBP 4.00", 4), ("4", 4), ("GBP 3.99", 2), ("free", 2)])
def test_what_tiktok_paid_of_an_order_is_a_part_of_what_it_cost(discount: str, units: int) -> None:
    """The customer paid 16 pounds for two packages of 10, TikTok the other 4."""
    rows = [row._replace(amount="GBP 16.00", discount=discount) for row in _rows((LINE, "A"), (LINE, "B"))]
    assert [one.line.quantity for one in joined(rows)[0]] == [units]


def test_a_row_told_again_holds_instead_of_the_earlier_one() -> None:
    again = replace(LINE, quantity=3)
    for packages in (("A", "A"), ("", ""), ("", "A"), ("A", "")):
        lines, replacing, _ = joined(_rows(*zip((LINE, again), packages, strict=True)))
        assert [one.line for one in lines] == [again]
        assert replacing == [3]


def test_a_gift_of_what_was_bought_is_a_line_of_its_own_whichever_comes_first() -> None:
    gift = replace(LINE, quantity=1, subtotal_minor=0)
    for rows in (((LINE, ""), (gift, "")), ((gift, "A"), (LINE, "A"))):
        sale, given_away = sorted(_lines(*rows), key=lambda line: line.order_id)
        assert sale == LINE
        assert given_away == replace(gift, order_id=f"{LINE.order_id}/gift")
        assert not given_away.is_sale
    assert _lines((gift, ""), (gift, "")) == [gift]


@given(st.lists(st.tuples(st.integers(1, 9), st.sampled_from(["1", "2"])), min_size=1, max_size=6))
def test_no_unit_of_rows_in_packages_of_their_own_is_lost(sold: list[tuple[int, str]]) -> None:
    parts = _rows(*((replace(LINE, quantity=units, sku_id=sku), f"{row}") for row, (units, sku) in enumerate(sold)))
    rows = [part._replace(amount="GBP 60.00") for part in parts]
    lines, replacing, alike = joined(rows)
    assert not replacing
    assert not alike
    assert {one.line.sku_id: one.line.quantity for one in lines} == {
        sku: sum(units for units, other in sold if other == sku) for _, sku in sold
    }
