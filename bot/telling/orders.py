"""What is to order of the items of a warning as it stands now, so that it and the lists say one number."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.desk import Desk
from bot.messages.telling.warning import WarnedLine
from bot.store import Suggestion


def with_orders(desk: Desk, lines: Sequence[WarnedLine]) -> list[WarnedLine]:
    """Return the lines with what is asked for now, and what was approved since; what is over stays as it was told."""
    products = {line.line.product for line in lines}
    latest = {(it.product, it.location): it for product in products for it in desk.store.suggestions.latest(product)}
    return [
        line
        if line.is_over or line.since is None
        else _with_order(line, line.since, latest.get((line.line.product, line.line.location)), desk.now())
        for line in lines
    ]


def _with_order(line: WarnedLine, since: datetime, suggestion: Suggestion | None, now: datetime) -> WarnedLine:
    units, is_asked, is_bought = 0, False, False
    if suggestion is not None:
        units = suggestion.ordered or suggestion.quantity
        is_asked = suggestion.state == "open" and not suggestion.is_snoozed(now)
        is_bought = bool(suggestion.orders) and suggestion.decided_at is not None and suggestion.decided_at >= since
    asked = replace(line.line, quantity=units if is_asked else 0)
    return replace(line, line=asked, ordered=units if is_bought else 0)
