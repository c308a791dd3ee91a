"""What people type: words without their quotation marks, how they are quoted back, the SKU, shop or number meant."""

import re

from bot.desk import Desk
from bot.errors import MisspeltSku, UnknownSku, WhichNumber
from bot.errors.setup import BadQuietHours
from bot.messages.blocks import cut
from bot.store import UnknownShop
from planner.intake.figure import wholes

QUOTES = "`\"'“”‘’ \t"
ASKED = QUOTES + "?？"  # what may stand behind a question; shops and suppliers may end with other marks
MARKS = ASKED + "!！。."  # and around a word within it
ASKS_ALL = {"all", "everything", "全部", "所有"}
ASKS_WHY = {"why", "为什么", "为何"}  # behind what was typed: explain its numbers
CODE = re.compile(r"(?=\D*\d)[\w\-./]{4,}|[A-Z]{4,}")  # looks like a code, not like a word or a number of days
EMOJI = re.compile(  # as Slack writes it, and as a keyboard does
    r":[a-z0-9_+'-]*[a-z][a-z0-9_+'-]*:|[\u2600-\u27bf\u2b50\u2b55\U0001f000-\U0001faff][\u200d\ufe0f]*", re.IGNORECASE
)
QUOTATION = re.compile('("[^"]*"|“[^”]*”)')
HOURS = re.compile(r"([01]?[0-9]|2[0-3])-([01]?[0-9]|2[0-3])")
QUOTED = 80  # letters that are quoted back


def unquoted(typed: str) -> str:
    """Return the words without quotation marks around them and marks of a question behind, and one blank between.

    >>> unquoted(' “lunch   bag” '), unquoted("SKU123?")
    ('lunch bag', 'SKU123')
    """
    words = " ".join(typed.split()).strip(QUOTES)
    return words.rstrip(ASKED) or words


def without_emoji(desk: Desk, typed: str) -> str:
    """Return the words without emoji, but for those within quotation marks; a shop may be called by one."""
    if any(EMOJI.search(shop.name) for shop in desk.store.shops.all()):
        return typed
    parts = QUOTATION.split(typed)
    return "".join(part if n % 2 else EMOJI.sub(" ", part) for n, part in enumerate(parts)).strip()


def apart(words: str) -> list[str]:
    """Return the words one by one; none where everything is asked for.

    >>> apart("sku123 why"), apart("all")
    (['sku123', 'why'], [])
    """
    return [] if words.strip().casefold() in ASKS_ALL else words.split()


def quoted(words: str) -> str:
    """Return the words as an answer may quote them: a backtick would end the quotation early."""
    return cut(words.replace("`", "ˋ"), QUOTED)


def product_meant(desk: Desk, words: str) -> str:
    """Return the code of the product the words name. Raises: MisspeltSku, UnknownSku."""
    found = desk.store.products.find(words)
    if found.exact:
        return found.exact[0]
    raise MisspeltSku(quoted(words), found.near) if found.near else UnknownSku(quoted(words))


def shop_meant(desk: Desk, words: str) -> str | None:
    """Return the name of the shop the words name, in whatever case and width; None where there is none."""
    try:
        return desk.store.shops.named(words).name
    except UnknownShop:
        return None


def whole_meant(typed: str) -> int | None:
    """Return the whole number that was typed; None where it is none. Raises: WhichNumber.

    >>> whole_meant("1,000"), whole_meant("1k"), whole_meant("many")
    (1000, 1000, None)
    """
    ways = wholes(typed)
    if len(ways) > 1:
        raise WhichNumber(quoted(typed), str(ways[-1]), str(ways[0]))
    return next(iter(ways), None)


def quiet_hours(typed: str) -> str:
    """Return quiet hours as they are kept; "" where they take none. Raises: BadQuietHours.

    >>> quiet_hours(" 22 - 07 "), quiet_hours("0-0")
    ('22-7', '')
    """
    said = HOURS.fullmatch(typed.replace(" ", "").replace("–", "-"))
    if said is None:
        raise BadQuietHours(quoted(typed))
    begins, ends = int(said[1]), int(said[2])
    return "" if begins == ends else f"{begins}-{ends}"
