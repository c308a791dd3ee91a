"""Who may do what is told by name, however many they are."""

from collections.abc import Callable

from bot.messages.reply import Message
from bot.messages.who_may import who_may
from bot.wording import Voice


def test_names_who_may_approve_and_plan(golden: Callable[[str, Message], None]) -> None:
    """Of 22 planners 20 are named."""
    people = {"admin": ["U0ADA"], "approver": ["U0ANA", "U0BEN"], "planner": [f"U0P{n:02}" for n in range(22)]}
    golden("who_may", who_may(people, Voice()))
    assert "等，另有 2 人" in who_may(people, Voice.of("zh-CN")).text
