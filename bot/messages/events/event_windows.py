"""The window of an event: what it is, where, when, by whom, at what price, and what it sells of each product."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from bot.messages.blocks import section
from bot.messages.events.event_values import EventCard, Phase
from bot.messages.events.event_words import KIND_WORDS
from bot.messages.inputs import LONGEST_TEXT, choice_field, date_field, text_field
from bot.messages.reply import Block, View
from bot.wording import N_, Safe, Voice
from planner.events.plan import HOST_LENGTH, NAME_LENGTH, EventKind, EventPlan

NAME, KIND, SHOP, PRODUCTS, STARTS, ENDS = "name", "kind", "shop", "products", "starts", "ends"
AMOUNT, HOST, PRICE_CUT = "amount", "host", "price_cut"
HOSTS = 10  # named as known

ADD_EVENT = N_("Add event")
CHANGE_EVENT = N_("Change event")


def add_window(shops: Sequence[str], product: str, today: date, voice: Voice, hosts: Sequence[str] = ()) -> View:
    """Return the window for a new event, of that product where one is named; ``hosts`` are those known so far."""
    blank = _to_plan(EventPlan("", EventKind.LIVESTREAM, "", today, today, ()))
    return View(
        title=voice.say(ADD_EVENT),
        blocks=_fields(blank, shops, f"{product} " if product else "", hosts, voice),
        submit=voice.say("Add event"),
        close=voice.say("Close"),
    )


def change_window(event: EventCard, shops: Sequence[str], about: str, voice: Voice, hosts: Sequence[str] = ()) -> View:
    """Return the window with everything as it is."""
    lines = "\n".join(f"{part.product} {part.planned or ''}".strip() for part in event.parts)
    blocks = _fields(event, shops, lines, hosts, voice)
    if len(lines) > LONGEST_TEXT:
        stay = voice.say(
            "Its {n} products and their units stay as they are: that is more than fits into a window. The planning "
            "workbook changes them.",
            n=len(event.parts),
        )
        blocks = tuple(section(stay) if block["block_id"] == PRODUCTS else block for block in blocks)
    return View(
        title=voice.say(CHANGE_EVENT),
        blocks=blocks,
        submit=voice.say("Save"),
        close=voice.say("Close"),
        about=about,
    )


def season_window(plan: EventPlan, about: str, voice: Voice) -> View:
    """Return the window for a season that was proposed to its shop, filled in as it is."""
    return View(
        title=voice.say(ADD_EVENT),
        blocks=_fields(_to_plan(plan), [plan.shop], "", (), voice),
        submit=voice.say("Add event"),
        close=voice.say("Close"),
        about=about,
    )


def _to_plan(plan: EventPlan) -> EventCard:
    """Return what a window is filled in with that plans an event nobody has planned yet."""
    return EventCard(
        id=0,
        version=0,
        name=plan.name,
        kind=plan.kind,
        shop=plan.shop,
        starts=plan.starts,
        ends=plan.ends,
        phase=Phase.COMING,
        today=plan.starts,
        parts=(),
        steps=(),
        as_of=datetime.combine(plan.starts, time(), UTC),
        amount=plan.amount,
    )


def _fields(
    event: EventCard, shops: Sequence[str], lines: str, hosts: Sequence[str], voice: Voice
) -> tuple[Block, ...]:
    kinds = [(each.value, Safe(f"{sign} {voice.say(words)}")) for each, (sign, words) in KIND_WORDS.items()]
    products = text_field(
        PRODUCTS,
        voice.say("Products and units"),
        lines,
        is_long=True,
        is_optional=True,
        example="SKU123 1000\nSKU124 500",
        hint=voice.say(
            "One product a line, then the units you expect on top of ordinary sales; without units, what past events "
            "like it usually brought. Pauses of ads, seasons and delays need no units; without any line they are for "
            "all products."
        ),
    )
    where = (choice_field(SHOP, voice.say("Shop"), [(each, each) for each in shops[:100]], event.shop),)
    return (
        text_field(NAME, voice.say("Name"), event.name, longest=NAME_LENGTH, example=voice.say("Black Friday live")),
        choice_field(KIND, voice.say("Kind"), kinds, event.kind.value),
        *(where if len(shops) > 1 else ()),
        products,
        text_field(
            AMOUNT,
            voice.say("Factor, or days longer"),
            f"{event.amount:g}" if event.amount else "",
            is_optional=True,
            example="2.5",
            hint=voice.say(
                "For a season: how many times the usual sells. For a delay: how many days longer orders on their "
                "way take."
            ),
        ),
        date_field(STARTS, voice.say("First day"), event.starts),
        date_field(ENDS, voice.say("Last day"), event.ends),
        *_facts(event, hosts, voice),
    )


def _facts(event: EventCard, hosts: Sequence[str], voice: Voice) -> tuple[Block, Block]:
    known = voice.say("Known so far: {hosts}. ", hosts=voice.listed(hosts[:HOSTS])) if hosts else ""
    learned = voice.say("What past events with the same host sold says what to plan for the next.")
    cut = "" if event.price_cut is None else str(event.price_cut)
    return (
        text_field(
            HOST, voice.say("Host"), event.host, longest=HOST_LENGTH, is_optional=True, hint=Safe(f"{known}{learned}")
        ),
        text_field(
            PRICE_CUT,
            voice.say("Price cut in percent"),
            cut,
            longest=5,
            is_optional=True,
            example="20",
            hint=voice.say("Off the usual price; 0 for none, blank where it is not known yet."),
        ),
    )
