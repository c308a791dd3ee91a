"""The one path from something a person did to what they see, errors included."""

import logging
import secrets
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from slack_bolt import Respond

from bot.desk import Action, Asker, Desk, Pressed
from bot.errors import Unexpected, UserError
from bot.messages.blocks import MESSAGE_TEXT, cut
from bot.messages.reply import Message, Reply

logger = logging.getLogger(__name__)

Shown = TypeVar("Shown", bound=Reply)


class NotDelivered(Exception):
    """Slack refused an answer; our mistake, for the log."""


def answer(
    desk: Desk, user: str, channel: str, respond: Respond, handler: Callable[[Asker], Iterator[Message]]
) -> None:
    """Run the handler for the person and send each message as it is yielded; whatever fails, they get a sentence."""
    attempt(desk, user, channel, handler, lambda message: send(respond, message))


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
        for reply in handler(asker):
            show(reply)
    except UserError as error:
        show(Message(cut(voice.tell(error), MESSAGE_TEXT)))
    except Exception:
        reference = secrets.token_hex(3)
        logger.exception("Reference %s: answering %s failed", reference, user)
        show(Message(voice.tell(Unexpected(reference))))


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
