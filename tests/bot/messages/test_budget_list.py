"""What to buy first within a budget: the bought ones, what they save, and what waits."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.messages.ordering.budget_list import budget_page
from bot.messages.ordering.budget_values import Budgeted, BudgetLine, CashAhead, Saves
from bot.messages.ordering.minimum_note import MinimumShort
from bot.messages.page import ROWS, ListAsked, page_message
from bot.messages.reply import Message
from bot.sandbox.judge import check_message
from bot.wording import Voice
from planner.intake.money import Amount
from tests.bot.messages.builders import HOSTILE, LONG
from tests.bot.messages.test_reorder_list import a_line

VOICE = Voice()
SAVES = Saves(avoided=1080, margin_minor=756000, cost_minor=132480, days=33.0, a_year=63.1)


def bought(number: int = 12, **changes: Any) -> BudgetLine:
    return BudgetLine(a_line(number, **changes), SAVES, is_bought=True)


def waits(number: int, saves: Saves | None = SAVES, **changes: Any) -> BudgetLine:
    return BudgetLine(a_line(number, **changes), saves, is_bought=False)


def found(*lines: BudgetLine, **changes: Any) -> Budgeted:
    said: dict[str, Any] = {
        "budget": Amount(500000, "USD"),
        "lines": lines,
        "cash": CashAhead(5000000, 5132480, 6400000, date(2026, 12, 14), 0),
        "approve": "c.3",
        "approved": sum(line.is_bought for line in lines),
    }
    return Budgeted(**(said | changes))


def shown(budgeted: Budgeted, page: int = 0) -> Message:
    asked = ListAsked("budget", "500000 USD", page)
    message = page_message(budget_page(budgeted, asked.first, VOICE), asked, VOICE)
    check_message(message.text, list(message.blocks))
    return message


def test_what_is_bought_comes_first_and_what_waits_behind_it(golden: Callable[[str, Message], None]) -> None:
    nothing_yet = Saves(avoided=0, margin_minor=0, cost_minor=90000, days=80.0, a_year=0.0)
    at_a_loss = Saves(avoided=1080, margin_minor=-5000, cost_minor=132480, days=33.0, a_year=-0.4)
    lines = (bought(12), bought(13), waits(14), waits(15, nothing_yet), waits(16, at_a_loss), waits(17, None))
    short = (
        MinimumShort("Yiwu Bags", Amount(300000, "USD"), 132480),
        MinimumShort("Ningbo Glass", Amount(2000000, "CNY"), None),
    )
    golden("budget", shown(found(*lines, short=short)))


def test_what_saves_less_than_a_unit_is_counted_once_among_what_is_not_bought() -> None:
    hardly = Saves(avoided=0, margin_minor=40, cost_minor=90000, days=80.0, a_year=0.01)
    words = str(shown(found(bought(12), waits(13), waits(14, hardly))).blocks)
    said = "Not bought: 1 waits for more money · 1 saves nothing yet, as stock lasts until the order after it."
    assert said in words


def test_a_budget_says_whether_its_margins_are_after_the_platforms_fee() -> None:
    net = replace(SAVES, is_net=True)
    for lines, said in (
        ((waits(12),), ""),
        ((waits(12, None),), ""),
        ((waits(12, net), waits(13, None)), "Margins are after the platform's fee."),
        ((waits(12, net), waits(13)), "Margins are after the platform's fee where it is set."),
    ):
        words = str(shown(found(*lines)).blocks)
        assert said in words
        assert ("after the platform" in words) == bool(said)


def test_a_budget_nothing_fits_into_approves_nothing(golden: Callable[[str, Message], None]) -> None:
    cash = CashAhead(5000000, 5000000, 5000000, date(2026, 11, 3), 2)
    golden("budget_too_small", shown(found(waits(12), cash=cash, approve="")))


def test_with_nothing_to_decide_it_says_so(golden: Callable[[str, Message], None]) -> None:
    golden("budget_nothing", shown(found()))


def test_its_pages_go_on_where_the_one_before_ended() -> None:
    lines = [*(bought(number) for number in range(1, 13)), *(waits(number) for number in range(13, 26))]
    pages = [str(shown(found(*lines), page).blocks) for page in range(3)]
    assert ["*Not bought*" in page for page in pages] == [False, True, False]
    for number in range(1, 26):
        on = [f"#{number}\\n" in page for page in pages]
        assert on.index(True) == (number - 1) // ROWS


@pytest.mark.parametrize("name", [HOSTILE, LONG[:200]])
def test_slack_takes_whatever_things_are_called(name: str) -> None:
    shown(found(*(bought(number, product=name[:60], name=name, location=name[:60]) for number in range(1, 12))))
