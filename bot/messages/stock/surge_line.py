"""One surge in a line, as a digest names it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Self

from bot.messages.blocks import code
from bot.wording import Safe, Voice, escape


@dataclass(frozen=True, slots=True)
class SurgeLine:
    """What a digest says of an item that surges."""

    product: str
    began: date
    rate: float  # [units/day]
    usual: float  # [units/day]

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """Return the line as it was kept in the outbox."""
        return cls(**{**values, "began": date.fromisoformat(values["began"])})

    def to_values(self) -> dict[str, Any]:
        """Return the line as it is kept in the outbox."""
        return asdict(self) | {"began": self.began.isoformat()}

    def worded(self, voice: Voice) -> Safe:
        """Return the line in words."""
        said = voice.say(
            "sells *{rate}* a day since {date}, usually {usual}",
            rate=voice.rate(self.rate),
            date=self.began,
            usual=voice.rate(self.usual),
        )
        return Safe(f"🔥 {code(escape(self.product))} · {said}")
