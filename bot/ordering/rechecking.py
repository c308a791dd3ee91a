"""Checks some products at once, as the next check of all will: what is asked of them, and how they stand in lists."""

from collections.abc import Iterable

from bot.desk import Desk
from bot.judging.judged_columns import standings
from bot.judging.judgement import judge
from bot.ordering.asking import Asked, ask_alone
from bot.ordering.joining import as_asked
from bot.store import Changed, Suggestion

MOST = 100  # products that somebody waits for; with more the next check, seconds later, is soon enough


def recheck(desk: Desk, products: Iterable[str]) -> None:
    """Bring what is asked of products, and their places in every list, in line with how they stand at this moment."""
    meant = sorted(set(products))
    if not meant or len(meant) > MOST:
        return
    before = Asked.now(desk, meant)
    judgements = judge(desk, products=meant)
    ask_alone(desk, [as_asked(desk, judgement) for judgement in judgements], before)
    awake = (each for each in desk.store.suggestions.open(meant) if not each.is_snoozed(desk.now()))
    asked = {(each.product, each.location): each.quantity for each in awake}
    desk.store.levels.save_some(row for judgement in judgements for row in standings(judgement, asked))


def asked_again(desk: Desk, undone: Suggestion) -> Suggestion:
    """Return what is asked where a decision was taken back, as it stands now; the one taken back where nothing is."""
    recheck(desk, [undone.product])
    asked = {each.location: each for each in desk.store.suggestions.open([undone.product])}
    return asked.get(undone.location) or desk.store.suggestions.one(undone.id) or undone


def rechecked(desk: Desk, changed: Changed) -> Changed:
    """Return a change of a purchase order, with what it holds checked anew."""
    if changed.won:
        recheck(desk, (line.product for line in changed.order.lines))
    return changed
