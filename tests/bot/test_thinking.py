"""Answers are thought out one after the other, and neither a long one nor a slow Slack holds the others up."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.desk import Asker, Desk
from bot.messages.reply import Message
from bot.slack.answering import attempt
from bot.slack.thinking import Thinking
from bot.wording import Safe

PATIENCE = 20.0  # [s] a test that is held up fails, and does not hang
NEVER_LONG = 3 * PATIENCE


def test_a_long_answer_does_not_hold_up_the_short_ones(desk: Desk) -> None:
    """Three take as long as it takes to answer ten; all ten are answered meanwhile."""
    desk.store.people.set_role("U0ANA", "viewer", now=desk.now())
    short_ones_over, told = threading.Event(), list[str]()

    def long(_: Asker) -> Iterator[Message]:
        if short_ones_over.wait(PATIENCE):
            yield Message(Safe("long"))

    def short(_: Asker) -> Iterator[Message]:
        yield Message(Safe("short"))

    def ask(handler: object) -> None:
        attempt(desk, "U0ANA", "C1", handler, lambda reply: told.append(reply.text))  # type: ignore[arg-type]

    with ThreadPoolExecutor(4) as pool:
        slow = [pool.submit(ask, long) for _ in range(3)]
        for answered in [pool.submit(ask, short) for _ in range(10)]:
            answered.result(PATIENCE)
        assert told == ["short"] * 10
        short_ones_over.set()
        for answered in slow:
            answered.result(PATIENCE)
    assert told == ["short"] * 10 + ["long"] * 3


def test_nobody_thinks_beside_another() -> None:
    thinking, inside, most = Thinking(NEVER_LONG), list[int](), list[int]()

    def think(n: int) -> Iterator[int]:
        for _ in range(20):
            inside.append(n)
            most.append(len(inside))
            inside.remove(n)
            yield n

    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(lambda n: list(thinking.through(lambda: think(n))), range(8)))
    assert said == [[n] * 20 for n in range(8)]
    assert max(most) == 1


def test_while_an_answer_is_on_its_way_to_slack_others_think() -> None:
    thinking, on_its_way, other_is_over = Thinking(NEVER_LONG), threading.Event(), threading.Event()

    def post() -> bool:
        for _ in thinking.through(lambda: ["one"]):
            on_its_way.set()
            return other_is_over.wait(PATIENCE)
        return False

    with ThreadPoolExecutor(1) as pool:
        posted = pool.submit(post)
        assert on_its_way.wait(PATIENCE)
        assert list(thinking.through(lambda: ["two"])) == ["two"]
        other_is_over.set()
        assert posted.result(PATIENCE)


def test_a_thought_that_fails_gives_its_turn_back() -> None:
    thinking = Thinking(NEVER_LONG)

    def fail() -> Iterator[str]:
        raise ValueError("a bug of ours")
        yield ""

    with pytest.raises(ValueError, match="a bug of ours"):
        list(thinking.through(fail))
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(lambda: list(thinking.through(lambda: ["next"]))).result(PATIENCE) == ["next"]
