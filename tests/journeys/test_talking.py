"""Words in a conversation: you say, it answers, as the commands do."""

from itertools import cycle

import pytest

from bot.sandbox import Shown
from tests.journeys.house import answers, the_one
from tests.journeys.office import Office


@pytest.fixture(scope="module")
def sku(office: Office) -> str:
    return office.new_sku(code="TALK-7")


def says(office: Office, name: str, text: str, channel: str = "") -> Shown:
    """Say it and return what the bot answers."""
    person = office.person(name)
    before = {shown.ts for shown in person.sees(channel)}
    person.says(text, channel=channel)
    return person.waits_for(channel, lambda m: m.ts not in before and m.author != person.id)


PEOPLE = cycle(("ana", "ada", "pia", "vic"))
CARD, OVERVIEW, ORDERS = "TALK-7 · ", "Stock overview", "to decide"


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("how many days does TALK-7 last?", CARD),
        ("stock TALK-7", CARD),
        ("talk-7", CARD),
        ("库存 TALK-7", CARD),
        ("TALK-7还能卖多少天？", CARD),
        ("do I have to order TALK-7", CARD),
        ("why is TALK-7 red?", "Why these numbers: TALK-7"),
        ("is TALK-7 too slow?", "TALK-7"),
        ("stock", OVERVIEW),
        ("How is my inventory?", OVERVIEW),
        ("how is UK Home doing", "Stock of UK Home"),
        ("what is on the way, any purchase?", "/po"),
        ("po", "/po"),
        ("slow movers?", "/clearance"),
        ("what should I order?", "/reorder"),
        ("reorder for TALK-7 now?", CARD),
        ("stock of UK Home", "Stock of UK Home"),
        ("event for TALK-7 next week", "/event TALK-7"),
        ("断货的有哪些", "Out of stock"),
        ("hello", "Ask me about a SKU"),
        (
            "tell me a joke about warehouses in winter",
            "I do not understand “tell me a joke about warehouses in winter”",
        ),
    ],
)
def test_a_direct_message_is_answered(office: Office, sku: str, said: str, answer: str) -> None:
    """Each asks in turn: Slack takes a message a second in a conversation."""
    shown = says(office, next(PEOPLE), said)
    if answer.startswith("/"):  # it is what the command answers
        answer = office.asks("ana", answer, office.new_channel()).words
    assert answer in shown.words
    assert not shown.is_ephemeral


def test_in_a_channel_it_answers_whoever_spoke_to_it_alone(office: Office, sku: str) -> None:
    channel = office.new_channel()
    shown = says(office, "ana", f"<@U0SANDBOT> how long does {sku} last?", channel)
    assert CARD in shown.words
    assert shown.is_ephemeral
    assert not [m for m in office.person("ben").sees(channel) if CARD in m.words]


def test_in_a_thread_it_answers_there_buttons_too(office: Office, sku: str) -> None:
    """A response_url would answer beside the thread; a name in it that looks like a link stays a name."""
    channel, ana = office.new_channel(), office.person("ana")
    ana.says("what about the bags?", channel=channel)
    (first,) = ana.sees(channel)
    ana.types(f"<@U0SANDBOT> how long does {sku} last?", channel=channel, thread=first.ts)
    card = ana.waits_for(channel, lambda m: CARD in m.words)
    why = the_one(answers(ana, channel, lambda: ana.presses(card, "Why these numbers?")))
    assert [shown.thread_ts for shown in (card, why)] == [first.ts] * 2
    assert (why.is_ephemeral, "Why these numbers" in why.words) == (True, True)
    texts = [block["text"] for block in card.blocks if block["type"] == "section" and "text" in block]
    assert [text["verbatim"] for text in texts] == [True] * len(texts) != []


def test_what_nobody_said_to_it_in_a_channel_is_none_of_its_business(office: Office, sku: str) -> None:
    channel, ana = office.new_channel(), office.person("ana")
    ana.says(f"how long does {sku} last?", channel=channel)
    says(office, "ana", "<@U0SANDBOT> hello", channel)
    assert not [m for m in ana.sees(channel) if CARD in m.words]


def test_a_card_in_a_direct_message_changes_in_its_place(office: Office) -> None:
    sku = office.new_sku(code="TALK-8")
    card = says(office, "ben", sku)
    assert "Approve" in card.buttons
    assert "PO-" in office.changed("ben", card, "Approve").words
    assert len(office.orders(sku)) == 1


def test_who_may_not_look_is_told_so(office: Office, sku: str) -> None:
    assert "Guests and people of other workspaces" in says(office, "gus", sku).words


def test_who_may_not_order_may_not_by_talking_either(office: Office, sku: str) -> None:
    (suggestion, *_) = office.suggestions(sku)
    assert "This needs the role" in says(office, "vic", f"reorder approve {suggestion.id}").words
    assert not office.orders(sku)


def test_the_home_shows_how_stock_stands_and_brings_lists(office: Office, sku: str) -> None:
    ana = office.person("ana")
    home = ana.opens_home()
    assert OVERVIEW in home.words
    assert "What you can type" in home.words
    before = {shown.ts for shown in ana.sees("")}
    ana.presses(home, "Show")
    assert ORDERS in ana.waits_for("", lambda m: m.ts not in before).words


def test_the_home_of_a_guest_shows_no_stock(office: Office, sku: str) -> None:
    home = office.person("gus").opens_home()
    assert "Guests and people of other workspaces" in home.words
    assert not home.buttons


def test_who_brings_the_bot_into_a_channel_hears_what_comes_there(office: Office) -> None:
    ana = office.person("ana")
    before = {shown.ts for shown in ana.sees("C0NEW")}
    ana.says("/invite @Quartermaster", channel="C0NEW")
    said = ana.waits_for("C0NEW", lambda m: m.is_ephemeral and m.ts not in before)
    assert "an admin gives it to a shop in /stock settings" in said.words
