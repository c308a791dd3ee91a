"""Whether what is typed behind a command, and names nothing it knows, can be understood as said in a conversation."""

import re

from bot.desk import Desk
from bot.talking.meaning import meaning_asked
from bot.talking.overhearing import ENDS, NO_NAME, codes_in, reference_in, topic_of, words_of
from bot.talking.places import shop_in
from bot.talking.topics import PERIODS
from bot.talking.vocabulary import SENTENCE, words
from bot.talking.wishes import is_for_later

NAMED = (word for days in PERIODS.values() for _, named in days for each in named for word in each.split())
BESIDE = words("come, comes, get, gets, go, goes, needs, now, soon, wants, yet, sell, why, explain")
BESIDE += words(
    "year, month, quarter, on, monday, tuesday, wednesday, thursday, friday, saturday, sunday, weekend, tonight"
)
FIGURE = re.compile(r"\d[\d.,]*k?")
WORDS = {*NO_NAME, *SENTENCE, *NAMED, *BESIDE}


def is_understood(desk: Desk, typed: str) -> bool:
    """Return whether something is named or asked for, and no word beside it could be the name of something else."""
    if meaning_asked(desk, typed) or is_for_later(typed, words_of(typed)):
        return True
    found = codes_in(desk, typed)
    named = {*found, reference_in(desk, typed, found)} - {""}
    said = [
        word for each in typed.split() if (word := each.strip(ENDS)) not in {"", *named} and not FIGURE.fullmatch(word)
    ]
    shop, folded = shop_in(desk, typed), [word.casefold() for word in said]
    others = [word for word in said if word.isascii() and word.casefold() not in WORDS]
    of_shop = [
        word for word in others if shop and (shop in desk.store.shops.called(word) or shop_in(desk, word) == shop)
    ]
    return others == of_shop and (bool(shop or named) or topic_of(typed.casefold(), folded) is not None)
