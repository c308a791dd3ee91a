"""The events: coming and running ones by start, those of one product, or past ones."""

from collections.abc import Iterator, Sequence

from bot.desk import Asker, Desk
from bot.events import asked
from bot.events.cards import event_cards
from bot.events.grouped import groups_of, left_out_of
from bot.events.remembered import Memory
from bot.messages.blocks import plain
from bot.messages.events.event_factors import in_short
from bot.messages.events.event_groups import group_blocks
from bot.messages.events.event_list import event_page
from bot.messages.events.event_part import verdict_words
from bot.messages.events.event_values import EventCard, EventPart
from bot.messages.events.event_words import KIND_WORDS
from bot.messages.page import ROWS, Page
from bot.messages.reply import Block, File
from bot.store import Event
from bot.wording import N_, Voice
from bot.workbooks.lists import Kind, Value, list_file
from planner.events.plan import WITH_AMOUNT
from planner.events.verdict import Verdict

NAME = "events"
PAST, SHOP = "/past", "/shop "  # no product is called so: "/" begins a command
COLUMNS = (
    (N_("Event"), Kind.NAME),
    (N_("Kind"), Kind.TEXT),
    (N_("Host"), Kind.TEXT),
    (N_("Price cut"), Kind.SHARE),
    (N_("Shop"), Kind.TEXT),
    (N_("First day"), Kind.DAY),
    (N_("Last day"), Kind.DAY),
    (N_("SKU"), Kind.TEXT),
    (N_("Planned"), Kind.UNITS),
    (N_("Sold since"), Kind.UNITS),
    (N_("Still expected"), Kind.UNITS),
    (N_("Really added"), Kind.UNITS),
    (N_("Short"), Kind.UNITS),
    (N_("Order by sea by"), Kind.DAY),
    (N_("Order by air by"), Kind.DAY),
    (N_("Cap"), Kind.UNITS),
    (N_("What to do"), Kind.NAME),
)


def page(desk: Desk, asker: Asker, about: str, first: int) -> Page:
    """Return a page of the events of a product or a shop (all where it is ""), or of past ones."""
    is_past = about == PAST
    events = _events(desk, about)
    shown = event_cards(desk, events[first : first + ROWS])
    learned = _learned(desk, asker.voice) if is_past and events and not first else ()
    of, shop = ("", "") if is_past else _meant(about)
    return event_page(shown, len(events), asker.voice, of=of, shop=shop, is_past=is_past, learned=learned)


def whole(desk: Desk, asker: Asker, about: str) -> File:
    """Return all of them as a workbook, a row for each product of each event."""
    voice, cards = asker.voice, event_cards(desk, _events(desk, about))
    title = voice.count("{n} event", "{n} events", len(cards))
    rows = [_row(card, part, voice) for card in cards for part in card.parts or (None,)]
    return list_file("events", title, COLUMNS, rows, voice, desk.now())


def _learned(desk: Desk, voice: Voice) -> Sequence[Block]:
    memory = Memory.of(desk)
    return group_blocks(groups_of(memory), left_out_of(memory), voice)


def about(product: str = "", shop: str = "") -> str:
    """Return what says of which product and of which shop; "": of all."""
    return f"{SHOP}{shop}\n{product}" if shop else product


def _events(desk: Desk, about: str) -> Sequence[Event]:
    return asked.past(desk) if about == PAST else asked.coming(desk, *_meant(about))


def _meant(about: str) -> tuple[str, str]:
    """Return the product and the shop that are meant."""
    if not about.startswith(SHOP):
        return about, ""
    shop, _, product = about.removeprefix(SHOP).partition("\n")
    return product, shop


def _row(card: EventCard, part: EventPart | None, voice: Voice) -> tuple[Value, ...]:
    kind = plain(voice.say(KIND_WORDS[card.kind][1]))
    cut = None if card.price_cut is None else card.price_cut / 100
    return (card.name, kind, card.host, cut, card.shop, card.starts, card.ends, *_of_part(card, part, voice))


def _of_part(card: EventCard, part: EventPart | None, voice: Voice) -> Iterator[Value]:
    if part is None:  # of all products of its shop
        yield from (None,) * 9
        yield plain(in_short(card, voice)).replace("*", "") if card.kind in WITH_AMOUNT else ""
        return
    yield from (part.product, part.planned, part.sold, part.expected, part.added, part.missing)
    is_judged = card.is_open and part.verdict not in {Verdict.NONE, Verdict.ENOUGH}
    yield from (part.sea_by, part.air_by) if is_judged else (None, None)
    yield part.cap if is_judged else None
    yield plain(verdict_words(part, card, voice)).replace("*", "") if card.is_open else ""
