"""Hears that somebody shared a file where the bot is, and answers them alone."""

from collections.abc import Callable
from typing import Any

from slack_bolt import BoltContext
from slack_sdk import WebClient

from bot.desk import Desk
from bot.dropping import dropped, table_dropped
from bot.slack.answering import attempt
from bot.slack.hearing import Conversation, Heard


def drops(desk: Desk) -> Callable[..., None]:
    """Return the listener of shared files; an event that comes again is passed over."""
    heard = Heard()

    def take_in(body: dict[str, Any], context: BoltContext, client: WebClient) -> None:
        event = body["event"]
        user, channel = str(event["user_id"]), str(event["channel_id"])
        if user == context.bot_user_id or not heard.is_new(str(body["event_id"])):
            return
        said = table_dropped(desk, str(event["file_id"]))
        if said is None:
            return

        conversation = Conversation(client, user, channel)
        attempt(desk, user, channel, lambda asker: dropped(desk, asker, said), conversation.show)

    return take_in
