"""An order export of one tab of Seller Center alone is told by what became of its orders."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.uploads.one_tab import FEWEST, WAITING, Orders
from tests.bot.store.builders import a_line

FIRST = datetime(2026, 3, 1, 9, tzinfo=UTC)


def tab(lines: int, over: timedelta, *, sent: int = 0, cancelled: int = 0, unpaid: int = 0) -> str:
    """Return what is said of so many lines, the first of them sent, cancelled or unpaid."""
    orders = Orders()
    for n in range(lines):
        created = FIRST + (over if n == lines - 1 else timedelta())
        was = {
            "shipped": created if n < sent else None,
            "cancelled": created if n < cancelled else None,
        }
        orders.note(a_line(str(n), paid=None if n < unpaid else created, **{**was, "created": created}))
    return orders.tab


@pytest.mark.parametrize("over", [WAITING, WAITING + timedelta(seconds=1)])
@pytest.mark.parametrize("lines", [FEWEST - 1, FEWEST])
def test_orders_of_more_than_three_days_of_which_none_was_sent_are_those_to_ship(lines: int, over: timedelta) -> None:
    assert tab(lines, over) == ("to_ship" if lines == FEWEST and over > WAITING else "")
    assert tab(lines, over, sent=1) == ""
    assert tab(lines, over, unpaid=1) == ""


@pytest.mark.parametrize("lines", [FEWEST - 1, FEWEST])
def test_orders_that_were_all_cancelled_are_those_cancelled(lines: int) -> None:
    assert tab(lines, timedelta(), cancelled=lines) == ("cancelled" if lines == FEWEST else "")
    assert tab(lines, timedelta(), cancelled=lines - 1) == ""


def test_a_file_without_orders_is_of_no_tab() -> None:
    assert Orders().tab == ""
