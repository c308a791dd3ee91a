"""The arguments of one call to Slack, whether sent as a form or as JSON."""

import json
from typing import Any

from bot.sandbox.nouns import Json
from bot.sandbox.refusal import Refused


class Arguments:
    """Reads one argument at a time, in the type it should have."""

    def __init__(self, raw: Json) -> None:
        self._raw = raw

    def has(self, name: str) -> bool:
        return self._raw.get(name) not in (None, "")

    def word(self, name: str, default: str = "") -> str:
        value = self._raw.get(name)
        return default if value is None else str(value)

    def needed(self, name: str, error: str = "invalid_arguments") -> str:
        if not self.has(name):
            text = f"[ERROR] missing required field: {name}"
            raise Refused(error, {"response_metadata": {"messages": [text]}})
        return self.word(name)

    def flag(self, name: str) -> bool:
        return self.word(name).lower() in {"1", "true"}

    def number(self, name: str, default: int) -> int:
        try:
            return int(self.word(name) or default)
        except ValueError:
            raise Refused("invalid_arguments") from None

    def value(self, name: str, error: str) -> Any:
        """A list or object; forms carry them as JSON text."""
        value = self._raw.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise Refused(error) from None
