"""One event in one line, for the digest: its name and days, its most pressing product, and what can be done."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any, Self

from bot.messages.blocks import bold, code
from bot.messages.events.event_factors import in_short
from bot.messages.events.event_part import part_words
from bot.messages.events.event_values import EventCard, EventPart, Phase
from bot.messages.events.event_words import KIND_WORDS, days
from bot.wording import Safe, Voice, escape
from planner.events.plan import WITH_AMOUNT, EventKind
from planner.events.verdict import Verdict

DAYS = ("sea_by", "air_by", "cap_until", "cap_by", "by_sea", "fly_by")


@dataclass(frozen=True, slots=True)
class EventLine:
    """What the digest says of one event."""

    event: EventCard  # with its most pressing product alone, and without its steps
    products: int  # all of them; 0: a pause of ads for everything

    @classmethod
    def of(cls, event: EventCard) -> Self:
        return cls(replace(event, parts=event.parts[:1], steps=(), usual=None), len(event.parts))

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """Return the line as it was kept in the outbox."""
        said = dict(values["event"])
        parts = tuple(_part(part) for part in said["parts"])
        said |= {day: date.fromisoformat(said[day]) for day in ("starts", "ends", "today")}
        said |= {"kind": EventKind(said["kind"]), "phase": Phase(said["phase"]), "parts": parts, "steps": ()}
        return cls(EventCard(**said | {"as_of": datetime.fromisoformat(said["as_of"])}), values["products"])

    def to_values(self) -> dict[str, Any]:
        """Return the line as it is kept in the outbox."""
        said = asdict(self.event)
        said |= {day: said[day].isoformat() for day in ("starts", "ends", "today", "as_of")}
        said |= {"kind": self.event.kind.value, "phase": self.event.phase.value}
        said["parts"] = [_kept(part) for part in said["parts"]]
        return {"event": said, "products": self.products}

    def worded(self, voice: Voice) -> Safe:
        """Return the line in words."""
        event = self.event
        sign, kind = KIND_WORDS[event.kind]
        when = voice.say("runs now") if event.phase == Phase.RUNNING else days(event, voice)
        said = [f"{sign} {bold(escape(event.name))}", when]
        if not event.parts:
            return Safe(" · ".join([*said, in_short(event, voice) if event.kind in WITH_AMOUNT else voice.say(kind)]))
        (part,) = event.parts
        words = part_words(part, event, voice)
        said.append(voice.say("{product}: {said}", product=code(escape(part.product)), said=words))
        if self.products > 1:
            more = self.products - 1
            said.append(voice.count("and {n} more product", "and {n} more products", more))
        return Safe(" · ".join(said))


def _kept(part: Mapping[str, Any]) -> dict[str, Any]:
    days_ = {day: part[day] and part[day].isoformat() for day in DAYS}
    ads_rate = None if part["ads_rate"] != part["ads_rate"] else part["ads_rate"]  # nan is no JSON
    return {**part, **days_, "verdict": part["verdict"].name, "ads_rate": ads_rate, "last_time": None}


def _part(kept: Mapping[str, Any]) -> EventPart:
    days_ = {
        day: kept[day] and date.fromisoformat(kept[day])
        for day in DAYS
        if day in kept  # the last ones are of 0.7.0, 0.9.0 and 0.13.0
    }
    ads_rate = float("nan") if kept["ads_rate"] is None else kept["ads_rate"]
    return EventPart(**{**kept, **days_, "verdict": Verdict[kept["verdict"]], "ads_rate": ads_rate})
