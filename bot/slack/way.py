"""The way to one person: Slack's response_url, else a private message in the channel, else a direct message."""

import logging
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from slack_bolt import Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookResponse

from bot.messages.blocks import section
from bot.messages.reply import Block, Message
from bot.slack.patience import TOO_FAST, UNHEARD, persistently, reason_of
from bot.slack.saying import say
from bot.slack.untouched import untouched

logger = logging.getLogger(__name__)

DELETED = "message_not_found"
TAKEN, GONE = 200, 404  # the response_url is used up, or half an hour old
NOT_TAKEN = re.compile(r'^\s*<|"ok":\s*false')  # what stands behind a 200 all the same


class NotDelivered(Exception):
    """Slack refused an answer; our mistake, for the log."""


@dataclass(frozen=True, slots=True)
class Way:
    """How the asker is reached: where they asked, and as themselves."""

    user: str
    channel: str  # "": a direct message
    client: WebClient
    respond: Respond | None = None  # what was said in a conversation brings none
    thread: str = ""  # "": not in one
    shared: str = ""  # the message pressed, where others see it too; "": none

    @classmethod
    def pressed(cls, body: Mapping[str, Any], client: WebClient, respond: Respond) -> Self:
        """Return the way to whoever pressed or chose something, in a channel or a thread of it."""
        stands = body.get("container") or {}
        channel, thread, shared = (str(stands.get(key) or "") for key in ("channel_id", "thread_ts", "message_ts"))
        return cls(body["user"]["id"], channel, client, respond, thread, "" if stands.get("is_ephemeral") else shared)

    @property
    def in_thread(self) -> dict[str, str]:
        """Return the arguments that put a message into the thread, if there is one."""
        return {"thread_ts": self.thread} if self.thread else {}

    def send(self, message: Message) -> None:
        """Send a private answer, or replace the pressed message with it. Raises: NotDelivered."""
        ways = [self._is_responded, self._is_said]
        if self.thread and not message.replaces:  # what is responded stands beside the thread, where nobody looks
            ways.reverse()
        if not any(is_reached(message) for is_reached in ways):
            self._say_directly(message)

    def is_gone(self) -> bool:
        """Return whether what was pressed was deleted since; False, too, where Slack does not say."""
        if not self.shared:
            return False
        try:
            self.client.chat_getPermalink(channel=self.channel, message_ts=self.shared)
        except SlackApiError as error:
            return reason_of(error) == DELETED
        except UNHEARD:
            return False
        return False

    def _is_responded(self, message: Message) -> bool:
        return self.respond is not None and bool(self.respond.response_url) and _responds(self.respond, message)

    def _is_said(self, message: Message) -> bool:
        """Say it privately where it was asked; return whether Slack accepts it there."""
        if not self.channel:
            return False
        here = {"channel": self.channel} | self.in_thread
        is_direct = self.channel.startswith("D")  # maybe one of two people, into which the bot is not let
        method, to = ("chat.postMessage", {}) if is_direct else ("chat.postEphemeral", {"user": self.user})
        try:
            say(self.client, method, {**to, **here, **_words(message)})
        except SlackApiError as error:
            logger.info("%s is not reached in %s: %s", self.user, self.channel, reason_of(error))
            return False
        return True

    def _say_directly(self, message: Message) -> None:
        try:
            say(self.client, "chat.postMessage", {"channel": self.user, **_words(message)})
        except SlackApiError as error:
            raise NotDelivered(f"{reason_of(error)}: {message.text[:80]}") from error


def _words(message: Message) -> dict[str, object]:
    said = {"text": message.text, "blocks": untouched(message.blocks)}
    return said | {"unfurl_links": False, "unfurl_media": False}


def _blocks(message: Message) -> Sequence[Block]:
    """Return the blocks; text that replaces a message becomes one, as without any Slack keeps the old ones."""
    return (section(message.text),) if message.replaces and not message.blocks else message.blocks


def _responds(respond: Callable[..., WebhookResponse], message: Message) -> bool:
    """Return whether Slack took the answer; False where it takes none (any more), or a page for people came back.

    Slack may refuse with a status that says otherwise.
    """
    try:
        taken = persistently(
            lambda: respond(
                text=message.text,
                blocks=untouched(_blocks(message)) or None,
                response_type=None if message.replaces else "ephemeral",
                replace_original=message.replaces,
                unfurl_links=False,
                unfurl_media=False,
            )
        )
    except UNHEARD:
        return False
    is_taken = taken.status_code == TAKEN and not NOT_TAKEN.search(taken.body)
    if not is_taken and taken.status_code not in {GONE, TOO_FAST}:
        logger.warning("An answer was refused where it was asked for: %s %s", taken.status_code, taken.body[:80])
    return is_taken
