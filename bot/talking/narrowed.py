"""Finds what narrows a question beside its topic: parts of names (“slow candles”, “红色的”), a size, an exception."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.desk import Desk
from bot.talking.overhearing import FEASTS, FEW, LEAST, NO_NAME
from bot.talking.places import LEFT_OUT, is_of_shop, shop_in
from bot.talking.vocabulary import ABOUT, ASKS_MORE, EXCEL, GOES_ON, OPENERS, POLITE, SENTENCE, words
from bot.understanding.numerals import IN_ENGLISH
from bot.understanding.simplified import simplified

COLOURS: Mapping[str, str] = {
    "红": "red", "黑": "black", "白": "white", "蓝": "blue", "绿": "green", "粉": "pink", "黄": "yellow",
    "紫": "purple", "橙": "orange", "灰": "grey", "棕": "brown", "金": "gold", "银": "silver",
}  # fmt: skip
OF_COLOUR = re.compile(rf"([{''.join(COLOURS)}])色?的|([{''.join(COLOURS)}])色")
OF_FEAST = re.compile(
    rf"\b({'|'.join(sorted(FEASTS))})\s+(?:items?|ones|products?|skus?|stuff|goods|range|decorations?)\b"
    r"|圣诞(?=款|商品|用品|产品|系列|装饰|的?货)",
    re.IGNORECASE,
)
APART = re.compile(r"\s*(?:[,，、&]|\b(?:and|or|vs|versus)\b|[和跟与及]|还是)\s*", re.IGNORECASE)
SIZE = re.compile(
    r"(?:\b(?:over|above|more than|bigger than|under|below|less than|fewer than|at least)\s+"
    r"[£$€¥]?\s?\d[\d.,]*k?(?:\s?[a-z]+)?"
    r"|[大小多少高低][于过]\s?[£$€¥]?\d[\d.,]*[千万k]?|超过\s?\d[\d.,]*|\d[\d.,]*[千万k]?\s?[^\d\s以，,的]{0,3}以[上下])",
    re.IGNORECASE,
)
EXCEPT = re.compile(
    r"\b(?:except|excluding|without|besides|apart from|other than|all but|but (?:not|no))\s+"
    r"(?:(?:for|of|from|the|any)\s+)*\S+(?:\s\S+)?"
    rf"|(?:除了|除开|不含|不包括)[^\s,，。]+|{LEFT_OUT.pattern}",
    re.IGNORECASE,
)
OF_CLOTHES = re.compile(
    r"\b(?:size\s+(?:[sml]|\d{1,2})|(?:size\s+)?(?:[2-5]?x{1,3}[sl]))\b"
    r"|(?<![a-z])(?:[2-5]?x{0,3}[sml]|均|\d\d)码|[大中小]号",
    re.IGNORECASE | re.ASCII,
)
SHOPPING_DAY = re.compile(r"\bblack friday\b|\bcyber monday\b", re.IGNORECASE)
BESIDE = words(
    "sku, code, second, third, drop, dropped, fall, fell, cover, category, again, another, around, back, best, "
    "better, did, down, every, fast, first, good, great, her, his, im, it's, its, just, keep, last, let, made, make, "
    "man, maybe, mean, new, off, old, other, over, put, really, right, run, runs, same, before, after, until, end, "
    "say, so, some, such, take, than, that's, them, they, they're, thing, things, this, those, today, tomorrow, "
    "tonight, too, turn, two, under, up, was, way, week, weeks, weekend, went, were, which, who, why, will, work, "
    "would, year, month, months, day, days, doing, going, go, get, goes, come, comes, selling, sells, stuff, kind, "
    "line, lines, lot, big, low, high, mine, here, yet, already, now, soon, above, below, less, few, both, only, "
    "without, except, not, sitting, lying, locked"
)
SAYS_MORE = (BESIDE, IN_ENGLISH, ABOUT, ASKS_MORE, EXCEL, GOES_ON, OPENERS, POLITE, SENTENCE)
NO_PART = {*NO_NAME - {"black"}, *(part for each in SAYS_MORE for it in each for part in it.split())}


def names_beside(desk: Desk, said: str, shop: str) -> tuple[str, ...]:
    """Return the parts of names that a question is about beside its topic, each as it is looked for; (): none is.

    All words of a part that say nothing else must be in one name, else nobody can tell whether they are of one.
    """
    line = SHOPPING_DAY.sub(" ", SIZE.sub(" ", without_exceptions(simplified(said))))
    return tuple(dict.fromkeys(filter(None, (_name(desk, part, shop) for part in APART.split(line)))))


def without_exceptions(said: str) -> str:
    """Return what was said without what is not to be shown.

    >>> without_exceptions("low stock excluding christmas")
    'low stock '
    """
    return EXCEPT.sub("", said)


def left_out(desk: Desk, said: str) -> str:
    """Return what is said of an amount, a size, or what is not to be shown, and no answer takes; "": nothing is."""
    line = simplified(said)
    worn = next((it for it in OF_CLOTHES.finditer(line) if not _is_called(desk, it[0])), None)
    found = SIZE.search(line) or worn or next((it for it in EXCEPT.finditer(line) if not shop_in(desk, it[0])), None)
    return found[0].strip(" ?？。.") if found else ""


def _name(desk: Desk, part: str, shop: str) -> str:
    if (colour := OF_COLOUR.search(part)) and not part.isascii():
        han = colour[1] or colour[2]
        return next((name for name in (f"{han}色", COLOURS[han]) if desk.store.products.search(name, 1).total), "")
    said = [word.strip(".,;:!?…()*_~'\"").casefold() for word in part.split()]
    named = [
        word for word in said if word and (word in FEASTS or word not in NO_PART) and not is_of_shop(desk, word, shop)
    ]
    if not 0 < len(named) <= FEW or not all(map(_may_be_called, named)):
        return ""
    return next((it for it in _ways(named) if _is_called(desk, it)), "")


def _may_be_called(word: str) -> bool:
    return word.isascii() and word.isalpha() and (len(word) >= LEAST or bool(OF_CLOTHES.fullmatch(word)))


def _is_called(desk: Desk, name: str) -> bool:
    """Return whether the words begin words of the name of a SKU."""
    products = desk.store.products
    return all(map(products.begins, name.split())) and products.search(name, 1).total > 0


def _ways(named: Sequence[str]) -> Iterator[str]:
    """Yield the words as they may stand in a name: as they are, without the ending of several."""
    yield " ".join(word.removesuffix("s") for word in named)
    yield " ".join(word.removesuffix("es") for word in named)
