"""The orders to decide, by supplier, the most pressing first."""

from datetime import date

from bot.desk import Asker, Desk
from bot.judging.flying import flights
from bot.messages.levels import LEVEL_WORDS
from bot.messages.ordering.flight_values import Flying
from bot.messages.ordering.reorder_list import reorder_page
from bot.messages.page import Page
from bot.messages.reply import File
from bot.ordering.decision import SUGGESTIONS
from bot.ordering.reordering import all_to_decide, to_decide
from bot.wording import N_
from bot.workbooks.lists import Kind, list_file
from planner.intake.money import Amount

NAME = SUGGESTIONS
COLUMNS = (
    (N_("Number"), Kind.UNITS),
    (N_("Supplier"), Kind.NAME),
    (N_("SKU"), Kind.TEXT),
    (N_("Name"), Kind.NAME),
    (N_("Location"), Kind.TEXT),
    (N_("Level"), Kind.NAME),
    (N_("Units"), Kind.UNITS),
    (N_("Cost"), Kind.MONEY),
    (N_("Order by"), Kind.DAY),
    (N_("Lasts (days)"), Kind.UNITS),
    (N_("Out on"), Kind.DAY),
    (N_("For minimum and cartons"), Kind.UNITS),
    (N_("That lasts (days)"), Kind.UNITS),
    (N_("Could go by air"), Kind.UNITS),
    (N_("Decide on air by"), Kind.DAY),
    (N_("Worth flying"), Kind.UNITS),
    (N_("Snoozed until"), Kind.MOMENT),
)


def page(desk: Desk, asker: Asker, about: str, first: int) -> Page:
    """Return a page of what is to decide."""
    return reorder_page(to_decide(desk, about, first), first, asker.voice)


def whole(desk: Desk, asker: Asker, about: str) -> File:
    """Return all of it as a workbook."""
    voice, lines = asker.voice, all_to_decide(desk, about)
    flying = flights(desk, [line for line in lines if line.air_quantity])  # as stock stands now, as the pages say it
    rows = [
        (
            *(line.number, line.supplier, line.product, line.name, line.location),
            *(voice.say(LEVEL_WORDS[line.level][1]), line.quantity),
            None if line.cost_minor is None else Amount(line.cost_minor, line.currency),
            *(line.order_by, line.days_of_cover, line.stockout, line.rounding),
            *(line.rounding_days if line.rounding else None, *_by_air(flying.get(line.number))),
            line.snoozed_until,
        )
        for line in lines
    ]
    title = voice.count("{n} order to decide", "{n} orders to decide", len(rows))
    return list_file("reorder", title, COLUMNS, rows, voice, desk.now())


def _by_air(flight: Flying | None) -> tuple[int | None, date | None, int | None]:
    """Return what could fly, until when to decide on that, and what of it is worth it; 0 where nothing is."""
    return (flight.units, flight.by, flight.worth) if flight is not None and flight.flies else (None, None, None)
