"""Keeps the Socket Mode connection: opens it, says when it is shared or revoked, closes it, notices silence."""

import json
import logging
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, Self

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.errors.setup import OfOrganisation, SlackOutOfReach, TokenRefused
from bot.slack.patience import UNHEARD, is_passing, patiently, reason_of
from bot.wording import N_, Phrase

logger = logging.getLogger(__name__)

SILENCE = 300.0  # [seconds] without a word from Slack, pongs included, after which the process leaves
LAST_TURNS = 0.1  # [seconds] for which a connection that is to end is listened to at a time
TOLD_AGAIN = 0.1  # [seconds] after which a session that was told to end is told once more
SILENT = N_("Nothing was heard from Slack for five minutes. Start the bot again, best by a process manager.")
SWITCHED_OFF = N_("Socket Mode was switched off for this app. Switch it on at api.slack.com/apps, then start again.")


class Trust(ssl.SSLContext):
    """Whom to trust, read once: reading it for each answer would take as long as the answer."""

    def __deepcopy__(self, _copied: object) -> Self:
        """Return the same: Bolt copies the client for each answer, and this cannot be copied."""
        return self


def client_for(token: str, api_url: str) -> WebClient:
    """Return a client that never repeats a request by itself: Slack may have taken it."""
    trust = Trust(ssl.PROTOCOL_TLS_CLIENT)
    trust.load_default_certs()
    return WebClient(token=token, base_url=api_url, ssl=trust, retry_handlers=[])


def team_of(who: Mapping[str, Any] | SlackResponse) -> str:
    """Return the workspace of a token, as ``auth.test`` tells it. Raises: OfOrganisation.

    >>> team_of({"team_id": "T1", "team": "Shop", "is_enterprise_install": False})
    'T1'
    """
    if who.get("is_enterprise_install"):
        raise OfOrganisation("SLACK_BOT_TOKEN", str(who.get("team") or who.get("team_id")))
    return str(who["team_id"])


@contextmanager
def asking(token: str) -> Iterator[None]:
    """Turn Slack's answer to a token into a sentence. Raises: TokenRefused, SlackOutOfReach."""
    try:
        yield
    except SlackApiError as error:
        if is_passing(error):
            raise SlackOutOfReach(str(error.response.status_code)) from error
        raise TokenRefused(token, reason_of(error)) from error
    except UNHEARD as error:
        raise SlackOutOfReach(str(error)) from error


class Connection:
    """One Socket Mode connection; ``over`` is set when it cannot go on, and ``why`` says why."""

    def __init__(self, app: App, app_token: str) -> None:
        self.over = threading.Event()
        self.why = Phrase("")
        self._heard = time.monotonic()
        self._handler = SocketModeHandler(app, app_token)
        self._handler.client.on_message_listeners.append(self._hear)

    def open(self) -> None:
        patiently(self._handler.connect)

    def close(self) -> None:
        """Stop listening, at once: by itself the client waits four seconds for what may still come.

        Where the client takes up its session in this very moment, it takes back that it is to end, and would wait for
        ever; so it is told until it has ended.
        """
        client = self._handler.client
        client.auto_reconnect_enabled = False
        client.current_session_state.terminated = True
        line = getattr(client.current_session, "sock", None)
        if line is not None:
            with suppress(OSError):  # Slack was faster
                socket.socket.shutdown(line, socket.SHUT_RD)  # of TLS its own would send the rest in the clear
        client.disconnect()
        receiving = client.current_session_runner
        receiving.event.set()
        while receiving.is_alive():
            client.current_session_state.terminated = True
            receiving.thread.join(TOLD_AGAIN)
        client.closed = True
        client.message_queue.put(None)  # who waits for a message looks up
        self._handler.close()  # type: ignore[no-untyped-call]

    def watch(self) -> None:
        """Notice silence; called every few seconds."""
        session = self._handler.client.current_session
        pong = getattr(session, "last_ping_pong_time", None)
        if pong is not None and time.time() - pong < SILENCE:
            self._heard = time.monotonic()
        if time.monotonic() - self._heard > SILENCE:
            self._end(SILENT)

    def _hear(self, text: str) -> None:
        self._heard = time.monotonic()
        try:
            said = json.loads(text) if text.startswith("{") else {}
        except ValueError:  # the SDK says so
            return
        if said.get("type") == "hello" and (said.get("num_connections") or 1) > 1:
            logger.warning(
                "Slack has %d connections of this app open; another copy of the bot takes some of the clicks",
                said["num_connections"],
            )
        if said.get("type") == "disconnect":
            self._hurry()
            if said.get("reason") == "link_disabled":
                self._end(SWITCHED_OFF)

    def _hurry(self) -> None:
        """Listen in short turns: the client opens the next connection, and hears it when a turn of this one is over.

        Its own turns take three seconds, as long as Slack waits for an acknowledgement.
        """
        line = getattr(self._handler.client.current_session, "sock", None)
        if line is not None:
            line.settimeout(LAST_TURNS)

    def _end(self, why: Phrase) -> None:
        self.why = why
        self.over.set()
