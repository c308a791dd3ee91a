"""Redraws the app's Home for whoever opens it."""

from collections.abc import Callable
from typing import Any

from slack_sdk import WebClient

from bot.desk import Desk
from bot.home import home
from bot.messages.blocks import SECTION_TEXT, cut, section
from bot.messages.reply import Message
from bot.slack.answering import attempt
from bot.slack.patience import patiently
from bot.slack.untouched import untouched


def homes(desk: Desk) -> Callable[..., None]:
    """Return the listener."""

    def draw(body: dict[str, Any], client: WebClient) -> None:
        user = str(body["event"]["user"])
        if body["event"].get("tab", "home") != "home":
            return

        def publish(shown: Message) -> None:
            blocks = untouched(shown.blocks or [section(cut(shown.text, SECTION_TEXT))])
            patiently(lambda: client.views_publish(user_id=user, view={"type": "home", "blocks": blocks}))

        attempt(desk, user, "", lambda asker: [home(desk, asker)], publish)

    return draw
