"""Approve all: a supplier's suggestions become purchase orders together, each once and as it was shown."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.deciding import anew
from bot.desk import Action, Asker, Desk, Pressed
from bot.errors import DeadButton
from bot.judging.arriving import arrivals
from bot.messages.ordering.decision_note import Bought, Left, batch_note
from bot.messages.page import ListAsked
from bot.messages.reply import Message
from bot.ordering.carrying import Shown, unpacked
from bot.ordering.decision import SUGGESTIONS, sea_lot, split, too_late
from bot.ordering.minimums import short_of_minimum
from bot.ordering.spending import approve_within_limit
from bot.store import Approval, Decision, Lot, PurchaseOrder, Suggestion

ACTION = "approve_all"
EACH = r"[0-9a-f]+\.[0-9a-f]+(?:\.[0-9a-f]+)?"
VALUE = re.compile(rf"(?P<shown>{EACH}(?:,{EACH})*)@(?P<page>[0-9]{{1,5}}) (?P<about>.*)")


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    desk.demand(asker.user, Action.APPROVE)
    said = VALUE.fullmatch(pressed.value)
    if said is None:
        raise DeadButton
    shown = unpacked(said["shown"])
    known = desk.store.suggestions.these([each.number for each in shown])
    if len(known) < len(shown):
        raise DeadButton
    lots = _lots(desk, shown, known)
    approvals = [Approval(each.number, each.version, lots[each.number]) for each in shown if each.number in lots]
    decisions = approve_within_limit(desk, asker, approvals)
    yield anew(desk, asker, ListAsked(SUGGESTIONS, said["about"], int(said["page"])))
    yield _note(decisions, [known[each.number].product for each in shown if each.number not in lots], asker)
    yield from short_of_minimum(desk, asker, [order for each in decisions for order in each.orders])


def _lots(desk: Desk, shown: Sequence[Shown], known: Mapping[int, Suggestion]) -> Mapping[int, tuple[Lot, ...]]:
    """Return how each travels, as it was shown; without those that were to fly and cannot any more."""
    there = arrivals(desk, {each.product for each in known.values()})
    found: dict[int, tuple[Lot, ...]] = {}
    for number, _, by_air in shown:
        asked = known[number]
        sea, arrival = sea_lot(desk, asked, there), there.get((asked.product, asked.location))
        lands_on = arrival.by_air if arrival else None
        if not by_air or lands_on is not None:
            found[number] = split(sea, by_air, lands_on)
    return found


def _note(decisions: Sequence[Decision], grounded: Sequence[str], asker: Asker) -> Message:
    """Return what became of each; ``grounded``: products that were to fly and cannot any more."""
    orders = {order.number: order for decision in decisions for order in decision.orders}
    left = [Left(each.suggestion.product, _why_left(each.suggestion, asker)) for each in decisions if not each.won]
    left += [Left(product, asker.voice.say("nothing flies there any more: order it by sea")) for product in grounded]
    won = sum(each.won for each in decisions)
    return batch_note(won, [_bought(order) for order in orders.values()], left, asker.voice)


def _bought(order: PurchaseOrder) -> Bought:
    cost: dict[str, int] = {}
    for line in order.lines:
        if line.cost_minor is not None:
            cost[line.currency] = cost.get(line.currency, 0) + line.cost_minor
    flies = all(line.mode == "air" for line in order.lines)
    return Bought(order.number, order.supplier, len(order.lines), order.quantity, cost, flies=flies)


def _why_left(suggestion: Suggestion, asker: Asker) -> str:
    if suggestion.state == "open":
        return asker.voice.say("it has changed meanwhile: order *{units}* now", units=suggestion.quantity)
    return asker.voice.tell(too_late(suggestion, asker))
