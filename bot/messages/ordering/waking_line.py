"""A snoozed suggestion in one line: what is asked again, when, and why it was put off."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Self

from bot.messages.blocks import code
from bot.wording import Safe, Voice, escape


@dataclass(frozen=True, slots=True)
class WakingLine:
    """A snoozed suggestion that is asked again soon."""

    product: str
    quantity: int  # [units]
    until: datetime
    who: str
    note: str

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """Return the line as it was kept in the outbox."""
        return cls(**{**values, "until": datetime.fromisoformat(values["until"])})

    def to_values(self) -> dict[str, Any]:
        """Return the line as it is kept in the outbox."""
        return asdict(self) | {"until": self.until.isoformat()}

    def worded(self, voice: Voice) -> Safe:
        """Return the line in words."""
        said = voice.say(
            "💤 {product}: order *{units}*, snoozed by {who} until {when}",
            product=code(escape(self.product)),
            units=self.quantity,
            who=voice.person(self.who),
            when=self.until,
        )
        return Safe(said + voice.say(" “{note}”", note=self.note)) if self.note else said
