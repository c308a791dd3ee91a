"""What listeners of events share: each event is heard once, and the person is answered where they are."""

import threading
import time
from collections import deque
from dataclasses import dataclass, field

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.messages.reply import Message

TOO_FAST = 429
REMEMBERED = 1_000  # events; Slack repeats one within minutes where an acknowledgement was lost


@dataclass(slots=True)
class Heard:
    """The events that were heard lately."""

    _events: deque[str] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def is_new(self, event: str) -> bool:
        """Return whether it is heard for the first time, and remember it."""
        with self._turn:
            if event in self._events:
                return False
            self._events.append(event)
            return True


@dataclass(slots=True)
class Conversation:
    """What one person is told of one thing: in a direct message each word takes the place of the one before."""

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
