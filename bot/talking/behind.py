"""Whether what is typed behind a command, and names nothing it knows, can be understood as said in a conversation."""

from bot.desk import Desk
from bot.talking.overhearing import ENDS, NO_NAME, shop_in, topic_of
from bot.talking.topics import PERIODS
from bot.talking.vocabulary import SENTENCE

NAMED = (word for days in PERIODS.values() for _, named in days for each in named for word in each.split())
WORDS = {*NO_NAME, *SENTENCE, *NAMED}


def is_understood(desk: Desk, typed: str) -> bool:
    """Return whether a topic or a shop is said, and no word beside it that could be the name of something."""
    words = [word for each in typed.split() if (word := each.strip(ENDS))]
    shop, folded = shop_in(desk, typed), [word.casefold() for word in words]
    others = [word for word in words if word.isascii() and word.casefold() not in WORDS]
    of_shop = [
        word for word in others if shop and (shop in desk.store.shops.called(word) or shop_in(desk, word) == shop)
    ]
    return others == of_shop and (bool(shop) or topic_of(typed.casefold(), folded) is not None)
