"""Approve all: a supplier's suggestions become purchase orders together, each once and as it was shown."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.deciding import anew
from bot.desk import Action, Asker, Desk, Pressed
from bot.errors import DeadButton
from bot.messages.decision_note import Bought, Left, batch_note
from bot.messages.page import ListAsked
from bot.messages.reply import Message
from bot.ordering.carrying import Shown, unpacked
from bot.ordering.decision import SUGGESTIONS, sea_lot, too_late
from bot.ordering.minimums import short_of_minimum
from bot.ordering.spending import Cost, demand_within_limit
from bot.store import Approval, Decision, Lot, PurchaseOrder, Suggestion

ACTION = "approve_all"
VALUE = re.compile(r"(?P<shown>[0-9a-f]+\.[0-9a-f]+(?:,[0-9a-f]+\.[0-9a-f]+)*)@(?P<page>[0-9]{1,5}) (?P<about>.*)")


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    desk.demand(asker.user, Action.APPROVE)
    said = VALUE.fullmatch(pressed.value)
    if said is None:
        raise DeadButton
    shown = unpacked(said["shown"])
    known = desk.store.suggestions.these([number for number, _ in shown])
    if len(known) < len(shown):
        raise DeadButton
    lots = {number: sea_lot(desk, known[number]) for number, _ in shown}
    demand_within_limit(desk, asker, _costs(shown, known, lots))
    approvals = [Approval(number, version, (lots[number],)) for number, version in shown]
    decisions = desk.store.deciding.approve_all(approvals, asker.user, desk.now())
    yield anew(desk, asker, ListAsked(SUGGESTIONS, said["about"], int(said["page"])))
    yield _note(decisions, asker)
    yield from short_of_minimum(desk, asker, [order for each in decisions for order in each.orders])


def _costs(shown: Sequence[Shown], known: Mapping[int, Suggestion], lots: Mapping[int, Lot]) -> Iterator[Cost]:
    """Yield what each order would cost whose lines are still as they were shown."""
    ways: dict[tuple[str, str, str], list[tuple[Suggestion, Lot]]] = {}
    for number, version in shown:
        each, lot = known[number], lots[number]
        if each.state == "open" and each.version == version:
            ways.setdefault((each.supplier, each.location, lot.mode), []).append((each, lot))
    yield from map(Cost.of, ways.values())


def _note(decisions: Sequence[Decision], asker: Asker) -> Message:
    orders = {order.number: order for decision in decisions for order in decision.orders}
    left = [Left(each.suggestion.product, _why_left(each.suggestion, asker)) for each in decisions if not each.won]
    return batch_note([_bought(order) for order in orders.values()], left, asker.voice)


def _bought(order: PurchaseOrder) -> Bought:
    cost: dict[str, int] = {}
    for line in order.lines:
        if line.cost_minor is not None:
            cost[line.currency] = cost.get(line.currency, 0) + line.cost_minor
    return Bought(order.number, order.supplier, len(order.lines), order.quantity, cost)


def _why_left(suggestion: Suggestion, asker: Asker) -> str:
    if suggestion.state == "open":
        return asker.voice.say("it has changed meanwhile: order *{units}* now", units=suggestion.quantity)
    return asker.voice.tell(too_late(suggestion, asker))
