"""Hears what is said in a direct message, or to the bot in a channel, and answers it where it was said."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from slack_bolt import BoltContext
from slack_sdk import WebClient

from bot.desk import Desk
from bot.dropping import may_be_table
from bot.slack.answering import answer
from bot.slack.hearing import Heard
from bot.slack.speech import as_typed
from bot.slack.way import Way
from bot.talking import talked

WITH_FILES = "file_share"
SAID = {None, "", "thread_broadcast", "me_message", WITH_FILES}
"""Kinds of messages in which a person says something anew."""


def remarks(desk: Desk) -> Callable[..., None]:
    """Return the listener; it ignores bots, messages that bring a table, and edits of older messages."""
    heard = Heard()

    def reply(body: dict[str, Any], context: BoltContext, client: WebClient) -> None:
        event = body["event"]
        user, channel = str(event.get("user", "")), str(event["channel"])
        is_to_us = event["type"] == "app_mention" or channel.startswith("D")
        words = as_typed(str(event.get("text") or ""), context.bot_user_id or "")
        is_said = (
            is_to_us and event.get("subtype") in SAID and not event.get("bot_id") and not _is_of_files(event, words)
        )
        if not is_said or user in {"", context.bot_user_id} or not heard.is_new(body):
            return
        way = Way(user, channel, client, thread=str(event.get("thread_ts") or ""))
        answer(desk, way, lambda asker: talked(desk, replace(asker, thread=way.thread), words))

    return reply


def _is_of_files(event: Mapping[str, Any], words: str) -> bool:
    """Return whether only the files are answered: if one may be a table, or there are no words."""
    files = event.get("files") or ()
    has_files = bool(files) or event.get("subtype") == WITH_FILES
    return has_files and (not words or any(may_be_table(str(file.get("name") or "")) for file in files))
