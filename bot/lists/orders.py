"""The open purchase orders, late ones first, or what arrives on some days."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.desk import Asker, Desk
from bot.messages.order_line import LATE_WORDS, STATE_WORDS, OrderLine
from bot.messages.order_list import Coming, order_page
from bot.messages.page import ROWS, Page
from bot.messages.reply import File
from bot.ordering.purchasing import deliveries, deliveries_counted, open_orders
from bot.wording import N_, Safe
from bot.workbooks.lists import Kind, list_file
from planner.purchase import Late

NAME = "orders"
TODAY, TOMORROW, WEEK, NEXT_WEEK = "/today", "/tomorrow", "/week", "/next week"  # no shop is called so
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
    """Return a page of the open orders of a shop, or of what arrives on some days; of all where it is ""."""
    shop, days, orders = _meant(desk, asker, about)
    here = orders[first : first + ROWS]
    behind = max(first - len(orders), 0)
    lines = deliveries(desk, shop, days, first=behind, count=ROWS - len(here)) if len(here) < ROWS else ()
    coming = Coming(lines, deliveries_counted(desk, shop, days))
    return order_page(orders, first, asker.voice, coming, days)


def whole(desk: Desk, asker: Asker, about: str) -> File:
    """Return all of them, and what the planning workbook lists as on its way, as a workbook."""
    voice, (shop, days, orders) = asker.voice, _meant(desk, asker, about)
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
        for line in deliveries(desk, shop, days)
    ]
    title: Safe = voice.count("{n} open order", "{n} open orders", len(orders))
    return list_file("orders", title, COLUMNS, rows, voice, desk.now())


def _meant(desk: Desk, asker: Asker, about: str) -> tuple[str | None, tuple[date, date] | None, Sequence[OrderLine]]:
    """Return the shop and the days that are meant, None for all, and the open orders of them."""
    days = _days(desk, asker, about)
    if days is None:
        return about or None, None, open_orders(desk, about or None)
    first, last = days
    return None, days, [line for line in open_orders(desk) if first <= line.arrives <= last]


def _days(desk: Desk, asker: Asker, about: str) -> tuple[date, date] | None:
    """Return the first and the last day that are meant; None: no days are."""
    today = desk.now().astimezone(asker.voice.zone).date()
    sunday = 6 - today.weekday()
    spans = {TODAY: (0, 0), TOMORROW: (1, 1), WEEK: (0, sunday), NEXT_WEEK: (sunday + 1, sunday + 7)}
    first, last = spans.get(about, (None, None))
    if first is None or last is None:
        return None
    return today + timedelta(days=first), today + timedelta(days=last)
