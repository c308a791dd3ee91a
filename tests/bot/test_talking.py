"""What is said in a conversation is understood as the command that answers it, and as no more than was said."""

from collections.abc import Callable

import pytest

from bot.desk import Asker, Desk
from bot.jobs import plan
from bot.messages.reply import Message
from bot.store import Store
from bot.talking import talked
from bot.terminal import as_lines
from tests.bot.builders import Clock, a_desk, a_shop, stocked


@pytest.fixture
def desk(new_store: Callable[..., Store], clock: Clock) -> Desk:
    """A SKU to order in UK Home; nothing in a shop whose name is a part of many a word, and in one that begins so."""
    desk = a_desk(new_store(a_shop(), a_shop("US"), a_shop("US Home")), clock)
    stocked(desk.store, clock.now, 200)
    plan.run(desk)
    return desk


def says(desk: Desk, said: str) -> str:
    answers = talked(desk, Asker("U0ANA", "D1", desk.voice()), said)
    return "\n".join(line for answer in answers if isinstance(answer, Message) for line in as_lines(answer))


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("what must I reorder for the house, because it is focused", "1 order to decide"),
        ("what to reorder for US?", "Nothing is to decide"),
        ("how is us home doing", "No SKU of US Home was"),
        ("US店怎么样", "No SKU of US was"),
    ],
)
def test_a_shop_is_named_by_its_whole_name_only(desk: Desk, said: str, answer: str) -> None:
    assert answer in says(desk, said)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("why is SKU123 in no livestream", "Sold a day"),
        ("is SKU123 slow, and why?", "Oldest unit"),
        ("stock SKU123 why all", "On hand"),
    ],
)
def test_a_question_why_is_answered_by_what_can_explain_it(desk: Desk, said: str, answer: str) -> None:
    assert answer in says(desk, said)


@pytest.mark.parametrize("said", ["do not reorder approve 1", "don't order SKU123", "reorder approve SKU123"])
def test_nothing_is_decided_but_by_a_command_and_a_number(desk: Desk, said: str) -> None:
    assert says(desk, said)
    [asked] = desk.store.suggestions.open(["SKU123"])
    assert (asked.state, asked.version) == ("open", 1)
