"""Hears which orders are meant by an amount of money or a number: “I have £500”, “open order 45”, “#3”."""

import re
from types import ModuleType

from bot.commands import event, po, reorder
from bot.desk import Asker, Desk
from bot.talking.overhearing import is_said
from bot.talking.vocabulary import SPENT, WHYS
from bot.talking.wishes import budget_said, order_wished
from bot.understanding.numerals import in_figures
from bot.understanding.simplified import simplified

COMPARED = re.compile(  # orders of such a size, and nothing to be spent
    r"(?<!\bno )(?<!\bnot )\b(?:over|above|more than)\s+(?=[£$€¥]?\s?\d)"
    r"|\b(?:orders?|costs?|costing|worth)\s+(?:under|below|less than)\s+(?=[£$€¥]?\s?\d)",
    re.IGNORECASE,
)
NUMBERED = re.compile(  # as lists number orders to decide, and events
    r"(?<![\w#])#(\d{1,9})\b(?!\s?(?:-|,|&|and|to)\s?#?\d)"
    r"|\b(?:cancel|stop|show|open|see|skip|about|why|is|me)\s(?:the\s)?order\s(?:no\.?\s?|number\s)?(\d{1,9})\b"
    r"(?!\s?(?:units|pcs|pieces|of)\b)"
    r"|\b(?:approv(?:e|ed|ing)|dismiss(?:ed|ing)?|snooz(?:e|ed|ing)|undo)\s+(\d{1,9})\b"
    r"(?!\s?(?:(?:units|pcs|pieces|of)\b|(?:-|,|&|and|to)\s?\d))"
    r"|(?:批准|批|忽略|撤销)\s?(\d{1,9})(?!\s?[件个\d到至和、,-])|(\d{1,9})\s?号(?:单|补货)",
    re.IGNORECASE,
)


def orders_of_money(desk: Desk, said: str, words: list[str]) -> tuple[ModuleType, str] | None:
    """Return what ``/reorder`` is asked by an amount of money or the number of an order; None: nothing."""
    is_no_budget = COMPARED.search(said) or is_said(WHYS, said.casefold(), words)
    spent = None if is_no_budget else SPENT.search(in_figures(simplified(said)))
    asked = budget_said(spent) if spent else order_wished(desk, words)
    return (reorder, asked) if asked else None


def numbered(
    desk: Desk, asker: Asker, topic: tuple[ModuleType, str] | None, said: str
) -> tuple[ModuleType, str] | None:
    """Return the command that shows the order, or the event, whose number is said; None: none is."""
    found = NUMBERED.search(said)
    number = next(filter(None, found.groups()), "") if found else ""
    if not number:
        return None
    last = desk.store.talks.of(asker.talk, desk.now())
    command = topic[0] if topic else None
    is_order = found is not None and "order" in found[0].casefold()
    is_event = (command in {event, po} and not is_order) or (
        command is None and last is not None and last.command == event.NAME
    )
    if is_event and desk.store.events.one(int(number)):
        return event, f"#{number}"
    asked = desk.store.suggestions.one(int(number))
    if asked is None or asked.state not in {"open", "approved", "edited", "dismissed"}:
        return None
    return reorder, number if asked.state == "open" else "decided"
