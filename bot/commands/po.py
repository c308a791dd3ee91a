"""`/po`: what was bought and is not here yet, and the next step of each order."""

from collections.abc import Iterator, Sequence

from bot.desk import Asker, Desk
from bot.errors import NearCommand
from bot.errors.order import MisspeltOrder, UnknownOrder, WhichOrder
from bot.lists import orders
from bot.messages.help import ASKS_HELP, help_message
from bot.messages.ordering.order_card import order_card
from bot.messages.reply import Answer
from bot.ordering.purchasing import card_values, suppliers
from bot.ordering.typed_steps import WORDS_FOR, stepped
from bot.paging import first_page, whole
from bot.store import PurchaseOrder
from bot.understanding.listed_question import BESIDE
from bot.understanding.slips import shop_or_part, word_near
from bot.understanding.typed import apart, quoted, unquoted
from bot.understanding.until import until
from bot.wording import N_

NAME = "/po"
USAGE = (
    ("/po", N_("all open orders, late ones first")),
    ("/po PO-0001", N_("one order: what is in it, where it stands, the next step")),
    ("/po SKU123", N_("those of a SKU, also of a shop or a supplier: UK, Yiwu")),
    ("/po week", N_("what arrives until Sunday; also today, tomorrow and next week")),
    ("/po by 10 Dec", N_("what arrives until a day; also of a shop, a SKU or a supplier: /po week UK")),
    ("/po xlsx", N_("all open orders as a workbook")),
    ("/po ordered PO-0001", N_("the supplier has it: mark it ordered")),
    ("/po shipped PO-0001", N_("it is on its way: mark it shipped")),
    ("/po receive PO-0001", N_("all that is to come of it came, and lies on the shelf")),
    ("/po receive PO-0001 SKU123 200, SKU124 50", N_("so many of these came; of an order of one SKU, 200 is enough")),
    ("/po arrival PO-0001 2026-12-20", N_("the day on which it comes; 20 Dec works too")),
    ("/po cancel PO-0001", N_("what has not come of it is no longer expected")),
    ("/po undo PO-0001", N_("take its last step back: ordered, shipped or received")),
    ("/po help", N_("this list")),
)
ASKS_LATE = {"late", "overdue", "open", "逾期"}  # the list of all begins with them
LEAST, IN_CHINESE = 3, 2  # letters of a part of a supplier's name
ASKS_WHEN = {
    **dict.fromkeys(("today", "今天"), orders.TODAY),
    **dict.fromkeys(("tomorrow", "明天"), orders.TOMORROW),
    **dict.fromkeys(("week", "this week", "本周", "这周"), orders.WEEK),
    **dict.fromkeys(("next week", "下周"), orders.NEXT_WEEK),
}
HINT = N_(
    "`/po 1` works too. Planners mark, receive, give dates and undo the last step; what is ordered is cancelled by an "
    "approver. Behind what came, “anyway” says that more came than was ordered, and “counted” that the newest stock "
    "export counts it already."
)


def answer(desk: Desk, asker: Asker, words: str) -> Iterator[Answer]:
    match apart(words):
        case []:
            yield first_page(desk, asker, orders.NAME)
        case [word] if word.casefold() in ASKS_LATE and not desk.store.orders.find(word).exact:
            yield first_page(desk, asker, orders.NAME)
        case [word] if word.casefold() == "xlsx":
            yield from whole(desk, asker, orders.NAME)
        case [*words_said] if when := ASKS_WHEN.get(" ".join(words_said).casefold()):
            yield first_page(desk, asker, orders.NAME, when)
        case [word] if word.casefold() in ASKS_HELP:
            yield help_message(USAGE, HINT, asker.voice)
        case [verb, *rest] if verb.casefold() in WORDS_FOR and (found := _order_behind(desk, rest)):
            order, more = found
            yield from stepped(desk, asker, WORDS_FOR[verb.casefold()], order, more)
        case _ if about := _about_days(desk, asker, unquoted(words)):
            yield first_page(desk, asker, orders.NAME, about)
        case _ if about := _about(desk, unquoted(words)):
            yield first_page(desk, asker, orders.NAME, about)
        case _:
            order = _order(desk, unquoted(words))
            yield order_card(card_values(desk, order, desk.store.orders.steps(order.number)), asker.voice)


def _order_behind(desk: Desk, words: Sequence[str]) -> tuple[PurchaseOrder, Sequence[str]] | None:
    """Return the order whose number comes first, in one word or two (``PO 1``), and what stands behind it."""
    for count in (1, 2):
        found = desk.store.orders.find(unquoted(" ".join(words[:count]))).exact
        order = desk.store.orders.one(found[0]) if found else None
        if order is not None:
            return order, words[count:]
    return None


def _about_days(desk: Desk, asker: Asker, words: str) -> str:
    """Return the days on which what arrives is meant, and whose it is to be; "": something else is said."""
    if desk.store.orders.find(words).exact:
        return ""
    tokens = words.split()
    for count in (2, 1):
        if when := ASKS_WHEN.get(" ".join(tokens[:count]).casefold()):
            of = _about(desk, " ".join(tokens[count:]))
            return orders.about_days(when, of) if of else ""
    if (found := until(words, desk.today(asker.voice.zone))) is None:
        return ""
    rest = " ".join(BESIDE.sub(" ", found[1]).split())
    of = _about(desk, rest) if rest else ""
    return orders.about_days(f"{orders.UNTIL}{found[0].isoformat()}", of) if of or not rest else ""


def _about(desk: Desk, words: str) -> str:
    """Return whose orders are meant: a shop's, a SKU's, a supplier's or a reference's; "": one order's number."""
    if desk.store.orders.find(words).exact:
        return ""
    if (shop := shop_or_part(desk, words)) is not None:
        return shop
    if product := desk.store.products.exact(words):
        return f"{orders.SKU}{product[0]}"
    if reference := desk.store.deliveries.called(words):
        return f"{orders.REFERENCE}{reference}"
    folded, names = words.casefold().removeprefix("from "), suppliers(desk)
    is_part = len(folded) >= (LEAST if folded.isascii() else IN_CHINESE)
    meant = [name for name in names if name.casefold() == folded] or [
        name for name in names if is_part and folded in name.casefold()
    ]
    return f"{orders.SUPPLIER}{meant[0]}" if len(meant) == 1 else ""


def _order(desk: Desk, words: str) -> PurchaseOrder:
    found = desk.store.orders.find(words)
    first, _, more = words.partition(" ")
    if not found.exact and more and desk.store.orders.find(first).exact:  # its card has the next steps as buttons
        return _order(desk, first)
    order = desk.store.orders.one(found.exact[0]) if found.exact else None
    if order is not None:
        return order
    verb = WORDS_FOR.get(first.casefold())
    if verb is not None and not more:
        raise WhichOrder(verb)
    if verb is None and (near := word_near(first, WORDS_FOR)) and _order_behind(desk, more.split()):
        raise NearCommand(quoted(f"{NAME} {words}"), quoted(f"{NAME} {near} {more}"))
    if verb is not None:
        return _order(desk, more)  # which there is none of
    raise MisspeltOrder(quoted(words), found.near) if found.near else UnknownOrder(quoted(words))
