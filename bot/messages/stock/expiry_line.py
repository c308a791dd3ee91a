"""Goods that expire in a line, as digest, overview and warning name them, and the button that plans what to do."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Self

from bot.messages.blocks import button, code, context, cut, section
from bot.messages.reply import Block
from bot.messages.sku_line import NAME_LENGTH
from bot.wording import Safe, Voice, escape

CLEAR_PLAN = "clear_plan"


@dataclass(frozen=True, slots=True)
class Expires:
    """What of an item expires."""

    units: int
    last_day: date
    is_over: bool  # the day is: they have expired

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """Return it as it was kept with its warning."""
        return cls(**{**values, "last_day": date.fromisoformat(values["last_day"])})

    def to_values(self) -> dict[str, Any]:
        """Return it as it is kept with its warning."""
        return asdict(self) | {"last_day": self.last_day.isoformat()}

    def worded(self, voice: Voice) -> Safe:
        if self.is_over:
            return voice.count(
                "*{n}* unit expired after {date}", "*{n}* units expired after {date}", self.units, date=self.last_day
            )
        return voice.count(
            "*{n}* unit will expire unsold after {date}",
            "*{n}* units will expire unsold after {date}",
            self.units,
            date=self.last_day,
        )


@dataclass(frozen=True, slots=True)
class ExpiryLine:
    """What a list says of an item that expires."""

    product: str
    name: str
    location: str
    expires: Expires

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """Return the line as it was kept in the outbox."""
        return cls(**{**values, "expires": Expires.from_values(values["expires"])})

    def to_values(self) -> dict[str, Any]:
        """Return the line as it is kept in the outbox."""
        return asdict(self) | {"expires": self.expires.to_values()}

    def worded(self, voice: Voice) -> Safe:
        name = escape(cut(self.name, NAME_LENGTH))
        said = self.expires.worded(voice)
        return Safe(f"⌛ {code(escape(self.product))} {name} · {escape(self.location)} · {said}")


def expiry_blocks(title: Safe, lines: Sequence[ExpiryLine], more: int, voice: Voice) -> list[Block]:
    """Return what expires under its title, each with the button that plans what to do; ``more`` are not named."""
    if not lines:
        return []
    named = [section(line.worded(voice), plan_button(line.product, voice)) for line in lines]
    rest = [context(voice.count("… and {n} more", "… and {n} more", more))] if more else []
    return [section(title), *named, *rest]


def plan_button(product: str, voice: Voice) -> Block:
    """Return the button that shows what can be done with a product that is to be cleared."""
    return button(voice.say("Plan clearance"), CLEAR_PLAN, product)
