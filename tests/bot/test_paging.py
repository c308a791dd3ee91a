"""Turning the pages of a list, and taking the whole of it along."""

import io

import openpyxl
import pytest

from bot.buttons import list_back, list_more, list_whole
from bot.commands import po
from bot.desk import Asker, Desk, Pressed
from bot.errors import DeadButton
from bot.messages.page import ListAsked
from bot.messages.reply import File, Message
from bot.paging import whole
from bot.wording import Voice
from tests.bot.builders import Filled, Says
from tests.bot.test_purchase_orders import approved, words

ASKER = Asker("U1", "C1", Voice())
SKUS = [f"BAG-{number:02d}" for number in range(1, 24)]


@pytest.fixture
def asked(desk: Desk, filled: Filled) -> Message:
    """The first page of 23 orders."""
    (message,) = po.answer(filled(desk, many_orders), ASKER, "")
    assert isinstance(message, Message)
    return message


def many_orders(desk: Desk) -> None:
    for sku in SKUS:
        approved(desk.store, desk.now(), sku)


def values(message: Message) -> dict[str, str]:
    return {e["text"]["text"]: e["value"] for b in message.blocks if b["type"] == "actions" for e in b["elements"]}


def pressed(value: str, *, is_private: bool = True) -> Pressed:
    return Pressed(value, is_private=is_private, moment="1")


def test_a_long_list_is_read_to_its_end_and_back(desk: Desk, asked: Message) -> None:
    seen, message = [words(asked)], asked
    while "More ›" in values(message):
        (message,) = list_more.press(desk, ASKER, pressed(values(message)["More ›"]))
        seen.append(words(message))
        assert message.replaces
    assert [page.count("units to come") for page in seen] == [10, 10, 3]
    assert "21–23 of 23" in seen[2]
    for page in (seen[1], seen[0]):
        (message,) = list_back.press(desk, ASKER, pressed(values(message)["‹ Back"]))
        assert words(message) == page


def test_a_page_that_is_gone_meanwhile_is_answered_with_the_last_one(desk: Desk, asked: Message) -> None:
    (message,) = list_more.press(desk, ASKER, pressed(ListAsked("orders", page=7).value))
    assert "21–23 of 23" in words(message)
    assert "the list has become shorter meanwhile" in words(message)


def test_a_list_that_is_empty_by_now_says_so(desk: Desk) -> None:
    (message,) = list_more.press(desk, ASKER, pressed(ListAsked("orders", page=1).value))
    assert "No order is open." in words(message)


def test_on_a_message_others_see_the_page_comes_beside_it(desk: Desk, asked: Message) -> None:
    (message,) = list_more.press(desk, ASKER, pressed(values(asked)["More ›"], is_private=False))
    assert not message.replaces


def test_the_whole_list_is_a_workbook_of_every_row(desk: Desk, asked: Message) -> None:
    (file,) = list_whole.press(desk, ASKER, pressed(values(asked)["Whole list (.xlsx)"]))
    (typed,) = po.answer(desk, ASKER, "xlsx")
    assert isinstance(file, File)
    assert isinstance(typed, File)
    assert (file.name, file.title) == ("orders-2026-11-02.xlsx", "23 open orders")
    rows = list(openpyxl.load_workbook(io.BytesIO(file.content)).active.iter_rows(values_only=True))
    assert [row[0] for row in rows] == ["Order", *(f"PO-{n:04d}" for n in range(1, 24))]


def test_whoever_waits_for_a_long_workbook_is_told_that_it_comes(desk: Desk, asked: Message) -> None:
    (file,) = whole(desk, ASKER, "orders", many=23)
    told, same = whole(desk, ASKER, "orders", many=22)
    assert isinstance(told, Message)
    assert told.text == "⏳ It has 23 rows: the workbook comes as soon as it is written."
    assert isinstance(file, File)
    assert isinstance(same, File)


@pytest.mark.parametrize("value", ["", "null", '["gone","",0]'])
@pytest.mark.parametrize("button", [list_more, list_back, list_whole])
def test_a_button_of_a_list_that_is_no_more_says_so(desk: Desk, button, value: str) -> None:
    with pytest.raises(DeadButton):
        list(button.press(desk, ASKER, pressed(value)))


def test_in_the_terminal_a_file_is_written_beside_what_is_there(home, says: Says, desk: Desk, asked: Message) -> None:
    (home / "orders-2026-11-02.xlsx").write_bytes(b"kept")
    status, out, _ = says("ask", "/po xlsx")
    (written,) = set(home.glob("orders-*.xlsx")) - {home / "orders-2026-11-02.xlsx"}
    assert (status, out) == (0, f"📎 23 open orders: written to {written.resolve()}.\n")
    assert (home / "orders-2026-11-02.xlsx").read_bytes() == b"kept"
    assert written.read_bytes().startswith(b"PK")
