"""The open purchase orders, late ones first: all, of a shop, a SKU or a supplier, or what arrives on some days."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.desk import Asker, Desk
from bot.messages.delivery_line import DeliveryLine
from bot.messages.order_line import LATE_WORDS, STATE_WORDS, OrderLine
from bot.messages.order_list import order_page
from bot.messages.page import Page
from bot.messages.reply import File
from bot.ordering.purchasing import deliveries, open_orders
from bot.wording import N_, Safe
from bot.workbooks.lists import Kind, list_file
from planner.purchase import Late

NAME = "orders"
TODAY, TOMORROW, WEEK, NEXT_WEEK = "/today", "/tomorrow", "/week", "/next week"  # no shop is called so
SKU, SUPPLIER = "/sku ", "/supplier "  # behind it: which one
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
    """Return a page of the open orders that are meant; of all where it is ""."""
    orders, coming = _meant(desk, asker, about)
    of = about.removeprefix(SKU).removeprefix(SUPPLIER)
    return order_page(orders, first, asker.voice, coming, days=_days(desk, asker, about), of=of)


def whole(desk: Desk, asker: Asker, about: str) -> File:
    """Return all of them, and what the planning workbook lists as on its way, as a workbook."""
    voice, (orders, coming) = asker.voice, _meant(desk, asker, about)
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
        for line in coming
    ]
    title: Safe = voice.count("{n} open order", "{n} open orders", len(orders))
    return list_file("orders", title, COLUMNS, rows, voice, desk.now())


def _meant(desk: Desk, asker: Asker, about: str) -> tuple[Sequence[OrderLine], Sequence[DeliveryLine]]:
    """Return the orders and the deliveries that are meant."""
    days = _days(desk, asker, about)
    if about.startswith(SKU):
        product = about.removeprefix(SKU)
        return open_orders(desk, product=product), [line for line in deliveries(desk) if line.product == product]
    if about.startswith(SUPPLIER):
        supplier = about.removeprefix(SUPPLIER)
        return open_orders(desk, supplier=supplier), [line for line in deliveries(desk) if line.supplier == supplier]
    if days is None:
        return open_orders(desk, about or None), deliveries(desk, about or None)
    first, last = days
    return (
        [line for line in open_orders(desk) if first <= line.arrives <= last],
        [line for line in deliveries(desk) if first <= line.arrives <= last],
    )


def _days(desk: Desk, asker: Asker, about: str) -> tuple[date, date] | None:
    """Return the first and the last day that are meant; None: no days are."""
    today = desk.now().astimezone(asker.voice.zone).date()
    sunday = 6 - today.weekday()
    spans = {TODAY: (0, 0), TOMORROW: (1, 1), WEEK: (0, sunday), NEXT_WEEK: (sunday + 1, sunday + 7)}
    first, last = spans.get(about, (None, None))
    if first is None or last is None:
        return None
    return today + timedelta(days=first), today + timedelta(days=last)
