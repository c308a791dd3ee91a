"""One purchase order in one line, the same in every list: number, supplier, units, state, arrival."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Self

from bot.messages.blocks import bold, code, cut
from bot.wording import N_, Phrase, Safe, Voice, escape
from planner.purchase import Late, State

SUPPLIER_LENGTH = 60

STATE_WORDS: Mapping[State, tuple[str, Phrase]] = {
    State.DRAFT: ("📝", N_("draft")),
    State.ORDERED: ("🧾", N_("ordered")),
    State.SHIPPED: ("🚢", N_("shipped")),
    State.PART_RECEIVED: ("📦", N_("part received")),
    State.RECEIVED: ("✅", N_("received")),
    State.CANCELLED: ("✖️", N_("cancelled")),
}
"""The sign and the words of each state."""
LATE_WORDS: Mapping[Late, Phrase] = {
    Late.NOT_ORDERED: N_("not marked ordered for 2 days"),
    Late.OVERDUE: N_("was to arrive {date}"),
}


@dataclass(frozen=True, slots=True)
class OrderLine:
    """What a list says of one purchase order."""

    number: str
    supplier: str
    state: State
    units: int  # [units] still to come
    arrives: date
    late: Late | None
    origin: str = ""  # the location it is moved from; "" it is bought
    flies: bool = False  # all of it comes by air

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """Return the line as it was kept in the outbox."""
        late = values["late"] and Late(values["late"])
        arrives = date.fromisoformat(values["arrives"])
        return cls(**{**values, "state": State(values["state"]), "arrives": arrives, "late": late})

    def to_values(self) -> dict[str, Any]:
        """Return the line as it is kept in the outbox."""
        late = self.late and self.late.value
        return asdict(self) | {"state": self.state.value, "arrives": self.arrives.isoformat(), "late": late}

    def worded(self, voice: Voice) -> Safe:
        """Return the line in words."""
        sign, state = STATE_WORDS[self.state]
        parts = [f"{'⚠️' if self.late else sign} {code(escape(self.number))}"]
        if self.supplier or self.origin:
            parts.append(sender(self.supplier, self.origin, voice))
        parts.append(voice.count("{n} unit to come", "{n} units to come", self.units))
        parts += [voice.say("by air")] if self.flies else []
        parts.append(voice.say(state))
        parts.append(late_words(self.late, self.arrives, voice) or voice.say("arrives {date}", date=self.arrives))
        return Safe(" · ".join(parts))


def sender(supplier: str, origin: str, voice: Voice) -> Safe:
    """Return who sends it: a supplier, or another location; "" where nobody knows."""
    if origin:
        return voice.say("⇄ from {origin}", origin=cut(origin, SUPPLIER_LENGTH))
    return escape(cut(supplier, SUPPLIER_LENGTH))


def late_words(late: Late | None, arrives: date, voice: Voice) -> Safe:
    """Return why an order is late; "" where it is not."""
    return bold(voice.say(LATE_WORDS[late], date=arrives)) if late else Safe("")
