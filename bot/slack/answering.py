"""The one path from something a person did to what they see, errors included."""

import logging
import secrets
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from bot.desk import Action, Asker, Desk, Pressed
from bot.errors import Unexpected
from bot.messages.blocks import MESSAGE_TEXT, cut, plain
from bot.messages.reply import Answer, File, Message, Reply
from bot.refusals import said
from bot.slack.files import send_file
from bot.slack.thinking import Thinking
from bot.slack.way import Way
from bot.wording import N_

logger = logging.getLogger(__name__)

DELETED_SINCE = N_(
    "Done. But what you pressed has been deleted, so it is not said there: `/stock`, `/po` and `/event` show how "
    "things stand."
)
THINKING = Thinking()  # one for the process, as Python's lock is

Shown = TypeVar("Shown", bound=Reply)


def answer(desk: Desk, way: Way, handler: Callable[[Asker], Iterator[Answer]]) -> None:
    """Run the handler for the person and send each answer as it is yielded; whatever fails, they get a sentence.

    What a message that others see, too, says by itself is said to the person where it was deleted meanwhile.
    """
    is_told = False

    def show(reply: Answer) -> None:
        nonlocal is_told
        is_told = True
        if isinstance(reply, Message):
            way.send(reply)
        else:
            hand_over(desk, way, reply)

    attempt(desk, way.user, way.channel, handler, show)
    if not is_told and way.is_gone():
        way.send(Message(desk.asker(way.user, way.channel).voice.say(DELETED_SINCE)))


def hand_over(desk: Desk, way: Way, file: File) -> None:
    """Send the file to the person and say where it is, unless they look at it already. Raises: FileNotSent."""
    if send_file(way.client, way.user, file) != way.channel:
        voice = desk.asker(way.user, way.channel).voice
        way.send(Message(voice.say("📎 {title}: in your direct messages with me.", title=file.title)))


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


def pressed_in(body: dict[str, Any], action: dict[str, Any]) -> Pressed:
    """Return what a pressed button carries; a direct message is read by nobody else.

    Text that comes back in a message may be escaped; Slack documents nowhere which parts.

    >>> pressed_in({}, {"value": "R&amp;D"}).value, pressed_in({}, {"value": "R&D"}).value
    ('R&D', 'R&D')
    """
    container = body.get("container", {})
    return Pressed(
        value=plain(str(action.get("value", ""))),
        is_private=bool(container.get("is_ephemeral")) or str(container.get("channel_id", "")).startswith("D"),
        moment=str(action.get("action_ts", "")),
        mark=plain(str(action.get("block_id", ""))),
    )
