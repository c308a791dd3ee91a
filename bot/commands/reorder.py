"""`/reorder`: what to order, from whom and by when, and every decision on it by number."""

from collections.abc import Iterator, Sequence

from bot.clearance.money_reasons import orders_why
from bot.desk import Action, Asker, Desk
from bot.errors import NearCommand
from bot.errors.budget import NoBudget, NotABudget
from bot.errors.decision import (
    NearThat,
    NothingLikeThat,
    NothingOpenFor,
    NothingOpenThere,
    UnknownSuggestion,
    WhichSuggestion,
)
from bot.lists import decided as decided_list
from bot.lists.budget import NAME as BUDGET
from bot.lists.budget import about_budget
from bot.messages.help import ASKS_HELP, help_message
from bot.messages.ordering.decision_note import by_number
from bot.messages.ordering.reorder_values import AIR, AIR_ALL, BY_AIR_OF, SNOOZED
from bot.messages.reply import Answer, Message
from bot.numbered import NUMBER, WORDS_FOR, command_meant, decided
from bot.ordering.budgeting import budget_meant
from bot.ordering.choosing import BESIDE, PRODUCT, SHOP, SUPPLIER, choice
from bot.ordering.decision import SUGGESTIONS
from bot.paging import first_page, listed, whole
from bot.store import UnknownShop
from bot.understanding.slips import key_behind, shop_or_part, shops_near, sku_of_shop, word_near
from bot.understanding.typed import ASKS_ALL, ASKS_WHY, apart, quoted, shop_meant, unquoted
from bot.wording import N_

NAME = "/reorder"
USAGE = (
    ("/reorder", N_("all orders to decide, by supplier, the most pressing first")),
    ("/reorder SKU123", N_("those of a SKU; also of a supplier or of a shop")),
    ("/reorder SKU123 UK", N_("those of a SKU of one shop alone")),
    ("/reorder snoozed", N_("those that are asked again later")),
    ("/reorder decided", N_("what was approved and dismissed, the latest first: by whom and when")),
    ("/reorder decided yesterday", N_("what was decided on that day; also today, week and last week")),
    ("/reorder air", N_("those worth flying in, the most gain first; also of a shop, a supplier or a SKU: air UK")),
    ("/reorder air all", N_("all of which something could fly, and whether that pays")),
    ("/reorder why", N_("what the cost and the cash before and after are made of; also of a SKU, supplier or shop")),
    ("/reorder budget 5000", N_("what to buy first for so much money, and what it does to the cash in stock")),
    ("/reorder xlsx", N_("all of them as a workbook")),
    ("/reorder approve 12", N_("order number 12 as suggested; with a number after it, that many units instead")),
    ("/reorder dismiss 12 too early", N_("do not order it, with the reason in your own words")),
    ("/reorder snooze 12 7", N_("ask again in 7 days; with “order” instead of 7 at the next order from its supplier")),
    ("/reorder wake 12", N_("ask again now")),
    ("/reorder undo 12", N_("undo a decision while its order is a draft")),
    ("/reorder help", N_("this list")),
)
HINT = N_("Each order to decide has a number, such as #12. Planners dismiss and snooze, approvers approve.")
BUDGETS = {"budget", "预算"}
ASKS_DECIDED = {"decided", "approved", "已决定", "已批准"}
ASKS_WHEN = {
    "": "",
    **dict.fromkeys(("today", "今天"), decided_list.TODAY),
    **dict.fromkeys(("yesterday", "昨天"), decided_list.YESTERDAY),
    **dict.fromkeys(("week", "this week", "本周", "这周"), decided_list.WEEK),
    **dict.fromkeys(("last week", "上周"), decided_list.LAST_WEEK),
}
ASKS_AIR = {"air", "空运"}


def answer(desk: Desk, asker: Asker, words: str) -> Iterator[Answer]:
    words = key_behind(desk, words, ASKS_WHY)
    match apart(words):
        case []:
            yield first_page(desk, asker, SUGGESTIONS)
        case [word] if word.casefold() == "xlsx":
            yield from whole(desk, asker, SUGGESTIONS)
        case [word] if word.casefold() in ASKS_HELP:
            yield help_message(USAGE, HINT, asker.voice)
        case [*rest, word] if word.casefold() in ASKS_WHY:
            about = _about(desk, unquoted(words.rstrip()[: -len(word)])) if rest else ""
            yield orders_why(desk, about, asker.voice)
        case [word, *rest] if word.casefold() in BUDGETS:
            yield _budgeted(desk, asker, words, " ".join(rest))
        case [word, *days] if word.casefold() in ASKS_DECIDED and (asked := _decided(days)):
            when, as_file = asked
            yield from listed(desk, asker, decided_list.NAME, when, as_file=as_file)
        case [word, *rest] if word.casefold() in ASKS_AIR:
            yield from _worth_flying(desk, asker, words, rest)
        case [word] if word.casefold() == SNOOZED:
            yield first_page(desk, asker, SUGGESTIONS, SNOOZED)
        case [verb, number, *rest] if verb.casefold() in WORDS_FOR and NUMBER.fullmatch(number):
            yield decided(desk, asker, WORDS_FOR[verb.casefold()], number, rest)
        case _:
            yield from _named(desk, asker, words)


