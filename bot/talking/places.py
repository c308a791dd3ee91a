"""Finds which shop or supplier a sentence is about: by its name, market or country, and not where it is left out."""

import re
from collections.abc import Collection

from bot.desk import Desk
from bot.ordering.choosing import choice
from bot.ordering.purchasing import suppliers
from bot.talking.overhearing import CODE, ENDS, is_said, stands_in
from bot.understanding.cities import called_so
from bot.understanding.simplified import simplified
from bot.wording import country_names

SHORT = 3  # letters of a market, or of the part of a shop's name that is called in a sentence
NO_WORDS = {"uk", "eu", "gb", "usa"}  # in small letters, too; “us”, “it” and “my” are words
LEAVES_OUT = re.compile(
    r"\b(?:not|except|excluding|without|besides|apart from|other than|all but)\s+(?:(?:in|for|of|from|the)\s+)*"
    r"|除了|除开|不含|不包括|不看|不要",
    re.IGNORECASE,
)
LEFT_OUT = re.compile(r"([^\s，,。]+?)\s?(?:以外|之外|除外)")
NEXT = re.compile(r"\S+(?:\s\S+)?")  # the words behind it that may name what is left out
TAKES = re.compile(
    r"\bhow (?:long|many days)\b.*\b(?:takes?|needs?)\b|\blead[ -]?times?\b"
    r"|\b(?:usually|normally|typically|generally)\b.*\b(?:take|deliver|ship|arrive|come)s?\b"
    r"|交期|货期|(?:一般|通常|平时).*(?:多久|几天|多少天)",
    re.IGNORECASE,
)
"""Asks how long an order takes."""
MOST = 8  # letters of them, in Chinese


def shop_in(desk: Desk, said: str) -> str:
    """Return the only shop a sentence is about: by its name, market, country or a short part of its name; "": none.

    Where one of two is left out (“not the EU”), it is about the other.
    """
    before = [(found, _next(said[found.end() :])) for found in LEAVES_OUT.finditer(said)]
    for found, name in (*before, *((found, found[1]) for found in LEFT_OUT.finditer(said))):
        if left_out := _named(desk, name):
            others = [shop.name for shop in desk.store.shops.all() if shop.name != left_out]
            return others[0] if len(others) == 1 else _named(desk, said[: found.start()])
    return _named(desk, said)


def _next(said: str) -> str:
    found = NEXT.match(said)
    words = found[0] if found else ""
    return words if words.isascii() else words[:MOST]


def _named(desk: Desk, said: str) -> str:
    folded = said.casefold()
    if named := _by_name(desk, folded):
        return named
    shops = {shop for shop in (_by_part(desk, said), _by_country(desk, folded)) if shop}
    return shops.pop() if len(shops) == 1 else ""


def is_of_shop(desk: Desk, word: str, shop: str) -> bool:
    """Return whether a word is a part of a shop's name, its market or its country."""
    if not shop:
        return False
    return (
        word.casefold() in shop.casefold().split()
        or shop in desk.store.shops.called(word)
        or shop_in(desk, word) == shop
    )


def supplier_in(desk: Desk, said: str, words: Collection[str], *, ordered: bool = False) -> str:
    """Return the supplier of orders to decide whom a sentence names, by the first word, or its city, too; "": none.

    ``ordered``: of what is ordered or on its way.
    """
    asked = desk.store.to_decide.sums(choice(desk)) if not ordered else ()
    names = suppliers(desk) if ordered else {each.supplier for each in asked if each.supplier}
    whole = [name for name in names if stands_in(name.casefold(), said)]
    found = whole or [name for name in names if is_said([name.casefold().split()[0]], said, words)]
    found = found or called_so(names, simplified(said))
    return found[0] if len(found) == 1 else ""


def whose_time(desk: Desk, said: str, words: Collection[str]) -> str:
    """Return the supplier of orders to decide of whom somebody asks how long an order takes; "": nobody does."""
    return supplier_in(desk, said.casefold(), words) if TAKES.search(simplified(said)) else ""


def _by_name(desk: Desk, said: str) -> str:
    """Return the shop whose whole name stands in a sentence."""
    names = sorted((shop.name for shop in desk.store.shops.all()), key=len, reverse=True)
    return next((name for name in names if stands_in(name.casefold(), said)), "")


def _by_part(desk: Desk, said: str) -> str:
    """Return the only shop whose market, or a short part of whose name, is said: “clear in UK”."""
    tokens = [token.strip(ENDS) for token in said.split()] + ([] if said.isascii() else CODE.findall(said))  # “UK呢”
    called = [token for token in tokens if len(token) <= SHORT and (token.isupper() or token.casefold() in NO_WORDS)]
    shops = {shops[0] for token in called if len(shops := desk.store.shops.called(token)) == 1}
    return shops.pop() if len(shops) == 1 else ""


def _by_country(desk: Desk, said: str) -> str:
    """Return the only shop of a market whose country is said, in whatever language is spoken here: “英国店”."""
    said = simplified(said)
    shops = [
        shop.name for shop in desk.store.shops.all() if any(stands_in(it, said) for it in country_names(shop.market))
    ]
    return shops[0] if len(shops) == 1 else ""
