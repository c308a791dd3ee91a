"""Decides an order by the number people type: approve, dismiss, snooze, wake, undo."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from math import ceil

from bot.deciding import note
from bot.desk import Action, Asker, Desk, Pressed
from bot.errors.decision import (
    NoDays,
    NotAQuantity,
    NotDays,
    Outdated,
    TypedNotWholeCartons,
    TypedUnderMinimum,
    UnknownSuggestion,
)
from bot.judging.arriving import arrivals
from bot.messages.blocks import cut
from bot.messages.inputs import WORDS
from bot.messages.ordering.decision_words import OTHER
from bot.messages.reply import Message
from bot.ordering.decision import asked_in_window, sea_lot, too_late, why_not
from bot.ordering.minimums import short_of_minimum
from bot.ordering.rechecking import asked_again, recheck
from bot.ordering.spending import approve_within_limit
from bot.store import Approval, Decision, Suggestion
from bot.understanding.typed import quoted, unquoted, whole_meant
from planner.intake.figure import wholes

NUMBER = re.compile(r"#?([0-9]{1,15})")
DAYS = re.compile(r"(?P<days>\S*?[0-9])\s*(?:d|days?|天|日)?", re.IGNORECASE)
MOST = 999_999_999  # [units] more is a slip
ANYWAY = "anyway"
LONGEST, UNTIL_ORDER = 90, 30  # [days]


def decided(desk: Desk, asker: Asker, verb: str, number: str, rest: Sequence[str]) -> Message:
    """Decide the order with that number as it stands now, and say what became of it."""
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
    lot = sea_lot(desk, suggestion, arrivals(desk, [suggestion.product]))
    if rest:
        is_sure = rest[-1].casefold() == ANYWAY
        units = whole_meant(" ".join(rest[:-1] if is_sure else rest)) or 0
        if not 0 < units <= MOST:
            raise NotAQuantity
        lot = replace(lot, quantity=units)
        if suggestion.state == "open" and not is_sure:
            _demand_terms_kept(desk, asker, suggestion, lot.quantity)
    (decision,) = approve_within_limit(desk, asker, [Approval(suggestion.id, suggestion.version, (lot,))])
    return decision


def _demand_terms_kept(desk: Desk, asker: Asker, suggestion: Suggestion, units: int) -> None:
    """Refuse a quantity below the minimum or with a broken carton.

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
    reason = OTHER if words else ""
    return desk.store.deciding.dismiss(
        suggestion.id, suggestion.version, asker.user, desk.now(), reason=reason, note=words
    )


def _snooze(desk: Desk, asker: Asker, suggestion: Suggestion, rest: Sequence[str]) -> Decision:
    desk.demand(asker.user, Action.SNOOZE)
    if not rest:
        raise NoDays(suggestion.id)
    typed = rest[0]
    said = DAYS.fullmatch(typed)
    days, until_order = whole_meant(said["days"]) if said else None, typed.casefold() == "order"
    if not until_order and not (days and days <= LONGEST):
        raise NotDays(quoted(typed))
    until = desk.now() + timedelta(days=days or UNTIL_ORDER)
    return desk.store.deciding.snooze(
        suggestion.id,
        suggestion.version,
        asker.user,
        desk.now(),
        until,
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
    recheck(desk, [suggestion.product])
    return replace(decision, suggestion=asked_again(desk, decision.suggestion))


def command_meant(desk: Desk, words: str) -> tuple[str, str] | None:
    """Return a product that is named where a number belongs, and the command that is meant; None where none is.

    Without a verb it is approved, if a number of units stands behind it: ``SKU123 500``.
    """
    tokens = words.split()
    verbs = [WORDS_FOR[token.casefold()] for token in tokens if token.casefold() in WORDS_FOR]
    rest = [token for token in tokens if token.casefold() not in WORDS_FOR]
    if not rest or not (verbs or (len(rest) > 1 and wholes(rest[-1]))):
        return None
    found = desk.store.products.find(unquoted(rest[0])).exact
    asked = desk.store.suggestions.open(found[:1]) if found else ()
    if not asked:
        return None
    verb = verbs[0] if verbs else "approve"
    return found[0], " ".join(["/reorder", verb, str(asked[0].id), *rest[1:]])


VERBS: Mapping[str, Callable[[Desk, Asker, Suggestion, Sequence[str]], Decision]] = {
    "approve": _approve,
    "dismiss": _dismiss,
    "snooze": _snooze,
    "wake": _wake,
    "undo": _undo,
}
WORDS_FOR: Mapping[str, str] = {
    **{verb: verb for verb in VERBS},
    "批准": "approve",
    "忽略": "dismiss",
    "稍后提醒": "snooze",
    "重新提醒": "wake",
    "撤销": "undo",
}
"""What else people type for them."""
