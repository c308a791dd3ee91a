"""Has Slack show words verbatim: no product or file name turns into a link or a mention by itself."""

from collections.abc import Sequence
from typing import Any

from bot.messages.reply import Block


def untouched(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with all their mrkdwn verbatim; our own marks, such as people and dates, still work.

    >>> untouched([{"type": "section", "text": {"type": "mrkdwn", "text": "#sale"}}])
    [{'type': 'section', 'text': {'type': 'mrkdwn', 'text': '#sale', 'verbatim': True}}]
    """
    return [_marked(block) for block in blocks]


def _marked(it: Any) -> Any:
    if isinstance(it, list | tuple):
        return [_marked(one) for one in it]
    if not isinstance(it, dict):
        return it
    if it.get("type") == "mrkdwn":
        return it | {"verbatim": True}
    return {key: _marked(value) for key, value in it.items()}
