"""What is said beside the matter: thanks, a mere yes or no, to be asked again later, the question who may do what."""

from collections.abc import Iterator

from bot.desk import Desk
from bot.messages.how_to import (
    BINDING,
    BRUSHING,
    BY_UNITS,
    DEAD_CASH,
    ITSELF,
    NO_LOSSES,
    NOD,
    ONE_SUPPLIER,
    SNOOZING,
    WELCOME,
    how_to,
)
from bot.messages.reply import Message
from bot.messages.who_may import who_may
from bot.talking.overhearing import is_said
from bot.talking.said import stands_for
from bot.talking.vocabulary import (
    ABOUT_ITSELF,
    ASKS_ROLES,
    BESIDE_THANKS,
    BINDS,
    COMPARES_SUPPLIERS,
    DEAD_MONEY,
    EARNS_MOST,
    LOSSES,
    NODS,
    REORDERS,
    THANKS,
)
from bot.talking.wishes import is_for_later
from bot.wording import Voice

NOTES = (
    (BINDS, BINDING),
    (DEAD_MONEY, DEAD_CASH),
    (EARNS_MOST, BY_UNITS),
    (LOSSES, NO_LOSSES),
    (COMPARES_SUPPLIERS, ONE_SUPPLIER),
    (REORDERS, BRUSHING),
)


def aside(desk: Desk, said: str, words: list[str], voice: Voice) -> Message | None:
    """Return the answer to who thanks, nods, asks who may approve, or to be asked again; None: else."""
    if is_said(THANKS, said, words) and all(stands_for(word, (*THANKS, *BESIDE_THANKS)) for word in words):
        return how_to(WELCOME, voice)
    if words and all(stands_for(word, NODS) for word in words):
        return how_to(NOD, voice)
    if is_said(ABOUT_ITSELF, said, words):
        return how_to(ITSELF, voice)
    if is_for_later(said, words):
        return how_to(SNOOZING, voice)
    if not is_said(ASKS_ROLES, said, words):
        return None
    roles = {member.user: str(member.role) for member in desk.store.people.all()}
    roles |= dict.fromkeys(desk.admins, "admin")
    return who_may({role: [it for it in sorted(roles) if roles[it] == role] for role in roles.values()}, voice)


def notes(said: str, words: list[str], voice: Voice) -> Iterator[Message]:
    """Yield what is said before an answer that is not all that was asked for."""
    return (how_to(note, voice) for any_of, note in NOTES if is_said(any_of, said, words))
