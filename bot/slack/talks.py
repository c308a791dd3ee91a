"""Hears words in a direct message, or to the bot in a channel, and answers them where they were said."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from slack_bolt import BoltContext
from slack_sdk import WebClient

from bot.desk import Desk
from bot.slack.answering import answer
from bot.slack.hearing import Heard
from bot.slack.speech import as_typed
from bot.slack.way import Way
from bot.talking import talked

SAID = {None, "", "thread_broadcast", "me_message"}  # kinds of messages in which a person says something anew


def talks(desk: Desk) -> Callable[..., None]:
    """Return the listener; what bots say, files and changes of older messages are passed over."""
    heard = Heard()

    def reply(body: dict[str, Any], context: BoltContext, client: WebClient) -> None:
        event = body["event"]
        user, channel = str(event.get("user", "")), str(event["channel"])
        is_to_us = event["type"] == "app_mention" or channel.startswith("D")
        is_said = is_to_us and event.get("subtype") in SAID and not event.get("bot_id") and not event.get("files")
        if not is_said or user in {"", context.bot_user_id} or not heard.is_new(body):
            return
        words = as_typed(str(event.get("text") or ""), context.bot_user_id or "")
        way = Way(user, channel, client, thread=str(event.get("thread_ts") or ""))
        answer(desk, way, lambda asker: talked(desk, replace(asker, thread=way.thread), words))

    return reply
