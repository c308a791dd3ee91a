"""The one path from something a person did to what they see, errors included."""

import logging
import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from slack_bolt import Respond
from slack_sdk import WebClient

from bot.desk import Action, Asker, Desk, Pressed
from bot.errors import Unexpected
from bot.messages.blocks import MESSAGE_TEXT, cut
from bot.messages.reply import Answer, File, Message, Reply
from bot.refusals import said
from bot.slack.files import send_file
from bot.slack.thinking import Thinking

logger = logging.getLogger(__name__)

THINKING = Thinking()  # one for the process, as Python's lock is

Shown = TypeVar("Shown", bound=Reply)


class NotDelivered(Exception):
    """Slack refused an answer; our mistake, for the log."""


@dataclass(frozen=True, slots=True)
class Way:
    """How the asker is reached: where they asked, and as themselves."""

    user: str
    channel: str
    respond: Respond
    client: WebClient


def answer(desk: Desk, way: Way, handler: Callable[[Asker], Iterator[Answer]]) -> None:
    """Run the handler for the person and send each answer as it is yielded; whatever fails, they get a sentence."""

    def show(reply: Answer) -> None:
        if isinstance(reply, Message):
            send(way.respond, reply)
        else:
            hand_over(desk, way, reply)

    attempt(desk, way.user, way.channel, handler, show)


def hand_over(desk: Desk, way: Way, file: File) -> None:
    """Send the file to the person and say where it is, unless they look at it already. Raises: FileNotSent."""
    if send_file(way.client, way.user, file) != way.channel:
        voice = desk.asker(way.user, way.channel).voice
        send(way.respond, Message(voice.say("📎 {title}: in your direct messages with me.", title=file.title)))


def attempt(
    desk: Desk,
    user: str,
    channel: str,
    handler: Callable[[Asker], Iterable[Shown]],
    show: Callable[[Shown | Message], None],
) -> None:
    """Run the handler for the person and show each reply as it is yielded; whatever fails, a sentence is shown."""
    voice = desk.voice()
    try:
        asker = desk.asker(user, channel)
        voice = asker.voice
        desk.demand(user, Action.LOOK)
        for reply in THINKING.through(lambda: handler(asker)):
            show(reply)
    except Exception as error:
        refusal = said(error)
        if refusal is None:
            refusal = Unexpected(secrets.token_hex(3))
            logger.exception("Reference %s: answering %s failed", refusal.reference, user)
        show(Message(cut(voice.tell(refusal), MESSAGE_TEXT)))


def send(respond: Respond, message: Message) -> None:
    """Send a private answer, or put it in the place of the pressed message.

    Raises: NotDelivered.
    """
    response = respond(
        text=message.text,
        blocks=list(message.blocks) or None,
        response_type=None if message.replaces else "ephemeral",
        replace_original=message.replaces,
        unfurl_links=False,
        unfurl_media=False,
    )
    if response.status_code != 200:
        raise NotDelivered(f"{response.status_code} {response.body}: {message.text[:80]}")


def pressed_in(body: dict[str, Any], action: dict[str, Any]) -> Pressed:
    """Return what a pressed button carries, as Slack tells it."""
    return Pressed(
        value=str(action.get("value", "")),
        is_private=bool(body.get("container", {}).get("is_ephemeral")),
        moment=str(action.get("action_ts", "")),
    )
