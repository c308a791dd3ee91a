"""One page of a long list: which rows, the way on, the way back, the whole."""

from collections.abc import Callable

import pytest

from bot.messages.blocks import section
from bot.messages.page import ListAsked, Page, page_message
from bot.messages.reply import Message
from bot.sandbox.judge import check_message
from bot.wording import Voice
from tests.bot.messages.builders import HOSTILE

VOICE = Voice()
LooksLike = Callable[[str, Message], None]


def a_page(total: int = 47, shown: int = 10) -> Page:
    return Page("47 open orders", (section("PO-0001"),), shown, total, note="`/po PO-0001` shows one")


def labels(message: Message) -> list[str]:
    return [e["text"]["text"] for b in message.blocks if b["type"] == "actions" for e in b["elements"]]


def test_a_page_in_the_middle(golden: LooksLike) -> None:
    golden("page_middle", page_message(a_page(), ListAsked("orders", "UK Home", 1), VOICE))


def test_the_last_page_of_a_list_that_became_shorter(golden: LooksLike) -> None:
    golden("page_shorter", page_message(a_page(12, 2), ListAsked("orders", page=1), VOICE, is_shorter=True))


@pytest.mark.parametrize(
    ("page", "total", "shown", "expected"),
    [
        (0, 10, 10, []),
        (0, 11, 10, ["More ›", "Whole list (.xlsx)"]),
        (1, 11, 1, ["‹ Back", "Whole list (.xlsx)"]),
        (1, 20, 10, ["‹ Back", "Whole list (.xlsx)"]),
        (1, 21, 10, ["‹ Back", "More ›", "Whole list (.xlsx)"]),
    ],
)
def test_a_way_is_shown_only_where_it_leads_somewhere(page: int, total: int, shown: int, expected: list[str]) -> None:
    assert labels(page_message(a_page(total, shown), ListAsked("orders", page=page), VOICE)) == expected


def test_one_page_says_nothing_of_pages() -> None:
    assert "of" not in str(page_message(a_page(3, 3), ListAsked("orders"), VOICE).blocks[-1]["elements"])


def test_an_empty_list_says_only_how_it_gets_rows() -> None:
    message = page_message(Page("No order is open.", (section("No order is open."),), 0, 0), ListAsked("orders"), VOICE)
    assert message == Message("No order is open.", (section("No order is open."),))


@pytest.mark.parametrize(
    "value", ["", "null", "[]", "{}", '["orders"]', '["orders","",-1]', '["orders","",true]', "[1,2,3]"]
)
def test_a_value_that_is_none_of_ours_is_no_list(value: str) -> None:
    assert ListAsked.from_value(value) is None


@pytest.mark.parametrize("about", ["", HOSTILE, "字" * 300, '"],[0'])
def test_what_a_list_is_about_comes_back_whole(about: str) -> None:
    asked = ListAsked("orders", about, 3)
    message = page_message(a_page(99), asked, VOICE)
    check_message(message.text, list(message.blocks))
    assert ListAsked.from_value(asked.value) == asked
