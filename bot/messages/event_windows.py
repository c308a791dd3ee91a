"""The window of an event: what it is, where, when, and what it sells of each product."""

from collections.abc import Sequence
from datetime import date

from bot.messages.event_values import EventCard
from bot.messages.event_words import KIND_WORDS
from bot.messages.inputs import choice_field, date_field, text_field
from bot.messages.reply import View
from bot.wording import N_, Safe, Voice
from planner.event_plan import NAME_LENGTH, EventKind

NAME, KIND, SHOP, PRODUCTS, STARTS, ENDS = "name", "kind", "shop", "products", "starts", "ends"
AMOUNT = "amount"

ADD_EVENT = N_("Add event")
CHANGE_EVENT = N_("Change event")


def add_window(shops: Sequence[str], product: str, today: date, voice: Voice) -> View:
    """Return the window for a new event, of that product where one is named."""
    lines = f"{product} " if product else ""
    return View(
        title=voice.say(ADD_EVENT),
        blocks=_fields("", EventKind.LIVESTREAM, shops, "", lines, "", today, today, voice),
        submit=voice.say("Add event"),
        close=voice.say("Close"),
    )


def change_window(event: EventCard, shops: Sequence[str], about: str, voice: Voice) -> View:
    """Return the window with everything as it is."""
    lines = "\n".join(f"{part.product} {part.planned or ''}".strip() for part in event.parts)
    amount = f"{event.amount:g}" if event.amount else ""
    fields = _fields(event.name, event.kind, shops, event.shop, lines, amount, event.starts, event.ends, voice)
    return View(
        title=voice.say(CHANGE_EVENT),
        blocks=fields,
        submit=voice.say("Save"),
        close=voice.say("Close"),
        about=about,
    )


def _fields(
    name: str,
    kind: EventKind,
    shops: Sequence[str],
    shop: str,
    lines: str,
    amount: str,
    starts: date,
    ends: date,
    voice: Voice,
) -> tuple[dict[str, object], ...]:
    kinds = [(each.value, Safe(f"{sign} {voice.say(words)}")) for each, (sign, words) in KIND_WORDS.items()]
    products = text_field(
        PRODUCTS,
        voice.say("Products and units"),
        lines,
        is_long=True,
        is_optional=True,
        example="SKU123 1000\nSKU124 500",
        hint=voice.say(
            "One product a line, then the units you expect on top of ordinary sales. Pauses of ads, seasons and delays "
            "need no units; without any line they are for all products."
        ),
    )
    where = (choice_field(SHOP, voice.say("Shop"), [(each, each) for each in shops[:100]], shop),)
    return (
        text_field(NAME, voice.say("Name"), name, longest=NAME_LENGTH, example=voice.say("Black Friday live")),
        choice_field(KIND, voice.say("Kind"), kinds, kind.value),
        *(where if len(shops) > 1 else ()),
        products,
        text_field(
            AMOUNT,
            voice.say("Factor, or days longer"),
            amount,
            is_optional=True,
            example="2.5",
            hint=voice.say(
                "Of a season how many times the usual sells; of a delay how many days longer orders take that are on "
                "their way."
            ),
        ),
        date_field(STARTS, voice.say("First day"), starts),
        date_field(ENDS, voice.say("Last day"), ends),
    )
