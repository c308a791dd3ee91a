"""Golden messages: what people see is kept as JSON under tests/golden and looked at when it changes.

``REWRITE_GOLDEN=1 pytest tests/bot/messages`` writes them anew; then read the difference before you commit it.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.messages.reply import Message
from bot.sandbox.judge import check_length, check_message

GOLDEN = Path(__file__).parents[2] / "golden"


@pytest.fixture
def golden() -> Callable[[str, Message], None]:
    """Compare a message with its golden copy; Slack would take it."""

    def compare(name: str, message: Message) -> None:
        check_message(message.text, list(message.blocks))
        check_length(list(message.blocks))
        kept, shown = GOLDEN / f"{name}.json", {"text": message.text, "blocks": list(message.blocks)}
        if os.environ.get("REWRITE_GOLDEN"):
            kept.write_text(json.dumps(shown, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        assert shown == json.loads(kept.read_text(encoding="utf-8"))

    return compare
