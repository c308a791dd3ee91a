"""One delivery of the planning workbook in one line: reference, what comes where, supplier, arrival."""

from dataclasses import dataclass
from datetime import date

from bot.messages.blocks import bold, code, cut
from bot.messages.ordering.order_line import SUPPLIER_LENGTH
from bot.wording import Safe, Voice, escape

REFERENCE_LENGTH = 40


@dataclass(frozen=True, slots=True)
class DeliveryLine:
    """What a list says of one delivery."""

    reference: str  # "" where the sheet has none
    product: str
    location: str
    supplier: str  # "" where nobody knows
    units: int  # [units] to come
    arrives: date
    is_overdue: bool

    def worded(self, voice: Voice) -> Safe:
        """Return the line in words."""
        parts = [
            voice.say(
                "📋 {units} of {product} to {location}",
                units=self.units,
                product=code(escape(self.product)),
                location=escape(self.location),
            )
        ]
        if self.reference:
            parts.append(code(escape(cut(self.reference, REFERENCE_LENGTH))))
        if self.supplier:
            parts.append(escape(cut(self.supplier, SUPPLIER_LENGTH)))
        if self.is_overdue:
            parts.append(bold(voice.say("was to arrive {date}", date=self.arrives)))
        else:
            parts.append(voice.say("arrives {date}", date=self.arrives))
        return Safe(" · ".join(parts))
