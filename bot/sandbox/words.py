"""The words a person reads in a message, without its decoration: what tests look at."""

import html
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.sandbox.nouns import Json

_DATE = re.compile(r"<!date\^(\d+)\^([^|^>]*)(?:\^[^|>]*)?\|?([^>]*)>")
_LINK = re.compile(r"<((?:https?|mailto):[^|>]*)\|([^>]*)>")
_MENTION = re.compile(r"<([@#])([A-Z0-9]+)(?:\|([^>]*))?>")
_BROADCAST = re.compile(r"<!(here|channel|everyone)>")
_BARE = re.compile(r"<((?:https?|mailto):[^>]*)>")
_BESIDE = r"\w*_~`\u3000-\u303f\uff00-\uffef"  # of these none ends a word in Slack's eyes
_MARKS = re.compile(rf"(?<![{_BESIDE}])([*_~`])(?=\S)(.+?)(?<=\S)\1(?![{_BESIDE}])")
_FORMATS = {
    "{date_num}": "%Y-%m-%d",
    "{date}": "%B %-d, %Y",
    "{date_pretty}": "%B %-d, %Y",
    "{date_short}": "%b %-d, %Y",
    "{date_short_pretty}": "%b %-d, %Y",
    "{date_long}": "%A, %B %-d, %Y",
    "{date_long_pretty}": "%A, %B %-d, %Y",
    "{time}": "%-I:%M %p",
    "{time_secs}": "%-I:%M:%S %p",
}


def words_of(seen: Json, names: Mapping[str, str], tz: str) -> str:
    """Return the visible words of a message or window, a line for each thing shown."""
    lines = [seen["title"]] if seen.get("title") else []
    if seen["blocks"]:
        for block in seen["blocks"]:
            lines.extend(_lines(block, names, tz))
            if block.get("block_id") in seen.get("errors", {}):
                lines.append(seen["errors"][block["block_id"]])
    elif seen.get("text"):
        lines.append(plain(seen["text"], names, tz))
    lines.extend(file["title"] for file in seen.get("files", []))
    lines.extend(filter(None, (seen.get("submit"), seen.get("close"), seen.get("warning"))))
    return "\n".join(line for line in lines if line)


def plain(text: str, names: Mapping[str, str], tz: str) -> str:
    """Return mrkdwn as a person reads it."""

    def date(found: re.Match[str]) -> str:
        moment, shown = datetime.fromtimestamp(int(found[1]), ZoneInfo(tz)), found[2]
        for token, pattern in _FORMATS.items():
            shown = shown.replace(token, moment.strftime(pattern))
        return shown

    def mention(found: re.Match[str]) -> str:
        return found[1] + (found[3] or names.get(found[2], found[2]))

    text = _DATE.sub(date, text)
    text = _BROADCAST.sub(r"@\1", _MENTION.sub(mention, text))
    text = _BARE.sub(r"\1", _LINK.sub(r"\2", text))
    return html.unescape(_MARKS.sub(r"\2", text))


def _lines(value: Any, names: Mapping[str, str], tz: str) -> Iterator[str]:  # noqa: C901, PLR0912  one case a kind
    if isinstance(value, list):
        for one in value:
            yield from _lines(one, names, tz)
        return
    if not isinstance(value, dict):
        return
    match value.get("type"):
        case "plain_text" | "raw_text" | "raw_number":
            yield str(value["text"])
        case "mrkdwn":
            yield plain(str(value["text"]), names, tz)
        case "markdown":
            yield str(value["text"])
        case "rich_text_section" | "rich_text_quote" | "rich_text_preformatted":
            yield "".join(_rich(one, names) for one in value["elements"])
        case "table":
            for row in value["rows"]:
                yield " | ".join(" ".join(_lines(cell, names, tz)) for cell in row)
        case "data_visualization":
            yield str(value["title"])
        case "image":
            yield from _lines(value.get("title"), names, tz)
            yield str(value["alt_text"])
        case _:
            shown = ("text", "label", "fields", "element", "accessory", "elements", "options", "placeholder", "hint")
            for key in shown:
                yield from _lines(value.get(key), names, tz)


def _rich(one: Json, names: Mapping[str, str]) -> str:
    match one["type"]:
        case "user":
            return "@" + names.get(one["user_id"], one["user_id"])
        case "channel":
            return "#" + names.get(one["channel_id"], one["channel_id"])
        case "emoji":
            return f":{one['name']}:"
        case "broadcast":
            return f"@{one['range']}"
        case "date":
            return str(one.get("fallback", ""))
        case _:
            return str(one.get("text") or one.get("url") or "")
