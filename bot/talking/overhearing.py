"""Finds in a sentence what it names: SKUs by their codes, a shop, a topic, parts of a product's name."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import ModuleType

from bot.desk import Desk
from bot.ordering.choosing import choice
from bot.talking.topics import TOPICS
from bot.talking.vocabulary import FILLER
from bot.understanding.days import UNNAMED
from bot.understanding.simplified import simplified
from bot.understanding.typed import QUOTES
from bot.wording import country_names

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/+#-]*")  # as it stands in a sentence, in Chinese without blanks around it
NO_CODE = re.compile(r"(?=[^\d]*\d\d)[A-Za-z][\w\-./]{3,}", re.ASCII)  # would be a code
REFERENCE = re.compile(r"po-?\d", re.IGNORECASE)
DIGITS = re.compile(r"\d{5,}", re.ASCII)  # as some codes are; fewer are a number of units or days
SPOKEN_DATES = re.compile(UNNAMED, re.IGNORECASE)
WITHIN = r"(?<![a-z0-9]){}(?![a-z0-9])"  # letters of other scripts stand beside a name without blanks
ENDS = QUOTES + ".,;:!?…()*_~，。；：！？（）"
MOST = 40  # words looked up as codes
FEW = 5  # words of a name; more are a sentence
LEAST, TRIED = 3, 12  # letters of a word of a name; words in a row that are looked for
NO_NAME = {*FILLER, *(part for _, _, named in TOPICS for each in named for part in re.split(r"[ +]", each))}
SHORT = 3  # letters of a market, or of the part of a shop's name that is called in a sentence
NO_WORDS = {"uk", "eu", "gb", "usa"}  # in small letters, too; “us”, “it” and “my” are words


def words_of(said: str) -> list[str]:
    """Return the words of a sentence in small letters, without marks around them."""
    return [word for each in said.split() if (word := each.strip(ENDS).casefold())]


def is_said(any_of: Iterable[str], said: str, words: Collection[str]) -> bool:
    """Return whether one of these is said: whole words, several in a row or (“a+b”) all of them; Chinese anywhere.

    >>> is_said(("on order", "who+approved"), "who has approved it", ["who", "has", "approved", "it"])
    True
    """
    line, said = f" {' '.join(words)} ", simplified(said)
    return any(all(_stands(part, said, line) for part in each.split("+")) for each in any_of)


def _stands(part: str, said: str, line: str) -> bool:
    if not part.isascii():
        return part in said
    return f" {part} " in line or (not said.isascii() and _stands_in(part, said))  # in Chinese without blanks around it


def topic_of(said: str, words: list[str]) -> tuple[ModuleType, str] | None:
    """Return which command a sentence is for, and what it is asked."""
    for command, what, named in TOPICS:
        if is_said(named, said, words):
            return command, what
    return None


def codes_in(desk: Desk, said: str) -> Mapping[str, tuple[str, ...]]:
    """Return the SKUs a sentence names, by what was typed of them."""
    tokens = [token.strip(ENDS) for token in said.split()]
    tokens += [code.rstrip(".-/") for code in CODE.findall(said)]
    found, known = dict[str, tuple[str, ...]](), set[tuple[str, ...]]()
    for token in dict.fromkeys(filter(None, tokens[:MOST])):
        codes = desk.store.products.exact(token)
        if codes and codes not in known:
            found[token] = codes
            known.add(codes)
    return found


def codes_missing(desk: Desk, said: str, found: Mapping[str, Sequence[str]]) -> list[str]:
    """Return what would be the code of a SKU, and is none: letters with digits, or digits like those of a SKU."""
    known = {part for typed in found for part in (typed, *CODE.findall(typed))}
    typed = dict.fromkeys(code.rstrip(".-/") for code in CODE.findall(SPOKEN_DATES.sub(" ", said)))
    return [each for each in typed if each not in known and _would_be_code(desk, each)]


def reference_in(desk: Desk, said: str, found: Mapping[str, Sequence[str]]) -> str:
    """Return what a sentence names that the planning workbook lists as on its way, or would; "": nothing."""
    missing = codes_missing(desk, said, found)
    called = next(filter(None, map(desk.store.deliveries.called, missing)), "")
    return called or next(filter(REFERENCE.match, missing), "")


def _would_be_code(desk: Desk, typed: str) -> bool:
    if NO_CODE.fullmatch(typed):
        return True
    near = desk.store.products.near(typed) if DIGITS.fullmatch(typed) else ()
    return any(DIGITS.fullmatch(code) and len(code) == len(typed) for code in near)


def names_in(desk: Desk, words: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Return the longest words in a row that all are in names of SKUs, and the codes of the first of these.

    Of one word alone nobody can tell whether it is a part of a name; the words of topics are none.
    """
    for run in _runs(words):
        phrase = " ".join(word.removesuffix("s") for word in run)  # parts of names are looked for
        if (hits := desk.store.products.search(phrase, 2)).total:
            return phrase, hits.codes
    return "", ()


def _runs(words: Sequence[str]) -> list[Sequence[str]]:
    """Return the words in a row that may be of a name, the longest first."""
    runs, begun = list[Sequence[str]](), 0
    for end in range(len(words) + 1):
        if end == len(words) or words[end] in NO_NAME or (len(words[end]) < LEAST and words[end].isascii()):
            runs += [words[i:j] for i in range(begun, end) for j in range(i + 2, min(end, i + FEW) + 1)]
            begun = end + 1
    return sorted(runs, key=len, reverse=True)[:TRIED]


def shop_in(desk: Desk, said: str) -> str:
    """Return the only shop a sentence names: by its name, market, country or a short part of its name; "": none."""
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


def product_named(desk: Desk, words: list[str]) -> str:
    """Return the words of a question that are in names of SKUs: “how much lunch bag is left?”; "": none."""
    named = [word for word in words if word not in FILLER]
    is_name = 0 < len(named) <= FEW and all(len(word) > 2 or not word.isascii() for word in named)
    is_name = is_name and any(letter.isalpha() for letter in "".join(named))  # “11.27” is a day, or a price
    products, typed = desk.store.products, " ".join(named)
    is_found = is_name and (products.search(typed, 1).total or (len(named) > 1 and products.corrected(typed)))
    return typed if is_found else ""


def supplier_in(desk: Desk, said: str, words: Collection[str]) -> str:
    """Return the supplier of orders to decide whom a sentence names, by the first word of the name, too; "": none."""
    names = {asked.supplier for asked in desk.store.to_decide.sums(choice(desk)) if asked.supplier}
    whole = [name for name in names if _stands_in(name.casefold(), said)]
    found = whole or [name for name in names if is_said([name.casefold().split()[0]], said, words)]
    return found[0] if len(found) == 1 else ""


def _by_name(desk: Desk, said: str) -> str:
    """Return the shop whose whole name stands in a sentence."""
    names = sorted((shop.name for shop in desk.store.shops.all()), key=len, reverse=True)
    return next((name for name in names if _stands_in(name.casefold(), said)), "")


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
        shop.name for shop in desk.store.shops.all() if any(_stands_in(it, said) for it in country_names(shop.market))
    ]
    return shops[0] if len(shops) == 1 else ""


def _stands_in(name: str, said: str) -> bool:
    """Return whether a name stands in a sentence, and not within a word, as “US” does in “must”."""
    return name in said and bool(re.search(WITHIN.format(re.escape(name)), said))
