"""What a handler may answer with; the room that speaks Slack sends it."""

from dataclasses import dataclass
from typing import Any, TypeAlias

Block: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Message:
    """Words to the asker; ``text`` is what notifications and screen readers say."""

    text: str
    blocks: tuple[Block, ...] = ()
    replaces: bool = False  # takes the place of the message whose button was pressed


Reply: TypeAlias = Message
