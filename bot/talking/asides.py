"""What is said beside the matter: thanks, to be asked again later, and the question who may do what."""

from bot.desk import Desk
from bot.messages.how_to import snoozing_message
from bot.messages.reply import Message
from bot.messages.who_may import welcome_message, who_may
from bot.talking.overhearing import is_said
from bot.talking.vocabulary import ASKS_ROLES, BESIDE_THANKS, THANKS
from bot.talking.wishes import is_for_later
from bot.wording import Voice


def aside(desk: Desk, said: str, words: list[str], voice: Voice) -> Message | None:
    """Return the answer to who thanks, asks who may approve, or to be asked again; None: something else is said."""
    if set(words) & set(THANKS) and set(words) <= {*THANKS, *BESIDE_THANKS}:
        return welcome_message(voice)
    if is_for_later(said, words):
        return snoozing_message(voice)
    if not is_said(ASKS_ROLES, said, words):
        return None
    roles = {member.user: str(member.role) for member in desk.store.people.all()}
    roles |= dict.fromkeys(desk.admins, "admin")
    return who_may({role: [it for it in sorted(roles) if roles[it] == role] for role in roles.values()}, voice)
