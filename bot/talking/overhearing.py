"""Finds in a sentence what it names: SKUs by their codes, a topic, parts of a product's name."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import ModuleType

from bot.desk import Desk
from bot.talking.topics import TOPICS
from bot.talking.vocabulary import FILLER
from bot.understanding.days import UNNAMED
from bot.understanding.simplified import simplified
from bot.understanding.typed import QUOTES

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/+#-]*")  # as it stands in a sentence, in Chinese without blanks around it
NO_CODE = re.compile(
    r"(?=[^\d]*\d\d)(?!(?:top|week|wk|kw|day)\d+$)[A-Za-z][\w\-./]{3,}", re.ASCII | re.IGNORECASE
)  # would be a code
APART = re.compile(r"\bsku[\s#-]+(\d[\w-]*)", re.ASCII | re.IGNORECASE)
ORDER = re.compile(r"\bpo-?\d+\b(?!-)", re.ASCII | re.IGNORECASE)  # the number of a purchase order
REFERENCE = re.compile(r"po-?\d", re.IGNORECASE)
DIGITS = re.compile(r"\d{5,}", re.ASCII)  # as some codes are; fewer are a number of units or days
SPOKEN_DATES = re.compile(UNNAMED, re.IGNORECASE)
WITHIN = r"(?<![a-z0-9]){}(?![a-z0-9])"  # letters of other scripts stand beside a name without blanks
ENDS = QUOTES + ".,;:!?…()*_~，。；：！？（）"
BESIDE = r"(?:\b(?:and|or|vs|versus|not|with|to)\b|[和跟与及]|还是)\s*{}(?!\s?(?:of|units?|pcs|pieces)\b|\s?[\d件个])"
MOST = 40  # words looked up as codes
FEW = 5  # words of a name; more are a sentence
FEW_CALLED = 8  # SKUs called alike, of which each one's sales are shown
LEAST, TRIED = 3, 12  # letters of a word of a name; words in a row that are looked for
FEASTS = {"christmas", "xmas"}  # in names of products, too
NO_NAME = {*FILLER, *(part for _, _, named in TOPICS for each in named for part in re.split(r"[ +]", each))} - FEASTS


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
    return f" {part} " in line or (not said.isascii() and stands_in(part, said))  # in Chinese without blanks around it


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


def codes_beside(desk: Desk, said: str, found: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the digits that name a SKU there is not, and no units, as they stand beside another: “SKU123 or 22411”."""
    missing = [code for code in codes_missing(desk, said, found) if DIGITS.fullmatch(code)]
    return [code for code in missing if re.search(BESIDE.format(code), said, re.IGNORECASE)]


def code_meant(said: str) -> str:
    """Return what would be a code in a sentence in which nothing was found; "": nothing would."""
    token = next((token for token in said.split() if NO_CODE.fullmatch(token.strip(ENDS))), "")
    apart = APART.search(said)
    return token.strip(ENDS) or (f"SKU{apart[1]}" if apart else "")


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


def few_called(desk: Desk, phrase: str) -> tuple[str, ...]:
    """Return the codes of the SKUs of whose names a phrase is a part; (): they are too many to be shown one by one."""
    hits = desk.store.products.search(phrase, FEW_CALLED)
    return hits.codes if hits.total <= FEW_CALLED else ()


def _runs(words: Sequence[str]) -> list[Sequence[str]]:
    """Return the words in a row that may be of a name, the longest first."""
    runs, begun = list[Sequence[str]](), 0
    for end in range(len(words) + 1):
        if end == len(words) or words[end] in NO_NAME or (len(words[end]) < LEAST and words[end].isascii()):
            runs += [words[i:j] for i in range(begun, end) for j in range(i + 2, min(end, i + FEW) + 1)]
            begun = end + 1
    return sorted(runs, key=len, reverse=True)[:TRIED]


def product_named(desk: Desk, words: list[str]) -> str:
    """Return the words of a question that are in names of SKUs: “how much lunch bag is left?”; "": none."""
    named = [word for word in words if word not in FILLER]
    is_name = 0 < len(named) <= FEW and all(len(word) > 2 or not word.isascii() for word in named)
    is_name = is_name and any(letter.isalpha() for letter in "".join(named))  # “11.27” is a day, or a price
    products, typed = desk.store.products, " ".join(named)
    is_found = is_name and (products.search(typed, 1).total or (len(named) > 1 and products.corrected(typed)))
    return typed if is_found else ""


def stands_in(name: str, said: str) -> bool:
    """Return whether a name stands in a sentence, and not within a word, as “US” does in “must”."""
    return name in said and bool(re.search(WITHIN.format(re.escape(name)), said))
