"""Hears that somebody shared a file where the bot is, and answers them alone."""

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from slack_bolt import BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.desk import Desk
from bot.dropping import dropped, table_dropped
from bot.messages.reply import Message
from bot.slack.answering import attempt

TOO_FAST = 429
REMEMBERED = 1_000  # events; Slack repeats one within minutes where an acknowledgement was lost


def drops(desk: Desk) -> Callable[..., None]:
    """Return the listener of shared files; an event that comes again is passed over."""
    heard: deque[str] = deque(maxlen=REMEMBERED)
    turn = threading.Lock()

    def is_new(event: str) -> bool:
        with turn:
            if event in heard:
                return False
            heard.append(event)
            return True

    def take_in(body: dict[str, Any], context: BoltContext, client: WebClient) -> None:
        event = body["event"]
        user, channel = str(event["user_id"]), str(event["channel_id"])
        if user == context.bot_user_id or not is_new(str(body["event_id"])):
            return
        said = table_dropped(desk, str(event["file_id"]))
        if said is None:
            return

        conversation = _Conversation(client, user, channel)
        attempt(desk, user, channel, lambda asker: dropped(desk, asker, said), conversation.show)

    return take_in


@dataclass(slots=True)
class _Conversation:
    """What one person is told of one file: in a direct message each word takes the place of the one before."""

    client: WebClient
    user: str
    channel: str
    _told: str = ""

    def show(self, message: Message) -> None:
        try:
            self._say(message)
        except SlackApiError as error:
            if error.response.status_code != TOO_FAST:
                raise
            time.sleep(float(error.response.headers.get("Retry-After", 1)))
            self._say(message)

    def _say(self, message: Message) -> None:
        words = {"text": message.text, "blocks": list(message.blocks)}
        if not self.channel.startswith("D"):
            self.client.api_call("chat.postEphemeral", json={"channel": self.channel, "user": self.user, **words})
        elif self._told:
            self.client.api_call("chat.update", json={"channel": self.channel, "ts": self._told, **words})
        else:
            said = self.client.api_call("chat.postMessage", json={"channel": self.channel, **words})
            self._told = str(said["ts"])
