"""What people decided on suggested orders, the latest first: all of it, or that of some days."""

from datetime import UTC, date, datetime, time, timedelta

from bot.desk import Asker, Desk
from bot.messages.blocks import plain
from bot.messages.ordering.decided_list import DecidedLine, decided_page
from bot.messages.ordering.decision_words import STATES, reason_words
from bot.messages.page import ROWS, Page
from bot.messages.reply import File
from bot.store import Suggestion
from bot.telling.cards import proposal
from bot.wording import N_, Voice
from bot.workbooks.lists import Kind, Value, list_file

NAME = "decided"
TODAY, YESTERDAY, WEEK, LAST_WEEK = "today", "yesterday", "week", "last week"
MOST = 10_000  # decisions of the workbook
COLUMNS = (
    (N_("Number"), Kind.UNITS),
    (N_("Decision"), Kind.TEXT),
    (N_("When"), Kind.MOMENT),
    (N_("Who"), Kind.TEXT),
    (N_("SKU"), Kind.TEXT),
    (N_("Location"), Kind.TEXT),
    (N_("Supplier"), Kind.NAME),
    (N_("Units"), Kind.UNITS),
    (N_("Order"), Kind.TEXT),
    (N_("Why"), Kind.NAME),
)


def page(desk: Desk, asker: Asker, about: str, first: int) -> Page:
    """Return a page of them."""
    kept, days = desk.store.decided, _days(desk, asker, about)
    within = _within(asker, days)
    total = kept.number(within)
    lines = [DecidedLine(each.product, shown) for each in kept.latest(ROWS, first, within)
             if (shown := proposal(desk, each))]  # fmt: skip
    is_first = days is not None and not total and not kept.number()  # then no day is worth a word
    return decided_page(lines, total, asker.voice, None if is_first else days)


def whole(desk: Desk, asker: Asker, about: str) -> File:
    """Return all of them as a workbook."""
    voice, within = asker.voice, _within(asker, _days(desk, asker, about))
    rows = [_row(each, voice) for each in desk.store.decided.latest(MOST, within=within)]
    title = voice.count("{n} decision", "{n} decisions", len(rows))
    return list_file("decisions", title, COLUMNS, rows, voice, desk.now())


def _days(desk: Desk, asker: Asker, about: str) -> tuple[date, date] | None:
    """Return the first and the last day that are meant; None: all."""
    today = desk.today(asker.voice.zone)
    monday = -today.weekday()
    spans = {TODAY: (0, 0), YESTERDAY: (-1, -1), WEEK: (monday, 0), LAST_WEEK: (monday - 7, monday - 1)}
    if about not in spans:
        return None
    first, last = spans[about]
    return today + timedelta(days=first), today + timedelta(days=last)


def _within(asker: Asker, days: tuple[date, date] | None) -> tuple[datetime, datetime] | None:
    """Return the first moment of these days where the asker is, and the first one behind them."""
    if days is None:
        return None
    first, last = days
    ends = (first, last + timedelta(days=1))
    begins, behind = (datetime.combine(day, time.min, asker.voice.zone).astimezone(UTC) for day in ends)
    return begins, behind


def _row(each: Suggestion, voice: Voice) -> tuple[Value, ...]:
    is_bought = bool(each.orders)
    return (
        *(each.id, plain(voice.say(STATES[each.state])), each.decided_at, each.decided_by),
        *(each.product, each.location, each.supplier),
        (each.ordered or each.quantity) if is_bought else None,
        *(" ".join(each.orders), each.note or plain(reason_words(each.reason, voice)).strip()),
    )
