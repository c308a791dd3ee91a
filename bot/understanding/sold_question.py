"""What somebody means who asks what sold: which SKUs or shop, and on which days of the past."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from bot.desk import Asker, Desk
from bot.errors.sold import SoldLikeThis
from bot.understanding.past_days import Span
from bot.understanding.periods import period
from bot.understanding.slips import shops_meant
from bot.understanding.typed import MARKS, quoted

ASKS_SOLD = {"sold", "sales", "销量", "销售"}
BESIDE = {"and", "at", "between", "by", "for", "from", "in", "of", "on", "since", "the", "to", "until", "units", "和"}
APART = re.compile(r"[,;，、；]")


@dataclass(frozen=True, slots=True)
class SoldAsked:
    """Which sales are asked for."""

    days: Span | None  # None: nobody says which
    codes: tuple[str, ...]  # (): of all SKUs
    shop: str  # "": of all
    as_file: bool


def sold_asked(desk: Desk, asker: Asker, words: str) -> SoldAsked | None:
    """Return what is asked where one of the words asks what sold; None: none does, or a name holds it.

    Raises: SoldLikeThis, where the key word comes first and something behind it is no SKU, shop or day.
    """
    tokens = APART.sub(" ", words).split()
    at = next((n for n, token in enumerate(tokens) if token.casefold() in ASKS_SOLD), None)
    if at is None or desk.store.products.exact(words):
        return None
    as_file = tokens[-1].casefold() == "xlsx"
    shop, rest = _shop_named(desk, " ".join((*tokens[:at], *tokens[at + 1 : len(tokens) - as_file])))
    today = desk.today(asker.voice.zone)
    found = period(rest, today)
    days, others = found or (None, rest)
    codes, unknown = _codes(desk, others.split())
    if unknown and not shop:
        shops = shops_meant(desk, " ".join(unknown))
        shop, unknown = (shops[0], []) if len(shops) == 1 else ("", unknown)
    if unknown and at and not codes:
        return None
    if unknown:
        first, last = (str(today - timedelta(days)) for days in (14, 1))
        raise SoldLikeThis(quoted(" ".join(unknown)), first, last)
    return SoldAsked(days, codes, shop, as_file)


def _shop_named(desk: Desk, words: str) -> tuple[str, str]:
    """Return the shop whose whole name stands among the words, and the others: a name may hold a day."""
    names = sorted((shop.name for shop in desk.store.shops.all()), key=len, reverse=True)
    for name in names:
        said = re.search(rf"(?<!\S){re.escape(name)}(?!\S)", words, re.IGNORECASE)
        if said:
            return name, f"{words[: said.start()]} {words[said.end() :]}"
    return "", words


def _codes(desk: Desk, tokens: Collection[str]) -> tuple[tuple[str, ...], list[str]]:
    """Return the SKUs that tokens name, and the tokens that name none."""
    codes, unknown = list[str](), list[str]()
    for token in filter(None, (each.strip(MARKS) for each in tokens)):
        if found := desk.store.products.exact(token):
            codes += found
        elif token.casefold() not in BESIDE:
            unknown.append(token)
    return tuple(dict.fromkeys(codes)), unknown
