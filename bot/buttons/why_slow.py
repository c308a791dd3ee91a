"""Why these numbers of slow stock: each with its inputs, its rule and where the rule comes from."""

from collections.abc import Iterator

from bot.clearing import limits
from bot.desk import Asker, Desk, Pressed
from bot.errors import DeadButton
from bot.messages.ladder_explanation import ladder_explanation
from bot.messages.reply import Message
from bot.messages.slow_explanation import slow_explanation
from bot.slow_stock import aged
from planner.clearance_rules import explain_clearance

ACTION = "why_slow"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    parts = list(aged(desk, [pressed.value]))
    explanations = [
        slow_explanation(
            about.product,
            about.location,
            explain_clearance(part.judged, part.items, desk.policy, i),
            about.cost_currency,
            limits(desk),
            asker.voice,
            is_at_least=bool(part.judged.is_at_least[i]),
        )
        for part in parts
        for i, about in enumerate(part.about)
        if part.judged.units[i] > 0
    ]
    if not explanations:
        raise DeadButton
    yield from explanations
    for part in parts:
        for n, about in enumerate(part.slow.about):
            yield ladder_explanation(about.product, about.location, tuple(part.slow.reckoning(n)), asker.voice)
