"""The open purchase orders, late ones first."""

from bot.desk import Asker, Desk
from bot.messages.order_line import LATE_WORDS, STATE_WORDS
from bot.messages.order_list import order_page
from bot.messages.page import Page
from bot.messages.reply import File
from bot.ordering.purchasing import deliveries, open_orders
from bot.wording import N_, Safe
from bot.workbooks.lists import Kind, list_file
from planner.purchase import Late

NAME = "orders"
COLUMNS = (
    (N_("Order"), Kind.TEXT),
    (N_("Supplier"), Kind.NAME),
    (N_("State"), Kind.TEXT),
    (N_("SKU"), Kind.TEXT),
    (N_("Units to come"), Kind.UNITS),
    (N_("Arrives"), Kind.DAY),
    (N_("Late"), Kind.NAME),
)


def page(desk: Desk, asker: Asker, about: str, first: int) -> Page:
    """Return a page of the open orders of a shop; of all where it is ""."""
    return order_page(open_orders(desk, about or None), first, asker.voice, deliveries(desk, about or None))


def whole(desk: Desk, asker: Asker, about: str) -> File:
    """Return all of them, and what the planning workbook lists as on its way, as a workbook."""
    voice, orders = asker.voice, open_orders(desk, about or None)
    rows = [
        (
            *(line.number, line.supplier or line.origin, voice.say(STATE_WORDS[line.state][1]), ""),
            *(line.units, line.arrives),
            voice.say(LATE_WORDS[line.late], date=line.arrives) if line.late else "",
        )
        for line in orders
    ]
    rows += [
        (
            *(line.reference, line.supplier, voice.say("in the planning workbook"), line.product),
            *(line.units, line.arrives),
            voice.say(LATE_WORDS[Late.OVERDUE], date=line.arrives) if line.is_overdue else "",
        )
        for line in deliveries(desk, about or None)
    ]
    title: Safe = voice.count("{n} open order", "{n} open orders", len(orders))
    return list_file("orders", title, COLUMNS, rows, voice, desk.now())
