"""Hears words in a direct message, and says what can be typed instead."""

from collections.abc import Callable, Iterator
from typing import Any

from slack_bolt import BoltContext
from slack_sdk import WebClient

from bot.commands import COMMANDS
from bot.desk import Asker, Desk
from bot.messages.greeting import greeting_message
from bot.messages.reply import Message
from bot.slack.answering import attempt
from bot.slack.hearing import Conversation, Heard
from bot.slack.way import Way

SAYS = [(command.NAME, command.USAGE[0][1]) for command in COMMANDS]


def greetings(desk: Desk) -> Callable[..., None]:
    """Return the listener of direct messages; what bots say, files and changes of older messages are passed over."""
    heard = Heard()

    def greet(body: dict[str, Any], context: BoltContext, client: WebClient) -> None:
        event = body["event"]
        user, channel = str(event.get("user", "")), str(event["channel"])
        is_said = event.get("channel_type") == "im" and not event.get("subtype") and not event.get("bot_id")
        if not is_said or user in {"", context.bot_user_id} or not heard.is_new(str(body["event_id"])):
            return
        attempt(desk, user, channel, _answer, Conversation(Way(user, channel, client)).show)

    return greet


def _answer(asker: Asker) -> Iterator[Message]:
    yield greeting_message(SAYS, asker.voice)
