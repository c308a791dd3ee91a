"""What a handler may answer with; the room that speaks Slack sends it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

Block: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Message:
    """Words to the asker; ``text`` is what notifications and screen readers say."""

    text: str
    blocks: tuple[Block, ...] = ()
    replaces: bool = False  # takes the place of the message whose button was pressed
    listed: tuple[str, str, int] | None = None  # the list it shows, what that is about, and its page


@dataclass(frozen=True, slots=True)
class File:
    """A file for the asker alone: in Slack it comes as a direct message, in the terminal into the current folder."""

    name: str  # with its ending: "stock.xlsx"
    content: bytes
    title: str  # what it is, in words, as mrkdwn


@dataclass(frozen=True, slots=True)
class View:
    """A window with fields to fill in."""

    title: str
    blocks: tuple[Block, ...]
    close: str
    submit: str = ""  # "": there is nothing to submit
    about: str = ""  # comes back with what was filled in


@dataclass(frozen=True, slots=True)
class FieldErrors:
    """What is wrong with what was filled in: a sentence by the id of its field."""

    sentences: Mapping[str, str]


Answer: TypeAlias = Message | File  # what a command, a button or a submitted window may answer with
Reply: TypeAlias = Answer | View | FieldErrors
