"""What event listeners share: each event is heard once, and people are answered where they are."""

import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from slack_sdk.errors import SlackApiError

from bot.messages.reply import Message
from bot.slack.patience import reason_of
from bot.slack.saying import say
from bot.slack.untouched import untouched
from bot.slack.way import DELETED, Way

REMEMBERED = 1_000  # events; Slack repeats one within minutes where an acknowledgement was lost


@dataclass(slots=True)
class Heard:
    """The events that were heard lately."""

    _events: deque[str] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def is_new(self, body: Mapping[str, Any]) -> bool:
        """Return whether this is heard for the first time, and remember it."""
        said = body["event"]
        event = str(body.get("event_id") or f"{said.get('event_ts')} {said.get('ts')} {said.get('file_id')}")
        with self._turn:
            if event in self._events:
                return False
            self._events.append(event)
            return True


@dataclass(slots=True)
class Conversation:
    """What one person is told of one thing; in a direct message each reply replaces the one before."""

    way: Way
    _told: str = ""

    def show(self, message: Message) -> None:
        """Tell it. Raises: NotDelivered, SlackApiError."""
        if not self.way.channel.startswith("D"):
            self.way.send(message)
            return
        words = {"channel": self.way.channel, "text": message.text, "blocks": untouched(message.blocks)}
        if not self._told or not self._is_replaced(words):
            self._told = say(self.way.client, "chat.postMessage", words | self.way.in_thread)

    def _is_replaced(self, words: Mapping[str, object]) -> bool:
        """Replace the words before with these; return whether they still stood there."""
        try:
            say(self.way.client, "chat.update", {"ts": self._told, "parse": "none", **words})
        except SlackApiError as error:
            if reason_of(error) != DELETED:
                raise
            return False
        return True
