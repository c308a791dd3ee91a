"""What was meant by words that are nearly right: a part of a shop's name or its market, a command's word."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from bot.desk import Desk
from bot.errors import MisspeltSku, NearCommand, UnknownSku
from bot.store import UnknownShop
from bot.understanding.typed import CODE, product_meant, quoted, shop_meant
from bot.understanding.typed import unquoted as bare

NUMBER = re.compile(r"#?\d+")  # of an order or an event
MOST = 8  # words of a SKU and a shop; more are a sentence


@dataclass(frozen=True, slots=True)
class BesideShop:
    """A SKU that was typed with words beside it."""

    codes: tuple[str, ...]  # several where a Seller SKU is a bundle
    shops: tuple[str, ...] = ()  # that the other words name
    other: str = ""  # the other words, where no shop is called so


def beside_shop(desk: Desk, typed: str) -> BesideShop | None:
    """Return the SKU that was typed with a shop behind or before it, or with other words; None: no SKU is there."""
    words, found = bare(typed).split(), None
    if len(words) > MOST:
        return None
    for sku, rest in _splits(words):
        if codes := desk.store.products.exact(sku):
            if not rest or (shops := shops_meant(desk, rest)):
                return BesideShop(codes, shops if rest else ())
            if found is None and not desk.store.products.exact(rest):  # “SKU123 SKU124” are two
                found = BesideShop(codes, other=rest)
    return found


def sku_of_shop(desk: Desk, typed: str) -> tuple[str, str] | None:
    """Return the code of a SKU and the one shop beside it; None: no other words are there, or a code.

    Raises: UnknownShop, with those that may have been meant.
    """
    found = beside_shop(desk, typed)
    if found is None or not (found.shops or found.other) or CODE.fullmatch(found.other):
        return None
    if len(found.shops) != 1:
        near = found.shops or shops_near(desk, found.other) or [shop.name for shop in desk.store.shops.all()]
        raise UnknownShop(quoted(found.other or bare(typed)), tuple(near[:3]))
    return found.codes[0], found.shops[0]


def shops_meant(desk: Desk, words: str) -> tuple[str, ...]:
    """Return the shop that is called so, or those that have the words in their names or as their market."""
    named = shop_meant(desk, words)
    return desk.store.shops.called(words) if named is None else (named,)


def places_of(desk: Desk, shops: Sequence[str]) -> set[str]:
    """Return where shops sell from; nothing where none is named."""
    return {place for place, served in desk.store.shops.by_location().items() if {it.name for it in served} & {*shops}}


def _splits(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each way to part words into a SKU and what stands behind or before it, the longest SKU first.

    >>> list(_splits(["SKU123", "UK"]))
    [('SKU123 UK', ''), ('SKU123', 'UK'), ('UK', 'SKU123')]
    """
    yield " ".join(words), ""
    for cut in range(len(words) - 1, 0, -1):
        yield " ".join(words[:cut]), " ".join(words[cut:])
        yield " ".join(words[-cut:]), " ".join(words[:-cut])


def shop_or_part(desk: Desk, words: str) -> str | None:
    """Return the shop the words name, or the only one that has them in its name or as its market; None: no one shop.

    What is the code of a SKU means the SKU.
    """
    named = shop_meant(desk, words)
    if named is not None or desk.store.products.exact(words):
        return named
    shops = desk.store.shops.called(words)
    return shops[0] if len(shops) == 1 else None


def shop_like(desk: Desk, words: str) -> str:
    """Return the same where a shop must be named. Raises: UnknownShop, with those that may have been meant."""
    return shop_or_part(desk, words) or desk.store.shops.named(words).name


def product_or_slip(desk: Desk, command: str, typed: str, words: Iterable[str]) -> tuple[str, str]:
    """Return the code of the product that was typed behind a command, and the shop beside it; "": none is.

    Raises: NearCommand where one of the command's words was nearly typed; MisspeltSku with shops, too; UnknownSku;
    UnknownShop.
    """
    try:
        return product_meant(desk, bare(typed)), ""
    except (MisspeltSku, UnknownSku) as unknown:
        first, *rest = typed.split() or ("",)  # nothing is left of quotation marks alone
        if near := word_near(first, words):
            rest = [it for it in rest if near != first.casefold() or NUMBER.fullmatch(it)]  # the slip is behind it
            raise NearCommand(quoted(f"{command} {typed}"), quoted(" ".join((command, near, *rest)))) from None
        if beside := sku_of_shop(desk, typed):
            return beside
        if shops := shops_near(desk, bare(typed)):
            raise MisspeltSku(unknown.code, shops) from None
        raise


def shops_near(desk: Desk, words: str) -> tuple[str, ...]:
    """Return the shops that may have been meant: of whose names the words are a part, or a slip."""
    known = {shop.name.casefold(): shop.name for shop in desk.store.shops.all()}
    close = get_close_matches(words.casefold(), known, n=2, cutoff=0.75)
    return desk.store.shops.called(words)[:3] or tuple(known[name] for name in close)


def word_near(typed: str, words: Iterable[str]) -> str:
    """Return the word of a command that was nearly typed; "": none.

    >>> word_near("ad", ("add", "cancel")), word_near("tote", ("add", "cancel"))
    ('add', '')
    """
    return next(iter(get_close_matches(typed.casefold(), list(words), n=1, cutoff=0.75)), "")


def key_behind(desk: Desk, words: str, keys: Collection[str]) -> str:
    """Return the words with a key word where it belongs, behind all: ``why SKU123``, ``why UK``, ``SKU123 why UK``."""
    match words.split():
        case [code, key, *shop] if shop and key.casefold() in keys and desk.store.shops.called(" ".join(shop)):
            return " ".join((code, *shop, key)) if desk.store.products.exact(code) else words
    first, _, rest = words.strip().partition(" ")
    if first.casefold() not in keys or not rest:
        return words
    named = bare(rest)
    is_named = desk.store.products.exact(named) or shop_or_part(desk, named) or sku_of_shop(desk, named)
    return f"{rest} {first}" if is_named else words
