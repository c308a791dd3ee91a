"""The window with the terms of one product: what a person typed, and what would hold without."""

import json
from dataclasses import dataclass

from bot.messages.blocks import bold, code, divider, section
from bot.messages.inputs import text_field
from bot.messages.levels import LEVEL_WORDS
from bot.messages.reply import Block, View
from bot.messages.stock.stock_values import StockCard
from bot.messages.stock.threshold_line import why_threshold
from bot.wording import N_, Phrase, Safe, Voice, escape

TERMS = "terms"
TERMS_OF = N_("Terms")
DIGITS = 9
PLACES = 20
FIELDS: tuple[tuple[str, Phrase, Phrase], ...] = (
    ("buffer", N_("Buffer [units]"), N_("kept for surprises beside what sells in a lead time; blank: computed")),
    ("moq", N_("Minimum order [units]"), N_("the least the supplier makes; blank: as the supplier, or none")),
    ("case_pack", N_("Units per carton"), N_("orders are whole cartons; blank: as the supplier, or 1")),
    ("lead_time", N_("Lead time [days]"), N_("from order to shelf, as usual; blank: as the supplier, or the default")),
    ("max_lead_time", N_("Longest lead time [days]"), N_("at worst; blank: as usual")),
    ("air_lead_time", N_("Lead time by air [days]"), N_("blank: as the supplier, or the default")),
)
"""Every field by its id, what it is called and what a blank one means."""


@dataclass(frozen=True, slots=True)
class ProductTerms:
    """What somebody typed for a product, by field; None: nothing."""

    product: str
    said: dict[str, int | None]

    @property
    def about(self) -> str:
        """What comes back with the window, so that nobody writes over what he has not seen."""
        return json.dumps([self.product, [self.said[name] for name, *_ in FIELDS]], ensure_ascii=False)


def terms_window(terms: ProductTerms, cards: tuple[StockCard, ...], voice: Voice) -> View:
    """Return the window: what each location makes of the terms, then a field for each."""
    places: list[Block] = [section(_place(card, voice)) for card in cards[:PLACES]]
    fields = [
        text_field(
            name,
            voice.say(label),
            "" if terms.said[name] is None else str(terms.said[name]),
            longest=DIGITS,
            is_optional=True,
            hint=voice.say(hint),
        )
        for name, label, hint in FIELDS
    ]
    return View(
        title=voice.say(TERMS_OF),
        blocks=(section(bold(code(escape(terms.product)))), *places, divider(), *fields),
        submit=voice.say("Save"),
        close=voice.say("Close"),
        about=terms.about,
    )


def _place(card: StockCard, voice: Voice) -> Safe:
    where = f"{LEVEL_WORDS[card.level][0]} {bold(escape(card.location))}"
    return Safe("\n".join([where, *why_threshold(card, voice)]))
