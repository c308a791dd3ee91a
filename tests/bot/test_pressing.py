"""The terminal reaches what the mouse reaches: pages by their number, buttons by their words."""

import json

import pytest

from bot.commands import stock
from bot.desk import Asker, Desk
from bot.errors.pressing import ManySuchButtons, NeedsSlack, NoPages, NoSuchButton
from bot.jobs import plan
from bot.messages.blocks import actions, button, more, section
from bot.messages.page import ListAsked
from bot.messages.reply import Answer, File, Message
from bot.pressing import pressed, turned_to
from bot.wording import Voice
from tests.bot.builders import Filled, Says, stocked

ANA = Asker("U0ANA", "", Voice())


@pytest.fixture
def many(desk: Desk, filled: Filled) -> Desk:
    """12 SKUs that run out before an order arrives, and Ana, who approves."""
    return filled(desk, twelve)


def twelve(desk: Desk) -> None:
    for number in range(12):
        stocked(desk.store, desk.now(), 100, sku=f"SKU{number:02}")
    desk.store.people.set_role("U0ANA", "approver", now=desk.now())
    plan.run(desk)


def listed(desk: Desk) -> list[Answer]:
    return list(stock.answer(desk, ANA, "urgent"))


def words(answers: object) -> str:
    return str([message.blocks for message in answers if isinstance(message, Message)])  # type: ignore[attr-defined]


@pytest.mark.parametrize(("page", "said"), [(1, "1–10 of 12"), (2, "11–12 of 12"), (9, "11–12 of 12")])
def test_a_list_is_turned_to_any_page(many: Desk, page: int, said: str) -> None:
    assert said in str(turned_to(many, ANA, listed(many), page).blocks)


def test_a_press_turns_the_page_and_another_goes_on_from_there(many: Desk) -> None:
    second = list(pressed(many, ANA, listed(many), "more"))
    assert "11–12 of 12" in words(second)
    assert "1–10 of 12" in words(pressed(many, ANA, second, "‹ Back"))
    (whole,) = pressed(many, ANA, second, "whole list")
    assert isinstance(whole, File)


def test_a_button_of_a_card_does_what_it_does_in_slack(many: Desk) -> None:
    """Approved once it is an order; the card that comes back offers Undo, and Undo takes it back."""
    shown = list(stock.answer(many, ANA, "SKU07"))
    after = list(pressed(many, ANA, shown, "approve"))
    (order,) = many.store.orders.all()
    assert order.lines[0].product == "SKU07"
    again = list(pressed(many, ANA, after, "undo"))
    assert "Approve" in words(again)


def card(*accepts: str) -> list[Answer]:
    rows = [section(f"Step {n}", button("Accept", "clear_accept", value)) for n, value in enumerate(accepts, start=1)]
    menu = section("12", more((("edit", "Approve or change…"), ("wake", "Ask again now")), "12:3"))
    return [Message("Steps", (*rows, menu, actions(button("Share", "share", "SKU123"))))]


def test_where_several_are_called_so_each_is_named_with_its_number(many: Desk) -> None:
    with pytest.raises(ManySuchButtons) as refused:
        list(pressed(many, ANA, card("a", "b"), "Accept"))
    assert refused.value.shown == ("#1 Step 1", "#2 Step 2")
    with pytest.raises(NoSuchButton):
        list(pressed(many, ANA, card("a", "b"), "Accept #3"))


def test_the_same_button_twice_is_one(many: Desk) -> None:
    value = ListAsked("stock", "urgent:", 1).value
    shown: list[Answer] = [Message("", (actions(button("More ›", "list_more", value)),) * 2)]
    assert "11–12 of 12" in words(pressed(many, ANA, shown, "more"))


@pytest.mark.parametrize("wanted", ["Share", "approve or change"])
def test_what_opens_a_window_or_writes_into_a_channel_needs_slack(many: Desk, wanted: str) -> None:
    with pytest.raises(NeedsSlack):
        list(pressed(many, ANA, card("a"), wanted))


def test_a_window_of_an_order_names_what_is_typed_instead(many: Desk) -> None:
    shown: list[Answer] = [Message("", (actions(button("Receive…", "po_receive", "PO-0007:3")),))]
    with pytest.raises(NeedsSlack) as refused:
        list(pressed(many, ANA, shown, "receive"))
    assert refused.value.instead == "/po receive PO-0007"


def test_an_unknown_button_is_answered_with_those_there_are(many: Desk) -> None:
    for wanted in ("Order", "", "#1"):
        with pytest.raises(NoSuchButton) as refused:
            list(pressed(many, ANA, card("a"), wanted))
        assert refused.value.shown == ("Accept", "Approve or change…", "Ask again now", "Share")


def test_what_is_no_list_has_no_pages(many: Desk) -> None:
    with pytest.raises(NoPages):
        turned_to(many, ANA, list(stock.answer(many, ANA, "help")), 2)


def test_the_terminal_takes_a_page_and_presses(says: Says, many: Desk) -> None:
    asked = ("ask", "/stock urgent", "--user", "U0ANA")
    assert "11–12 of 12" in says(*asked, "--page", "2")[1]
    (message,) = json.loads(says(*asked, "--page", "2", "--press", "back", "--json")[1])
    assert "1–10 of 12" in str(message["blocks"])
    status, out, err = says(*asked, "--press", "Order")
    assert (status, out) == (1, "")
    assert err.startswith("No button here is called “Order”. There are: `Card`, `More ›`, `Whole list (.xlsx)`.")


def test_each_of_several_presses_prints_what_it_answers(says: Says, many: Desk) -> None:
    _, out, _ = says("ask", "/stock urgent", "--user", "U0ANA", "--press", "more", "--press", "back")
    assert 0 < out.index("11–12 of 12") < out.index("1–10 of 12")
