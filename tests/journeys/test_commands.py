"""The manners of every command: always an answer, always private, always something to do next."""

import re

import pytest

from bot.commands import COMMANDS
from bot.sandbox import Shown
from tests.journeys.house import answers
from tests.journeys.office import Office

NAMES = [command.NAME for command in COMMANDS]
EVERY_COMMAND = pytest.mark.parametrize("command", NAMES)


@pytest.fixture(scope="module")
def sku(office: Office) -> str:
    return office.new_sku(code="TOTE-123")


def asks(office: Office, text: str, *, who: str = "ana") -> Shown:
    """Type it and return the one answer."""
    answer = office.asks(who, text, "C0OPS")
    assert answer.words.strip()
    return answer


@EVERY_COMMAND
def test_without_words_it_answers(office: Office, sku: str, command: str) -> None:
    assert asks(office, command).words


@EVERY_COMMAND
@pytest.mark.parametrize("word", ["help", "Help", "HELP", "?", "帮助"])
def test_help_names_what_can_be_typed(office: Office, command: str, word: str) -> None:
    words = asks(office, f"{command} {word}").words
    for typed, meaning in next(each for each in COMMANDS if command == each.NAME).USAGE:
        assert typed in words
        assert meaning in words


@EVERY_COMMAND
@pytest.mark.parametrize("who", ["gus", "gil"])
@pytest.mark.parametrize("words", ["", "help", "SKU123"])
def test_guests_and_strangers_are_refused_politely(office: Office, command: str, who: str, words: str) -> None:
    answer = asks(office, f"{command} {words}", who=who)
    assert "Guests and people of other workspaces cannot look at the stock here." in answer.words
    assert not answer.buttons


@EVERY_COMMAND
@pytest.mark.parametrize(
    "hostile",
    [
        "<!channel>",
        "<@U0BEN> <#C0OPS>",
        "*bold* _thin_ ~gone~ `code",
        "'; DROP TABLE product; --",
        "%s {0} {code} ${HOME}",
        "\u202egnp.exe\u200b",
        "💥" * 40,
        "-1",
        "\\",
        "```",
    ],
)
def test_hostile_words_are_answered_and_ring_no_bells(office: Office, sku: str, command: str, hostile: str) -> None:
    ana = office.person("ana")
    said = answers(ana, "C0OPS", lambda: ana.types(f"{command} {hostile}", channel="C0OPS"))
    assert said
    for answer in said:
        assert "Something went wrong" not in answer.words
        assert not {"<!channel>", "<@U0BEN>", "<#C0OPS>"} & set(answer.text.split())
        assert "\u202e" not in answer.text


@EVERY_COMMAND
@pytest.mark.parametrize("letter", ["x", "<", "&", "`", "字"])
def test_five_thousand_letters_are_answered(office: Office, sku: str, command: str, letter: str) -> None:
    answer = asks(office, f"{command} {letter * 5000}")
    assert "There is no" in answer.words or letter == "`"  # marks of quotation alone say nothing: the list is meant
    assert len(answer.text) < 1000


def test_the_overview_counts_what_is_planned(office: Office, sku: str) -> None:
    words = asks(office, "/stock").words
    assert re.search(r"^\d+ SKUs? planned$", words, re.MULTILINE)
    assert re.search(r"^🟡 Reorder now: \d+$", words, re.MULTILINE)


def test_one_sku_is_answered_with_its_card(office: Office, sku: str) -> None:
    """5 a day: 45 days of sales is 225, up to 405 is 205 more."""
    card = asks(office, f"/stock {sku}")
    assert card.buttons == ("Approve", "Dismiss…", "Share", "Why these numbers?", "Terms…")
    assert "Threshold 225 = 150 sold in 30 days of lead time + 75 safety stock" in card.words
    assert "Order 205" in card.words


@pytest.mark.parametrize("spelt", ["{}", "  {}  ", "`{}`", "“{}”", "'{}'"])
@pytest.mark.parametrize("case", [str.lower, str.upper, str.title])
def test_a_sku_is_found_however_it_is_typed(office: Office, sku: str, spelt: str, case) -> None:
    assert sku in asks(office, f"/stock {spelt.format(case(sku))}").blocks[0]["text"]["text"]


def test_a_sku_id_works_as_well_as_the_sellers_code(office: Office, sku: str) -> None:
    assert sku in asks(office, f"/stock id-{sku}").blocks[0]["text"]["text"]


@pytest.mark.parametrize("misspelt", ["TOTE123", "toet-123", "`TOTE-1234`"])
def test_a_misspelt_sku_suggests_near_ones(office: Office, sku: str, misspelt: str) -> None:
    words = asks(office, f"/stock {misspelt}").words
    assert f"Did you mean {sku}?" in words


def test_an_unknown_sku_says_what_to_do(office: Office, sku: str) -> None:
    words = asks(office, "/stock ZZZZZZ").words
    assert "There is no SKU ZZZZZZ. Import an order or stock export that contains it, or look at /stock." in words


def test_each_is_answered_in_their_own_language_of_numbers(office: Office, sku: str) -> None:
    """Ben's Slack is German: 12.12.2026 rather than Dec 12, 2026."""
    assert "12.12.2026" in asks(office, f"/stock {sku}", who="ben").words


def test_a_member_without_a_role_may_look(office: Office, sku: str) -> None:
    assert "Approve" in asks(office, f"/stock {sku}", who="vic").buttons


def test_why_explains_every_number(office: Office, sku: str) -> None:
    words = office.told("ana", asks(office, f"/stock {sku}"), "Why these numbers?")
    assert "Sold a day 5: a weighted mean: 5 a day over 14 days × 20%" in words
    assert "Suggested order 205: 405 order up to − 200 stock position" in words
    assert "…" not in words
    shown = asks(office, f"/stock {sku} why")
    assert shown.words == words
    (whole,) = (button for button in shown.buttons if button.startswith("All "))
    assert "Sea lot 180" not in words
    every = office.told("ana", shown, whole)
    assert "Sea lot 180: 5 a day × 45 days of the order cycle" in every
    assert asks(office, f"/stock {sku} why all").words == every


def test_why_is_answered_for_one_sku_at_a_time(office: Office, sku: str) -> None:
    for typed in (f"/stock {sku}, {sku}-2 why", "/stock urgent why"):
        assert "Numbers are explained for one SKU at a time" in asks(office, typed).words
