"""Shows in the terminal what Slack would show: cards as plain lines."""

import os
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.errors import UserError
from bot.messages.blocks import plain
from bot.messages.reply import Block, Message
from bot.messages.sku_row import SHOW_CARD
from bot.settings import locale_said
from bot.wording import Voice, columns, unbold

DATE = re.compile(r"<!date\^[^|>]*\|([^>]*)>")
SECONDS = re.compile(r"(\d{1,2}:\d{2}):\d{2}")  # which Slack shows nowhere, either
MENTION = re.compile(r"<@([^>]*)>")
CHANNEL = re.compile(r"<#([^|>]*)(?:\|([^>]*))?>")
LOCAL_TIME = Path("/etc/localtime")
NOBODY: Mapping[str, str] = {}


def as_lines(message: Message, names: Mapping[str, str] = NOBODY) -> Iterator[str]:
    """Yield the message line by line as a person would read it; ``names``: people by their ID."""
    if not message.blocks:
        yield from unmarked(message.text, names).splitlines()
    for block in message.blocks:
        yield from _block_lines(block, names)


def unmarked(text: str, names: Mapping[str, str] = NOBODY) -> str:
    """Return mrkdwn without its marks; ``names``: people by their ID.

    >>> unmarked("*12* left, <!date^1320310800^{date_short_pretty}|3 Nov> &amp; more")
    '12 left, 3 Nov & more'
    """
    text = DATE.sub(lambda found: SECONDS.sub(r"\1", found[1]), text)
    text = MENTION.sub(lambda found: f"@{names.get(found[1], found[1])}", text)
    text = CHANNEL.sub(lambda found: f"#{found[2] or found[1]}", text)
    return plain(unbold(text))


def here() -> Voice:
    """Return the language set for this terminal, which says hours in the zone of this machine."""
    return Voice.of(locale_said(), zone_here())


def zone_here() -> str:
    """Return the name of this machine's time zone; "" where it has none."""
    return os.environ.get("TZ") or str(LOCAL_TIME.resolve()).partition("zoneinfo/")[2]


def print_error(error: UserError, voice: Voice | None = None) -> None:
    """Say on the error stream what happened and what to do."""
    print(unmarked((voice or here()).tell(error)), file=sys.stderr)


def say(sentence: str, **values: object) -> None:
    """Say a sentence of ours in the terminal, at once."""
    print(unmarked(here().say(sentence, **values)), flush=True)


def _block_lines(block: Block, names: Mapping[str, str]) -> Iterator[str]:
    match block["type"]:
        case "header":
            yield block["text"]["text"]
            yield "=" * min(columns(block["text"]["text"]), 80)
        case "divider":
            yield "-" * 40
        case "section" if "fields" in block:
            for part in block["fields"]:
                yield "  " + unmarked(part["text"], names).replace("\n", " · ")
        case "section":
            yield from unmarked(block["text"]["text"], names).splitlines()
            if "accessory" in block and _stands_out(block["accessory"]):
                yield "  " + "  ".join(f"[{words}]" for words in _labels(block["accessory"]))
        case "context":
            for part in block["elements"]:
                yield "  " + unmarked(part["text"], names)
        case "actions":
            yield "  " + "  ".join(f"[{words}]" for element in block["elements"] for words in _labels(element))


def _stands_out(element: Block) -> bool:
    """Return whether a button beside a line is shown: neither a row's card, nor menus, whose windows need Slack."""
    return bool(element["type"] == "button" and element["action_id"] != SHOW_CARD)


def _labels(element: Block) -> Iterator[str]:
    """Yield the words of a button, or of each choice of a menu."""
    if "text" in element:
        yield element["text"]["text"]
    for option in element.get("options", ()):
        yield option["text"]["text"]
