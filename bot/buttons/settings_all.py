"""All settings: those of every shop take the place of one shop's."""

from collections.abc import Iterator

from bot.desk import Asker, Desk, Pressed
from bot.messages.reply import Message
from bot.messages.settings.settings import ALL_SETTINGS
from bot.settling import settings_shown

ACTION = ALL_SETTINGS


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:  # noqa: ARG001 - there is one list of all
    yield settings_shown(desk, asker, replaces=True)
