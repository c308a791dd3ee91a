"""The open purchase orders, late ones first: all, of a shop, a SKU, a supplier, a reference, or some days."""

from dataclasses import replace
from datetime import date, timedelta

from bot.desk import Asker, Desk
from bot.messages.ordering.order_line import LATE_WORDS, STATE_WORDS
from bot.messages.ordering.order_list import Coming, order_page
from bot.messages.page import ROWS, Page
from bot.messages.reply import File
from bot.ordering.purchasing import deliveries, deliveries_counted, open_orders, orders_open
from bot.store import OrderedLine, PurchaseOrder, Wanted
from bot.wording import N_, Safe, Voice
from bot.workbooks.lists import Kind, Value, list_file
from planner.intake.money import Amount
from planner.purchase import Late

NAME = "orders"
TODAY, TOMORROW, WEEK, NEXT_WEEK = "/today", "/tomorrow", "/week", "/next week"  # no shop is called so
SKU, SUPPLIER, REFERENCE = "/sku ", "/supplier ", "/reference "  # behind it: which one
UNTIL = "/until "  # behind it: a day to come
COLUMNS = (
    (N_("Order"), Kind.TEXT),
    (N_("Supplier"), Kind.NAME),
    (N_("State"), Kind.TEXT),
    (N_("SKU"), Kind.TEXT),
    (N_("Units to come"), Kind.UNITS),
    (N_("Travels"), Kind.TEXT),
    (N_("Arrives"), Kind.DAY),
    (N_("Late"), Kind.NAME),
    (N_("Location"), Kind.TEXT),
    (N_("Cost"), Kind.MONEY),
)


def about_days(when: str, of: str) -> str:
    """Return what says on which days what arrives is meant, and of which shop, SKU or supplier; "": of all."""
    return f"{when}\n{of}" if of else when


def page(desk: Desk, asker: Asker, about: str, first: int) -> Page:
    """Return a page of the open orders that are meant; of all where it is ""."""
    shop, wanted = _meant(desk, asker, about)
    orders = open_orders(desk, shop, wanted)
    here = orders[first : first + ROWS]
    behind = max(first - len(orders), 0)
    lines = deliveries(desk, shop, wanted, first=behind, count=ROWS - len(here)) if len(here) < ROWS else ()
    coming = Coming(lines, deliveries_counted(desk, shop, wanted))
    of = wanted.product or wanted.supplier or wanted.reference or shop or ""
    return order_page(orders, first, asker.voice, coming, wanted.days, of)


def whole(desk: Desk, asker: Asker, about: str) -> File:
    """Return all of them, and what the planning workbook lists as on its way, as a workbook."""
    voice, (shop, wanted) = asker.voice, _meant(desk, asker, about)
    orders = orders_open(desk, shop, wanted)
    rows: list[tuple[Value, ...]] = [
        (
            *(order.number, order.supplier or order.origin, voice.say(STATE_WORDS[order.state][1]), line.product),
            *(line.missing, _way(order, line, voice), order.arrives),
            voice.say(LATE_WORDS[late], date=order.arrives) if (late := order.late(desk.now())) else "",
            *(line.location, _cost_to_come(line)),
        )
        for order in orders
        for line in order.lines
        if line.missing and wanted.product in {None, line.product}
    ]
    rows += [
        (
            *(line.reference, line.supplier, voice.say("in the planning workbook"), line.product),
            *(line.units, "", line.arrives),
            voice.say(LATE_WORDS[Late.OVERDUE], date=line.arrives) if line.is_overdue else "",
            *(line.location, None),
        )
        for line in deliveries(desk, shop, wanted)
    ]
    title: Safe = voice.count("{n} open order", "{n} open orders", len(orders))
    return list_file("orders", title, COLUMNS, rows, voice, desk.now())


def _cost_to_come(line: OrderedLine) -> Amount | None:
    """Return what the units of a line cost that are to come; None: it is not known."""
    cost = line.cost_to_come_minor
    return None if cost is None else Amount(cost, line.currency)


def _way(order: PurchaseOrder, line: OrderedLine, voice: Voice) -> Safe:
    """Return how a line travels; "" where it is moved between locations."""
    return Safe("") if order.origin else voice.say("by air") if line.mode == "air" else voice.say("by sea")


def _meant(desk: Desk, asker: Asker, about: str) -> tuple[str | None, Wanted]:
    """Return the shop whose orders are meant, None for all, and which of them."""
    if about.startswith(SKU):
        return None, Wanted(product=about.removeprefix(SKU))
    if about.startswith(SUPPLIER):
        return None, Wanted(supplier=about.removeprefix(SUPPLIER))
    if about.startswith(REFERENCE):
        return None, Wanted(reference=about.removeprefix(REFERENCE))
    when, _, of = about.partition("\n") if "\n" in about or _days(desk, asker, about) else ("", "", about)
    if not when:
        return about or None, Wanted()
    shop, wanted = _meant(desk, asker, of) if of else (None, Wanted())
    return shop, replace(wanted, days=_days(desk, asker, when))


def _days(desk: Desk, asker: Asker, about: str) -> tuple[date, date] | None:
    """Return the first and the last day that are meant; None: no days are."""
    today = desk.today(asker.voice.zone)
    if about.startswith(UNTIL):
        return today, date.fromisoformat(about.removeprefix(UNTIL))
    sunday = 6 - today.weekday()
    spans = {TODAY: (0, 0), TOMORROW: (1, 1), WEEK: (0, sunday), NEXT_WEEK: (sunday + 1, sunday + 7)}
    first, last = spans.get(about, (None, None))
    if first is None or last is None:
        return None
    return today + timedelta(days=first), today + timedelta(days=last)
