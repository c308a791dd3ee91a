"""Checks one product at once, as the next check of all will: what is asked of it, and how it stands in lists."""

from bot.asking import Asked, ask_alone
from bot.desk import Desk
from bot.joining import as_asked
from bot.judged_columns import standings
from bot.judgement import judge
from bot.store import Suggestion


def recheck(desk: Desk, product: str) -> None:
    """Bring what is asked of a product, and its place in every list, in line with how it stands at this moment."""
    before = Asked.now(desk, product)
    judgements = judge(desk, products=[product])
    ask_alone(desk, [as_asked(desk, judgement) for judgement in judgements], before)
    awake = (each for each in desk.store.suggestions.open([product]) if not each.is_snoozed(desk.now()))
    asked = {(each.product, each.location): each.quantity for each in awake}
    desk.store.levels.save_some(row for judgement in judgements for row in standings(judgement, asked))


def asked_again(desk: Desk, undone: Suggestion) -> Suggestion:
    """Return what is asked where a decision was taken back, as it stands now; the one taken back where nothing is."""
    recheck(desk, undone.product)
    newest = {each.location: each for each in desk.store.suggestions.latest(undone.product)}
    return newest[undone.location]
