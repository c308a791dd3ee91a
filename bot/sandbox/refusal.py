"""How Slack says no: a short error word, sometimes with details."""

from collections.abc import Mapping

from bot.sandbox.nouns import Json


class Refused(Exception):
    """Slack answers ``{"ok": false, "error": …}``."""

    def __init__(
        self, error: str, details: Json | None = None, *, status: int = 200, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(error)
        self.error = error
        self.details = details or {}
        self.status = status
        self.headers = dict(headers or {})

    def body(self) -> Json:
        return {"ok": False, "error": self.error, **self.details}


class Unheard(Exception):
    """The caller gets no answer at all: a test asked for a time-out."""
