"""What is shown of an item that was judged: its card with what stands asked, and its line in a list."""

from collections.abc import Sequence
from datetime import timedelta

from bot.desk import Desk
from bot.judgement import judge
from bot.messages.proposal import Proposal
from bot.messages.sku_line import SkuLine
from bot.messages.stock_values import StockCard
from bot.store import Standing, Suggestion


def cards(desk: Desk, product: str, pressed: Sequence[Suggestion] = ()) -> tuple[StockCard, ...]:
    """Return the product's cards, one a location: asked, decided lately, or just pressed."""
    latest = [s for s in desk.store.suggestions.latest(product) if _still_matters(s, desk)]
    asked = {s.location: s for s in pressed} | {s.location: s for s in latest}
    return tuple(
        judgement.card(i, proposal(asked.get(about.location)))
        for judgement in judge(desk, products=[product])
        for i, about in enumerate(judgement.catalogue.about)
    )


def _still_matters(suggestion: Suggestion, desk: Desk) -> bool:
    """Say whether a card shows it: it is open, or a person decided it not long ago."""
    if suggestion.state == "open":
        return True
    life = timedelta(days=desk.policy.suggestion_life)
    return bool(suggestion.decided_by and suggestion.decided_at and desk.now() - suggestion.decided_at < life)


def proposal(suggestion: Suggestion | None) -> Proposal | None:
    """Return the stored suggestion as a card asks it."""
    if suggestion is None:
        return None
    cost = None if suggestion.unit_cost_minor is None else suggestion.unit_cost_minor * suggestion.quantity
    return Proposal(
        id=suggestion.id,
        version=suggestion.version,
        location=suggestion.location,
        state=suggestion.state,
        quantity=suggestion.quantity,
        supplier=suggestion.supplier,
        order_by=suggestion.order_by,
        cost_minor=cost,
        currency=suggestion.currency,
        decided_by=suggestion.decided_by,
        decided_at=suggestion.decided_at,
        order=suggestion.order_number,
    )


def line_of(standing: Standing) -> SkuLine:
    """Return how an item stood at the last check as a line of a list."""
    return SkuLine(
        standing.product, standing.name, standing.location, standing.level, standing.stockout, standing.quantity
    )
