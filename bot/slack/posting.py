"""Posts and updates what a channel must see, and finds out whether Slack already has it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.messages.reply import Message
from bot.slack.patience import TOO_FAST, UNHEARD, is_passing, reason_of, retry_after
from bot.slack.saying import BAD_BLOCKS
from bot.slack.untouched import untouched
from bot.slack.way import DELETED

logger = logging.getLogger(__name__)

METADATA = "quartermaster_message"
SHUT_OUT = {  # of the app as a whole, whatever is sent: it waits until somebody mends the token
    *("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "missing_scope"),
    *("team_access_not_granted", "team_added_to_org", "ekm_access_denied", "org_login_required"),
}
SHUT_OUT_FOR = 60.0  # [seconds]
AGAIN = 5.0  # [seconds] until it is tried again where Slack does not say when
FOR_GOOD = {
    "cant_update_message",
    "edit_window_closed",
    "invalid_blocks",
    "msg_too_long",
    "no_text",
}
PEOPLE = ("U", "W")  # how their IDs begin
RECENT = 100  # messages of a channel looked through for one that may have been posted already


@dataclass(eq=False)
class Later(Exception):
    """Slack cannot take it now; try again after so many seconds."""

    seconds: float
    reason: str


@dataclass(eq=False)
class Refused(Exception):
    """Slack will not take it until somebody changes something; ``for_good``: not even then."""

    reason: str
    for_good: bool = False


@dataclass(frozen=True, slots=True)
class Poster:
    """Posts as the bot; its client must not repeat requests by itself."""

    client: WebClient

    def post(self, channel: str, key: str, message: Message) -> str:
        """Return the timestamp Slack gave the new message. Raises: Later, Refused."""
        return self._call(
            "chat.postMessage",
            channel=self._place(channel),
            text=message.text,
            blocks=untouched(message.blocks),
            metadata={"event_type": METADATA, "event_payload": {"key": key}},
            unfurl_links=False,
            unfurl_media=False,
        )

    def update(self, channel: str, ts: str, message: Message) -> None:
        """Replace the posted message with the latest state, unless somebody deleted it. Raises: Later, Refused."""
        where = self._place(channel)
        try:
            words = {"text": message.text, "blocks": untouched(message.blocks), "parse": "none"}
            self._call("chat.update", channel=where, ts=ts, **words)
        except Refused as refused:
            if refused.reason != DELETED:
                raise
            logger.info("Somebody deleted message %s in %s", ts, channel)

    def find(self, channel: str, key: str) -> str:
        """Return the timestamp of the message posted with this key, "" where Slack has none. Raises: Later, Refused."""
        where = self._place(channel)
        with _sorted():
            try:
                history = self.client.conversations_history(channel=where, limit=RECENT, include_all_metadata=True)
            except SlackApiError as error:
                if reason_of(error) == "missing_scope":
                    return ""
                raise
        for seen in history["messages"]:
            if ((seen.get("metadata") or {}).get("event_payload") or {}).get("key") == key:
                return str(seen["ts"])
        return ""

    def _place(self, channel: str) -> str:
        """Return the channel that holds the history: itself, or a person's direct message. Raises: Later, Refused."""
        if not channel.startswith(PEOPLE):
            return channel
        with _sorted():
            return str(self.client.conversations_open(users=channel)["channel"]["id"])

    def _call(self, method: str, **arguments: object) -> str:
        """Send it; where Slack refuses its blocks, as text alone. Raises: Later, Refused."""
        with _sorted():
            try:
                return str(self.client.api_call(method, json=arguments)["ts"])
            except SlackApiError as error:
                if reason_of(error) not in BAD_BLOCKS or not arguments["blocks"]:
                    raise
                logger.exception("Slack does not take the blocks of %r", arguments["text"])
                return self._call(method, **(arguments | {"blocks": []}))


@contextmanager
def _sorted() -> Iterator[None]:
    """Sort Slack's errors and silences into those that pass and those that do not. Raises: Later, Refused."""
    try:
        yield
    except SlackApiError as error:
        raise _answer_to(error) from error
    except UNHEARD as error:
        raise Later(AGAIN, str(error)) from error


def _answer_to(error: SlackApiError) -> Later | Refused:
    reason = reason_of(error)
    if error.response.status_code == TOO_FAST:
        return Later(retry_after(error.response.headers), reason)
    if is_passing(error):
        return Later(AGAIN, reason)
    if reason in SHUT_OUT:
        logger.error("Slack shuts the app out (%s): nothing can be posted until the bot token is mended", reason)
        return Later(SHUT_OUT_FOR, reason)
    return Refused(reason, for_good=reason in FOR_GOOD)
