"""What somebody means who types words behind `/stock`: a shop, a level, one SKU, several, or a part of a name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from bot.desk import Desk
from bot.errors import MisspeltSku, TooManySkus, UnknownSku, UnknownSkus
from bot.messages.levels import CHOICES, choice_meant
from bot.understanding.slips import beside_shop, shops_meant
from bot.understanding.typed import CODE, MARKS, QUOTES, quoted, unquoted
from bot.wording import Voice

APART = re.compile(r"[,;\n，、；]+")
SHOP = re.compile(r"[A-Za-z]{2}|[A-Z]\w*( [A-Z]\w*){0,2}|\w+店")  # looks like a country or a name, behind a SKU
LISTS = ("changed", "help", "imports", "settings", "snoozed", "sold", "xlsx")  # that `/stock` has beside its levels
MOST = 60  # SKUs named at once
MOST_LETTERS = 1500  # of their codes together, so that a button can carry them


@dataclass(frozen=True, slots=True)
class Filter:
    """SKUs as they stood at the last check: at some levels, of a shop; "" does not limit."""

    choice: str = ""
    shop: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """SKUs named by code, Seller SKU or SKU ID."""

    codes: tuple[str, ...]
    unknown: tuple[str, ...] = ()  # as they were typed
    instead_of: str = ""  # a code that was typed and is none, where only one other holds it
    shops: tuple[str, ...] = ()  # of these alone
    no_shop: str = ""  # what was typed where a shop stands, and is called so nowhere


@dataclass(frozen=True, slots=True)
class Words:
    """Words that occur in codes or names of SKUs."""

    words: str
    instead_of: str = ""  # what was typed, where it occurs nowhere and this is like it


def question(desk: Desk, typed: str, voice: Voice) -> Filter | Named | Words:
    """Return what is meant; a code is meant before a shop, a shop before a level, a level before a part of a name.

    Raises: UnknownSku, MisspeltSku, UnknownSkus, TooManySkus.
    """
    words = unquoted(typed)
    one = desk.store.products.exact(words)
    if one:
        return Named(one)
    chosen = _filter(desk, words, voice)
    if chosen is not None:
        return chosen
    beside = beside_shop(desk, words)
    if beside is not None and beside.shops:
        return Named(beside.codes, shops=beside.shops)
    parts = _parts(desk, typed)
    return _of_shop(desk, parts) if parts else _found(desk, words, voice)


def _of_shop(desk: Desk, parts: Sequence[str]) -> Named:
    """Return the SKUs the parts name; the first or the last may name a shop, or have one beside it."""
    for at in (len(parts) - 1, 0):
        beside, others = beside_shop(desk, parts[at]), [part for n, part in enumerate(parts) if n != at]
        if beside is not None and beside.shops:
            return replace(_each(desk, [*others[:at], *beside.codes, *others[at:]]), shops=beside.shops)
        if beside is None and (shops := shops_meant(desk, parts[at])):
            return replace(_each(desk, others), shops=shops)
    return _each(desk, parts)


def _parts(desk: Desk, typed: str) -> tuple[str, ...]:
    """Return the SKUs somebody set apart by commas or lines, or by blanks where each of them is one; else nothing."""
    parts = tuple(dict.fromkeys(part.strip(QUOTES) for part in APART.split(typed) if part.strip(QUOTES)))
    if len(parts) > 1:
        return parts
    tokens = tuple(dict.fromkeys(token.strip(QUOTES) for token in typed.split()))
    is_list = 1 < len(tokens) <= MOST and all(desk.store.products.exact(token) for token in tokens)
    return tokens if is_list else ()


def _found(desk: Desk, words: str, voice: Voice) -> Filter | Named | Words:
    """Return what the words find as parts of codes and names, or what may have been meant."""
    products = desk.store.products
    hits = products.search(words, 2)
    if hits.total > 1:
        return Words(words)
    if hits.total:
        return Named(hits.codes, instead_of=quoted(words) if CODE.fullmatch(words) else "")
    tokens = tuple(dict.fromkeys(token.strip(MARKS) for token in words.split()))
    named = tuple(token for token in tokens if products.exact(token)) if 1 < len(tokens) <= MOST else ()
    if named:  # of a shop: “SKU123 SKU124 UK”; or within a question: “how many days does SKU123 last”
        other = " ".join(token for token in tokens if token not in named)
        if shops := shops_meant(desk, other):
            return replace(_each(desk, named), shops=shops)
        no_shop = quoted(other) if SHOP.fullmatch(other) and tokens[: len(named)] == named else ""
        codes = [token for token in tokens if token in named or (CODE.fullmatch(token) and not no_shop)]
        return replace(_each(desk, codes), no_shop=no_shop)
    if chosen := _by_part(desk, words.split(), voice):
        return chosen
    near = products.near(words)
    meant = "" if near else products.corrected(words)
    if meant:
        return Words(meant, quoted(words))
    near = near or desk.store.shops.called(words)[:3] or _like(desk, words)
    raise MisspeltSku(quoted(words), near) if near else UnknownSku(quoted(words))


def _like(desk: Desk, words: str) -> tuple[str, ...]:
    """Return shops, levels and lists that may have been meant."""
    shops = [shop.name for shop in desk.store.shops.all()]
    lists = (*CHOICES, *LISTS)
    known = {name.casefold(): name for name in (*shops, *lists, *(f"{it} {shop}" for it in lists for shop in shops))}
    return tuple(known[name] for name in get_close_matches(words.casefold(), known, n=2, cutoff=0.75))


def _filter(desk: Desk, words: str, voice: Voice) -> Filter | None:
    """Return the shop, the level, or the level and the shop in either order; None where it is neither."""
    folded = words.casefold()
    shops = {shop.name.casefold(): shop.name for shop in desk.store.shops.all()}
    if folded in shops:
        return Filter(shop=shops[folded])
    if choice_meant(folded, voice):
        return Filter(choice_meant(folded, voice))
    for folded_shop, shop in shops.items():
        for rest in (folded.removeprefix(folded_shop + " "), folded.removesuffix(" " + folded_shop)):
            if rest != folded and choice_meant(rest.strip(), voice):
                return Filter(choice_meant(rest.strip(), voice), shop)
    return None


def _by_part(desk: Desk, words: Sequence[str], voice: Voice) -> Filter | None:
    """Return the shop that a part of its name or its market means, with the level beside it: ``out EU``."""
    for cut in range(len(words)):
        for level, shop in ((words[:cut], words[cut:]), (words[len(words) - cut :], words[: len(words) - cut])):
            choice = choice_meant(" ".join(level).casefold(), voice) if level else ""
            named = desk.store.shops.called(" ".join(shop)) if choice or not level else ()
            if len(named) == 1:
                return Filter(choice, named[0])
    return None


def _each(desk: Desk, parts: Sequence[str]) -> Named:
    """Return the SKUs the parts name, each on its own."""
    if len(parts) > MOST:
        raise TooManySkus(len(parts), MOST)
    found = {part: desk.store.products.exact(part) for part in parts}
    codes = tuple(dict.fromkeys(code for part in parts for code in found[part]))
    missing = tuple(quoted(part) for part in parts if not found[part])
    if not codes:
        raise UnknownSkus(missing)
    if sum(map(len, codes)) > MOST_LETTERS:
        raise TooManySkus(len(codes), len(codes) // 2)
    return Named(codes, missing)
