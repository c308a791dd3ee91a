"""What to know before more is ordered of what was put on clearance: what it sold before."""

from dataclasses import dataclass
from datetime import datetime

from bot.messages.blocks import bold
from bot.messages.clearance.ladder_values import RungLine
from bot.messages.clearance.rung import rung_title
from bot.wording import Safe, Voice


@dataclass(frozen=True, slots=True)
class ClearedLine:
    """A step of the clearance ladder that somebody accepted lately."""

    rung: RungLine  # as it was accepted
    since: datetime
    before: float  # [units/day] that it sold

    def worded(self, voice: Voice) -> Safe:
        """Return the line in words."""
        return voice.say(
            "🏷️ It was put on clearance ({step}, {when}): before that it sold {rate} a day. Order more only if it is to "
            "go on selling at today's pace.",
            step=bold(rung_title(self.rung, voice)),
            when=self.since,
            rate=voice.rate(self.before),
        )
