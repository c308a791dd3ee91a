"""What was meant by words that are nearly right: a part of a shop's name or its market, a command's word."""

from collections.abc import Iterable
from difflib import get_close_matches

from bot.desk import Desk
from bot.errors import MisspeltSku, NearCommand, UnknownSku
from bot.understanding.typed import product_meant, quoted, shop_meant
from bot.understanding.typed import unquoted as bare


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


def product_or_slip(desk: Desk, command: str, typed: str, words: Iterable[str]) -> str:
    """Return the code of the product that was typed behind a command.

    Raises: NearCommand where one of the command's words was nearly typed; MisspeltSku with shops, too; UnknownSku.
    """
    try:
        return product_meant(desk, bare(typed))
    except (MisspeltSku, UnknownSku) as unknown:
        first, *rest = typed.split() or ("",)  # nothing is left of quotation marks alone
        if near := word_near(first, words):
            raise NearCommand(quoted(f"{command} {typed}"), quoted(" ".join((command, near, *rest)))) from None
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
