"""`/reorder`: what is to order, from whom and by when, and every decision on it by its number."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from math import ceil

from bot.deciding import note
from bot.decision import SUGGESTIONS, asked_in_window, sea_lot, too_late, why_not
from bot.decision_errors import (
    NearThat,
    NotAQuantity,
    NotDays,
    NothingLikeThat,
    NothingOpenFor,
    Outdated,
    TypedNotWholeCartons,
    TypedUnderMinimum,
    UnknownSuggestion,
)
from bot.desk import Action, Asker, Desk, Pressed
from bot.messages.blocks import cut
from bot.messages.decision_words import OTHER
from bot.messages.help import ASKS_HELP, help_message
from bot.messages.inputs import WORDS
from bot.messages.reply import Answer, Message
from bot.minimums import short_of_minimum
from bot.money_reasons import orders_why
from bot.paging import first_page, whole
from bot.reordering import PRODUCT, SHOP, SNOOZED, SUPPLIER, to_decide
from bot.spending import Cost, demand_within_limit
from bot.store import Decision, Suggestion
from bot.typed import ASKS_WHY, quoted, shop_meant, unquoted
from bot.wording import N_

NAME = "/reorder"
USAGE = (
    ("/reorder", N_("all orders to decide, by supplier, the most pressing first")),
    ("/reorder SKU123", N_("those of a SKU; also of a supplier or of a shop")),
    ("/reorder snoozed", N_("those that are asked again later")),
    ("/reorder why", N_("what the cost and the cash before and after are made of; also of a SKU, supplier or shop")),
    ("/reorder xlsx", N_("all of them as a workbook")),
    ("/reorder approve 12", N_("order number 12 as suggested; with a number behind it so many units instead")),
    ("/reorder dismiss 12 too early", N_("do not order it, with the reason in your own words")),
    ("/reorder snooze 12 7", N_("ask again in 7 days; with “order” instead of 7 at the next order from its supplier")),
    ("/reorder wake 12", N_("ask again now")),
    ("/reorder undo 12", N_("take a decision back while its order is a draft")),
    ("/reorder help", N_("this list")),
)
HINT = N_("Each order to decide has a number, such as #12. Planners dismiss and snooze, approvers approve.")
NUMBER = re.compile(r"#?([0-9]{1,15})")
UNITS = re.compile(r"[0-9]{1,9}")
ANYWAY = "anyway"
LONGEST, UNTIL_ORDER = 90, 30  # [days]


def answer(desk: Desk, asker: Asker, words: str) -> Iterator[Answer]:
    match words.split():
        case []:
            yield first_page(desk, asker, SUGGESTIONS)
        case [word] if word.casefold() == "xlsx":
            yield whole(desk, asker, SUGGESTIONS)
        case [word] if word.casefold() in ASKS_HELP:
            yield help_message(USAGE, HINT, asker.voice)
        case [*rest, word] if word.casefold() in ASKS_WHY:
            about = _about(desk, unquoted(words.rstrip()[: -len(word)])) if rest else ""
            yield orders_why(desk, about, asker.voice)
        case [word] if word.casefold() == SNOOZED:
            yield first_page(desk, asker, SUGGESTIONS, SNOOZED)
        case [verb, number, *rest] if verb.casefold() in VERBS and NUMBER.fullmatch(number):
            yield _decided(desk, asker, verb.casefold(), number, rest)
        case [verb, word, *_] if verb.casefold() in VERBS:  # a name may begin so
            try:
                about = _about(desk, unquoted(words))
            except (NearThat, NothingLikeThat) as unknown:
                raise UnknownSuggestion(quoted(word)) from unknown
            yield first_page(desk, asker, SUGGESTIONS, about)
        case _:
            yield first_page(desk, asker, SUGGESTIONS, _about(desk, unquoted(words)))


def _about(desk: Desk, words: str) -> str:
    """Return which of them are meant: those of a shop, of a supplier or of a SKU."""
    shop = shop_meant(desk, words)
    if shop is not None:
        return f"{SHOP}:{shop}"
    supplier = desk.store.suggestions.supplier(words)
    if supplier.exact:
        return f"{SUPPLIER}:{supplier.exact[0]}"
    product = desk.store.products.find(words)
    if product.exact:
        about = f"{PRODUCT}:{product.exact[0]}"
        if not to_decide(desk, about).parts:
            raise NothingOpenFor(product.exact[0])
        return about
    near = (*supplier.near, *product.near)[:3]
    raise NearThat(quoted(words), near) if near else NothingLikeThat(quoted(words))


def _decided(desk: Desk, asker: Asker, verb: str, number: str, rest: Sequence[str]) -> Message:
    """Decide by number what stands there now, and say what became of it."""
    desk.demand(asker.user, Action.LOOK)
    found = NUMBER.fullmatch(number)
    suggestion = desk.store.suggestions.one(int(found[1])) if found else None
    if suggestion is None:
        raise UnknownSuggestion(number)
    decision = VERBS[verb](desk, asker, suggestion, rest)
    if not decision.won:
        raise Outdated if decision.suggestion.state == "open" else too_late(decision.suggestion, asker)
    said = note(desk, asker, decision.suggestion)
    short = [block for also in short_of_minimum(desk, asker, decision.orders) for block in also.blocks]
    return replace(said, blocks=(*said.blocks, *short))


def _approve(desk: Desk, asker: Asker, suggestion: Suggestion, rest: Sequence[str]) -> Decision:
    desk.demand(asker.user, Action.APPROVE)
    lot = sea_lot(desk, suggestion)
    if rest:
        typed, *also = rest
        is_sure = [word.casefold() for word in also] == [ANYWAY]
        if (also and not is_sure) or not UNITS.fullmatch(typed) or not int(typed):
            raise NotAQuantity
        lot = replace(lot, quantity=int(typed))
        if suggestion.state == "open" and not is_sure:
            _demand_terms_kept(desk, asker, suggestion, lot.quantity)
    if suggestion.state == "open":
        demand_within_limit(desk, asker, [Cost.of([(suggestion, lot)])])
    return desk.store.deciding.approve(
        *(suggestion.id, suggestion.version, asker.user, desk.now(), lot.arrives), lot.quantity
    )


def _demand_terms_kept(desk: Desk, asker: Asker, suggestion: Suggestion, units: int) -> None:
    """Let nobody fall short of a minimum or break a carton unawares.

    Raises: TypedUnderMinimum, TypedNotWholeCartons.
    """
    shown = Pressed(f"{suggestion.id}:{suggestion.version}", is_private=True, moment="")
    asked = asked_in_window(desk, shown, asker)
    if units < asked.moq:
        least = ceil(asked.moq / asked.case_pack) * asked.case_pack
        raise TypedUnderMinimum(asked.moq, suggestion.id, least, units)
    if units % asked.case_pack:
        fewer = units - units % asked.case_pack
        more = fewer + asked.case_pack
        best = more if fewer < max(asked.moq, 1) else fewer
        raise TypedNotWholeCartons(asked.case_pack, fewer, more, suggestion.id, best, units)


def _dismiss(desk: Desk, asker: Asker, suggestion: Suggestion, rest: Sequence[str]) -> Decision:
    desk.demand(asker.user, Action.DISMISS)
    words = cut(" ".join(rest), WORDS)
    return desk.store.deciding.dismiss(
        *(suggestion.id, suggestion.version, asker.user, desk.now()), reason=OTHER if words else "", note=words
    )


def _snooze(desk: Desk, asker: Asker, suggestion: Suggestion, rest: Sequence[str]) -> Decision:
    desk.demand(asker.user, Action.SNOOZE)
    until_order = bool(rest) and rest[0].casefold() == "order"
    typed = rest[0] if rest else ""
    if not until_order and not (UNITS.fullmatch(typed) and 1 <= int(typed) <= LONGEST):
        raise NotDays(quoted(typed))
    until = desk.now() + timedelta(days=UNTIL_ORDER if until_order else int(typed))
    return desk.store.deciding.snooze(
        *(suggestion.id, suggestion.version, asker.user, desk.now(), until),
        note=cut(" ".join(rest[1:]), WORDS),
        until_order=until_order,
    )


def _wake(desk: Desk, asker: Asker, suggestion: Suggestion, _rest: Sequence[str]) -> Decision:
    desk.demand(asker.user, Action.SNOOZE)
    return desk.store.deciding.wake(suggestion.id, suggestion.version, asker.user, desk.now())


def _undo(desk: Desk, asker: Asker, suggestion: Suggestion, _rest: Sequence[str]) -> Decision:
    desk.demand(asker.user, Action.APPROVE if suggestion.orders else Action.DISMISS)
    decision = desk.store.deciding.undo(suggestion.id, suggestion.version, asker.user, desk.now())
    if not decision.won:
        raise why_not(desk, decision.suggestion)
    return decision


VERBS: Mapping[str, Callable[[Desk, Asker, Suggestion, Sequence[str]], Decision]] = {
    "approve": _approve,
    "dismiss": _dismiss,
    "snooze": _snooze,
    "wake": _wake,
    "undo": _undo,
}
