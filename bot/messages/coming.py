"""What is on its way to a SKU that is out, as a line of a list says it."""

from dataclasses import dataclass
from datetime import date

from bot.wording import Safe, Voice


@dataclass(frozen=True, slots=True)
class Coming:
    """What arrives next."""

    units: int  # that day; all of it where none has a day to come
    arrives: date | None  # None: it is late, or nobody knows when

    def worded(self, voice: Voice) -> Safe:
        """Return it in words."""
        if self.arrives is None:
            return voice.say("*{units}* on order, late or without a date", units=self.units)
        return voice.count("*{n}* arrives on {date}", "*{n}* arrive on {date}", self.units, date=self.arrives)
