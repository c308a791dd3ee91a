"""What people decided on suggested orders, the latest first."""

from bot.desk import Asker, Desk
from bot.messages.blocks import plain
from bot.messages.decided_list import DecidedLine, decided_page
from bot.messages.decision_words import STATES, reason_words
from bot.messages.page import ROWS, Page
from bot.messages.reply import File
from bot.store import Suggestion
from bot.telling.cards import proposal
from bot.wording import N_, Voice
from bot.workbooks.lists import Kind, Value, list_file

NAME = "decided"
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


def page(desk: Desk, asker: Asker, about: str, first: int) -> Page:  # noqa: ARG001 - it is one list
    """Return a page of them."""
    lines = [DecidedLine(each.product, shown) for each in desk.store.decided.latest(ROWS, first)
             if (shown := proposal(desk, each))]  # fmt: skip
    return decided_page(lines, desk.store.decided.number(), asker.voice)


def whole(desk: Desk, asker: Asker, about: str) -> File:  # noqa: ARG001 - it is one list
    """Return all of them as a workbook."""
    voice, rows = asker.voice, [_row(each, asker.voice) for each in desk.store.decided.latest(MOST)]
    title = voice.count("{n} decision", "{n} decisions", len(rows))
    return list_file("decisions", title, COLUMNS, rows, voice, desk.now())


def _row(each: Suggestion, voice: Voice) -> tuple[Value, ...]:
    is_bought = bool(each.orders)
    return (
        *(each.id, plain(voice.say(STATES[each.state])), each.decided_at, each.decided_by),
        *(each.product, each.location, each.supplier),
        (each.ordered or each.quantity) if is_bought else None,
        *(" ".join(each.orders), each.note or plain(reason_words(each.reason, voice)).strip()),
    )
