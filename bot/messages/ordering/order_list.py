"""The open purchase orders, late ones first: as a list, as a warning, as a part of the digest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.messages.blocks import bold, context, cut, in_sections, section
from bot.messages.ordering.delivery_line import DeliveryLine
from bot.messages.ordering.order_line import OrderLine
from bot.messages.page import ROWS, Page
from bot.messages.reply import Message
from bot.wording import Safe, Voice
from planner.checks import late_order

NAME_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Coming:
    """What the planning workbook lists as on its way: its lines on a page, behind the orders, and how many in all."""

    lines: Sequence[DeliveryLine] = ()
    count: int = 0


def order_page(
    orders: Sequence[OrderLine],
    first: int,
    voice: Voice,
    coming: Coming = Coming(),
    days: tuple[date, date] | None = None,
    of: str = "",
) -> Page:
    """Return the page of open orders that begins with number ``first``; with none it says how they come about.

    Args: days, the first and the last on which they arrive, where only those are meant; of, the shop, SKU or supplier
    they are of.
    """
    if days and of and not orders and not coming.count:
        hint = voice.say(
            "Nothing of {what} arrives {days}. `/po` lists all that is on its way.",
            what=cut(of, NAME_LENGTH),
            days=span(days, voice),
        )
        return Page(hint, [section(hint)], 0, 0)
    if days and not orders and not coming.count:
        hint = voice.say("Nothing arrives {days}. `/po` lists all that is on its way.", days=span(days, voice))
        return Page(hint, [section(hint)], 0, 0)
    if of and not orders and not coming.count:
        hint = voice.say("Nothing of {what} is on its way. `/po` lists all that is.", what=cut(of, NAME_LENGTH))
        return Page(hint, [section(hint)], 0, 0)
    if not orders and not coming.count:
        hint = voice.say(
            "No order is open. An order comes about when somebody approves a suggestion: `/stock SKU` shows a card "
            "with *Approve*, and the order follows from there."
        )
        return Page(hint, [section(hint)], 0, 0)
    title = voice.count("{n} open order", "{n} open orders", len(orders))
    late = sum(order.late is not None for order in orders)
    if late:
        title = voice.say("{orders}, {late} late", orders=title, late=late)
    here: list[OrderLine | DeliveryLine] = [*orders[first : first + ROWS], *coming.lines]
    lines = [line.worded(voice) for line in here]
    note = voice.say("`/po PO-0001` shows one and takes its next step.")
    if coming.count:
        more = voice.count(
            "{n} delivery of the planning workbook", "{n} deliveries of the planning workbook", coming.count
        )
        title = voice.say("{orders}, {deliveries}", orders=title, deliveries=more)
        note = voice.together(
            note,
            voice.say(
                "Those of the planning workbook (📋) are changed there: edit its sheet Inbound and import it again; "
                "what has come stands in its sheet Receipts."
            ),
        )
    if of:
        title = voice.say("{orders} · {what}", orders=title, what=cut(of, NAME_LENGTH))
    if days:
        title = voice.say("{orders} · {days}", orders=title, days=span(days, voice))
    return Page(title, tuple(in_sections(lines)), len(lines), len(orders) + coming.count, note=note)


def span(days: tuple[date, date], voice: Voice) -> Safe:
    """Return the first and the last of some days in words; the only one alone."""
    first, last = (voice.weekday(day) for day in days)
    return first if first == last else voice.say("{first} to {last}", first=first, last=last)


def late_orders_message(shop: str, orders: Sequence[OrderLine], more: int, voice: Voice) -> Message:
    """Return one warning for the shop: what is late since people were last told."""
    title = voice.count(
        "{n} order of {shop} needs a date", "{n} orders of {shop} need a date", len(orders) + more, shop=shop
    )
    note = voice.say("`/po {number}` takes the next step.", number=orders[0].number)
    if more:
        note = Safe(voice.count("and {n} more", "and {n} more", more) + " · " + note)
    why = voice.say((late_order.__doc__ or "").strip())
    lines = [Safe(f"📦 {bold(title)}"), why, *(order.worded(voice) for order in orders)]
    return Message(text=title, blocks=(*in_sections(lines), context(note)))
