"""Hears that somebody shared a file where the bot is, and answers only them, in the file's thread."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from slack_bolt import BoltContext
from slack_sdk import WebClient

from bot.desk import Asker, Desk
from bot.dropping import dropped, table_dropped
from bot.errors import FileNotFetched
from bot.errors.file import NoTable
from bot.messages.reply import Message
from bot.slack.answering import attempt
from bot.slack.hearing import Conversation, Heard
from bot.slack.way import Way


def drops(desk: Desk) -> Callable[..., None]:
    """Return the listener for shared files; an event sent twice is ignored.

    Files that are no tables are none of our business in a channel; in a direct message somebody waits for an answer.
    """
    heard = Heard()

    def take_in(body: dict[str, Any], context: BoltContext, client: WebClient) -> None:
        event = body["event"]
        user, channel = str(event["user_id"]), str(event["channel_id"])
        if user == context.bot_user_id or not heard.is_new(body):
            return
        way = Way(user, channel, client)
        try:
            said = table_dropped(desk, str(event["file_id"]))
        except FileNotFetched as lost:
            way.send(Message(desk.asker(user, channel).voice.tell(lost)))
            return
        if said is not None:
            way = replace(way, thread=said.threads.get(channel, ""))

        def answer(asker: Asker) -> Iterator[Message]:
            if said is None:
                raise NoTable
            yield from dropped(desk, asker, said)

        if said is not None or channel.startswith("D"):
            attempt(desk, user, channel, answer, Conversation(way).show)

    return take_in