def _decided(days: Sequence[str]) -> tuple[str, bool] | None:
    """Return the days whose decisions are asked for, and whether as a workbook; None: another question."""
    as_file = bool(days) and days[-1].casefold() == "xlsx"
    when = " ".join(days[: len(days) - as_file]).casefold()
    return (ASKS_WHEN[when], as_file) if when in ASKS_WHEN else None


def _named(desk: Desk, asker: Asker, words: str) -> Iterator[Answer]:
    """List those of a shop, supplier or SKU; where a decision was meant, say how to make it."""
    try:
        about = _about(desk, unquoted(words))  # a name may begin as a command does
    except (NearThat, NothingLikeThat, UnknownShop):
        meant = command_meant(desk, words)
        verb, _, number = words.strip().partition(" ")
        if meant is None and verb.casefold() in WORDS_FOR:
            raise (UnknownSuggestion(quoted(number.split()[0])) if number else WhichSuggestion(verb)) from None
        if meant is None and number and (near := word_near(verb, WORDS_FOR)):
            raise NearCommand(quoted(f"{NAME} {words}"), quoted(f"{NAME} {near} {number}")) from None
        if meant is None:
            raise
        product, command = meant
        yield by_number(command, asker.voice)
        about = f"{PRODUCT}:{product}"
    yield first_page(desk, asker, SUGGESTIONS, about)


def _budgeted(desk: Desk, asker: Asker, words: str, typed: str) -> Message:
    """Return what to buy first for a typed amount; a supplier's or SKU's name may begin like one."""
    desk.demand(asker.user, Action.LOOK)
    if not desk.store.to_decide.sums(choice(desk)):
        return first_page(desk, asker, SUGGESTIONS)
    try:
        budget = budget_meant(desk, typed)
    except (NoBudget, NotABudget):
        about = _about_if_any(desk, words)
        if not about:
            raise
        return first_page(desk, asker, SUGGESTIONS, about)
    return first_page(desk, asker, BUDGET, about_budget(budget))


def _worth_flying(desk: Desk, asker: Asker, words: str, rest: Sequence[str]) -> Iterator[Answer]:
    """List what is worth flying in, or all that could fly, of what is named; a name may begin like this."""
    keys = {word.casefold() for word in rest} & {*ASKS_ALL, "xlsx"}
    about, named = AIR_ALL if keys - {"xlsx"} else AIR, " ".join(word for word in rest if word.casefold() not in keys)
    if named:
        try:
            about = f"{about}{BY_AIR_OF}{_about(desk, unquoted(named))}"
        except (NearThat, NothingLikeThat, UnknownShop):
            about = _about_if_any(desk, words)
            if not about:
                raise
    yield from listed(desk, asker, SUGGESTIONS, about, as_file="xlsx" in keys)


def _about_if_any(desk: Desk, words: str) -> str:
    try:
        return _about(desk, unquoted(words))
    except (NearThat, NothingLikeThat, UnknownShop):
        return ""


def _about(desk: Desk, words: str) -> str:
    """Return which are meant: those of a shop, a supplier or a SKU."""
    shop = shop_meant(desk, words)
    if shop is not None:
        return f"{SHOP}:{shop}"
    supplier, product = desk.store.suggestions.supplier(words), desk.store.products.find(words)
    is_whole = [name.casefold() for name in supplier.exact] == [words.casefold()]
    if supplier.exact and (is_whole or not product.exact):  # a part of a supplier's name may be a code
        return f"{SUPPLIER}:{supplier.exact[0]}"
    if product.exact:
        about = f"{PRODUCT}:{product.exact[0]}"
        if not desk.store.suggestions.open([product.exact[0]]):
            raise NothingOpenFor(product.exact[0])
        return about
    if (shop := shop_or_part(desk, words)) is not None:
        return f"{SHOP}:{shop}"
    if (found := sku_of_shop(desk, words)) is not None:
        about = f"{PRODUCT}:{found[0]}{BESIDE}{found[1]}"
        if not desk.store.to_decide.sums(choice(desk, about)):
            raise NothingOpenThere(*found)
        return about
    number = NUMBER.fullmatch(words)
    asked = desk.store.suggestions.one(int(number[1])) if number else None
    if asked is not None and asked.state == "open":  # by the number of its line
        return f"{PRODUCT}:{asked.product}"
    near = (*shops_near(desk, words), *supplier.near, *product.near)[:3]
    raise NearThat(quoted(words), near) if near else NothingLikeThat(quoted(words))
