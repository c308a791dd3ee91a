"""Has Slack show words as they stand: no name of a product or a file becomes a link or a mention by itself."""

from collections.abc import Sequence
from typing import Any

from bot.messages.reply import Block


def untouched(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with all their mrkdwn marked so; marks of our own, as of people and dates, work all the same.

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
