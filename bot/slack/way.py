"""The way to one person: what Slack gave to answer with, else a private word in the channel, else a direct message."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from slack_bolt import Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookResponse

from bot.messages.reply import Message
from bot.slack.patience import TOO_FAST, UNHEARD, patiently, persistently, reason_of

logger = logging.getLogger(__name__)

TAKEN, GONE = 200, 404  # the response_url is used up, or half an hour old


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

    def send(self, message: Message) -> None:
        """Send a private answer, or put it in the place of the pressed message. Raises: NotDelivered."""
        if self.respond is None or not self.respond.response_url or not _responds(self.respond, message):
            self._say(message)

    def _say(self, message: Message) -> None:
        """Say it beside what was asked, seen by nobody else."""
        words = {"text": message.text, "blocks": list(message.blocks), "unfurl_links": False, "unfurl_media": False}
        thread = {"thread_ts": self.thread} if self.thread else {}
        if self.channel and not self.channel.startswith("D") and self._is_whispered(words | thread):
            return
        where = {"channel": self.channel, **thread} if self.channel.startswith("D") else {"channel": self.user}
        try:
            patiently(lambda: self.client.api_call("chat.postMessage", json=where | words))
        except SlackApiError as error:
            raise NotDelivered(f"{reason_of(error)}: {message.text[:80]}") from error

    def _is_whispered(self, words: dict[str, object]) -> bool:
        """Say it in the channel to the person alone; return whether both are still there."""
        whisper = {"channel": self.channel, "user": self.user, **words}
        try:
            patiently(lambda: self.client.api_call("chat.postEphemeral", json=whisper))
        except SlackApiError as error:
            logger.info("%s is not reached in %s: %s", self.user, self.channel, reason_of(error))
            return False
        return True


def _responds(respond: Callable[..., WebhookResponse], message: Message) -> bool:
    """Return whether Slack took the answer; False where it takes none (any more), or a page for people came back."""
    try:
        taken = persistently(
            lambda: respond(
                text=message.text,
                blocks=list(message.blocks) or None,
                response_type=None if message.replaces else "ephemeral",
                replace_original=message.replaces,
                unfurl_links=False,
                unfurl_media=False,
            )
        )
    except UNHEARD:
        return False
    is_taken = taken.status_code == TAKEN and not taken.body.lstrip().startswith("<")
    if not is_taken and taken.status_code not in {GONE, TOO_FAST}:
        logger.warning("An answer was refused where it was asked for: %s %s", taken.status_code, taken.body[:80])
    return is_taken
