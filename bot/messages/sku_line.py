"""One SKU in one line, the same in every list: level, code, name, how long it lasts, what is suggested."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from operator import attrgetter
from typing import Any, Self

from bot.messages.blocks import code
from bot.messages.levels import LEVEL_WORDS
from bot.wording import Safe, Voice, escape
from planner.model import Level

NAME_LENGTH = 60


@dataclass(frozen=True, slots=True)
class SkuLine:
    """What a list says of one item."""

    product: str
    name: str
    location: str
    level: Level
    stockout: date | None
    quantity: int  # [units] suggested; 0: none

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """Return the line as it was kept in the outbox."""
        stockout = values["stockout"] and date.fromisoformat(values["stockout"])
        return cls(**{**values, "level": Level[values["level"]], "stockout": stockout})

    def to_values(self) -> dict[str, Any]:
        """Return the line as it is kept in the outbox."""
        kept = dict(zip(NAMES, VALUES(self), strict=True))  # not ``asdict``: thousands are kept after a check
        kept["level"] = LEVEL_NAMES[self.level]
        kept["stockout"] = self.stockout.isoformat() if self.stockout else None
        return kept

    def worded(self, voice: Voice, *, with_location: bool = False, with_level: bool = False) -> Safe:
        """Return the line in words."""
        sign, level = LEVEL_WORDS[self.level]
        name = self.name if len(self.name) <= NAME_LENGTH else self.name[: NAME_LENGTH - 1] + "…"
        parts = [f"{sign} {code(escape(self.product))} {escape(name)}"]
        if with_location:
            parts.append(escape(self.location))
        if with_level:
            parts.append(voice.say(level))
        if self.stockout is not None and self.level != Level.OUT:
            parts.append(voice.say("out on {date}", date=self.stockout))
        if self.quantity:
            parts.append(voice.say("order *{units}*", units=self.quantity))
        return Safe(" · ".join(parts))


NAMES = tuple(field.name for field in fields(SkuLine))
VALUES = attrgetter(*NAMES)
LEVEL_NAMES = {level: level.name for level in Level}
