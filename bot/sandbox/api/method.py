"""What one method of Slack's Web API is: who may call it, with which permission, and who answers."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.arguments import Arguments
from bot.sandbox.nouns import Json
from bot.sandbox.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Method:
    """One entry of the Web API."""

    answer: Callable[[Workspace, Arguments], Json]
    scopes: tuple[str, ...] = ()  # any one of them is enough
    is_for_app: bool = False  # called with the app's token instead of the bot's
    is_open: bool = False  # called without any token
