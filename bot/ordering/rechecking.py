"""Checks some products at once, as the next check of all will: what is asked of them, and how they stand in lists."""

import logging
import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from bot.desk import Desk
from bot.errors import ListsFollow, UserError
from bot.judging.checked import Checked
from bot.judging.judgement import judge
from bot.judging.places import Places
from bot.messages.reply import Message
from bot.ordering.asked import Asked
from bot.ordering.asking import ask_alone
from bot.ordering.joining import as_asked
from bot.store import Suggestion

logger = logging.getLogger(__name__)

MOST = 100  # products that somebody waits for; with more the next check, seconds later, is soon enough


def is_too_many(products: Collection[str]) -> bool:
    """Say whether these products are left to the next check, as nobody waits for so many."""
    return len(products) > MOST


def recheck(desk: Desk, products: Iterable[str]) -> None:
    """Bring what is asked of products, and their places in every list, in line with how they stand at this moment.

    Raises: ListsFollow, as what somebody did before counts all the same.
    """
    meant = sorted(set(products))
    if not meant or is_too_many(meant):
        return
    try:
        _recheck(desk, meant)
    except Exception:
        follows = ListsFollow(secrets.token_hex(3))
        logger.exception("Reference %s: checking %s failed after a change that counts", follows.reference, meant)
        raise follows from None


def rechecked_and_shown(
    desk: Desk, products: Iterable[str], show: Callable[[], Iterator[Message]]
) -> Iterator[Message]:
    """Check products after a change that counts already, and show it; where that fails, say that it counts.

    Raises: ListsFollow, and what showing raises for people.
    """
    follows: ListsFollow | None = None
    try:
        recheck(desk, products)
    except ListsFollow as failed:
        follows = failed
    try:
        yield from show()
    except UserError:
        raise
    except Exception:
        if follows is None:
            raise
    if follows is not None:
        raise follows


def _recheck(desk: Desk, meant: Sequence[str]) -> None:
    before = Asked.now(desk, meant)
    judgements = judge(desk, products=meant)
    places = Places.of(judgements)
    stands = places.by_part(places.stands(before.open))
    ask_alone(desk, [as_asked(desk, judgement) for judgement in judgements], before, stands)
    stand = Checked.of(judgements, places, desk.store.suggestions.asked(desk.now(), meant))
    desk.store.levels.save_some(stand.those(range(len(stand))), reporting=desk.reporting_currency)


def asked_again(desk: Desk, undone: Suggestion) -> Suggestion:
    """Return what is asked where a decision was taken back, as it stands now; the one taken back where nothing is."""
    asked = {each.location: each for each in desk.store.suggestions.open([undone.product])}
    return asked.get(undone.location) or desk.store.suggestions.one(undone.id) or undone
