"""Whoever asks about an order or an event changes nothing: not with a command's own words, nor by “?” behind them."""

import pytest

from bot.commands import COMMANDS
from bot.desk import Asker, Desk
from bot.jobs import plan
from bot.messages.reply import Message
from bot.store import Store
from bot.talking import answered, talked
from bot.terminal import as_lines
from tests.bot.builders import Clock, Filled, a_desk, stocked


@pytest.fixture
def desk(store: Store, clock: Clock, filled: Filled) -> Desk:
    """SKU123 is ordered with PO-0001, MUG-1 is to decide as #2, and a livestream is planned as #1; Ana is admin."""
    return filled(a_desk(store, clock), one_of_each)


def one_of_each(desk: Desk) -> None:
    for sku in ("SKU123", "MUG-1"):
        stocked(desk.store, desk.now(), 200, sku=sku)
    desk.store.people.set_role("U0ANA", "admin", now=desk.now())
    plan.run(desk)
    for typed in ("/reorder approve 1", '/event add "Friday live" MUG-1 50 2026-11-20'):
        says(desk, typed)


def says(desk: Desk, said: str) -> str:
    asker = Asker("U0ANA", said, desk.voice())
    first, _, rest = said.partition(" ")
    command = next((it for it in COMMANDS if first == it.NAME), None)
    answers = talked(desk, asker, said) if command is None else answered(desk, asker, command, rest)
    return "\n".join("\n".join(as_lines(it)) if isinstance(it, Message) else it.name for it in answers)


def stands(desk: Desk) -> list[object]:
    suggestions = [desk.store.suggestions.one(number) for number in (1, 2)]
    events = [desk.store.events.one(1), desk.store.events.one(2)]
    return [suggestions, events, [desk.store.orders.one(it.number) for it in desk.store.orders.all()]]


ASKED = (
    ("po ordered PO-0001?", "/po ordered PO-0001`"),
    ("/po received PO-0001 ?", "/po received PO-0001`"),
    ("/po cancel PO-0001?", "/po cancel PO-0001`"),
    ("po cancel PO-0001 or not", "/po cancel PO-0001`"),
    ("采购 取消 PO-0001 吗", "/po 取消 PO-0001`"),
    ("采购 收货 PO-0001 没有", "/po 收货 PO-0001`"),
    ("reorder approve 2?", "/reorder approve 2`"),
    ("reorder dismiss 2 what happens if I do that", "/reorder dismiss 2`"),
    ("/reorder dismiss 2 should we?", "/reorder dismiss 2`"),
    ("/reorder undo 1?", "/reorder undo 1`"),
    ("补货 忽略 2 会怎么样", "/reorder 忽略 2`"),
    ("event cancel #1?", "/event cancel #1`"),
    ("event cancel past #1?", "/event cancel past #1`"),
    ("event undo #1?", "/event undo #1`"),
    ("活动 取消 1？", "/event 取消 1`"),
    ("event season add #1?", "/event season add #1`"),
)


@pytest.mark.parametrize(("said", "does"), ASKED)
def test_a_question_shows_what_it_is_of_and_what_would_do_it(desk: Desk, said: str, does: str) -> None:
    before = stands(desk)
    answer = says(desk, said)
    assert f"That is a question, so nothing was changed. To do it, type `{does}." in answer
    assert stands(desk) == before
    assert any(each in answer for each in ("205 to UK Home", "MUG-1", "Friday live", "1 decision on", "last year"))


def test_who_asks_by_the_words_that_plan_an_event_is_told_whether_it_could_be_sold(desk: Desk) -> None:
    before = stands(desk)
    assert "Nothing is planned by asking" in says(desk, '/event add "What if" MUG-1 50 2026-12-04?')
    assert stands(desk) == before


@pytest.mark.parametrize(
    "said", ["po ordered PO-0001", "reorder dismiss 2 no money", '/event add "What if?" MUG-1 50 2026-12-04']
)
def test_without_a_question_it_is_done(desk: Desk, said: str) -> None:
    before = stands(desk)
    says(desk, said)
    assert stands(desk) != before
