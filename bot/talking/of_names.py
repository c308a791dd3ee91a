"""Answers a question about all that is called so: “slow candles”, “what sold best, only mugs”."""

from collections.abc import Iterator
from types import ModuleType

from bot.commands import event, stock
from bot.desk import Asker, Desk
from bot.messages.how_to import IN_NAMES, LEFT_OUT, how_to
from bot.messages.reply import Answer
from bot.talking.in_chinese import names_unparted
from bot.talking.narrowed import OF_FEAST, names_beside, without_exceptions
from bot.talking.of_skus import of_codes
from bot.talking.overhearing import few_called, is_said
from bot.talking.places import shop_in, supplier_in
from bot.talking.told import told
from bot.talking.topics import TAKE_SHOP
from bot.talking.vocabulary import GREETS, WHYS


def names_narrowing(
    desk: Desk, topic: tuple[ModuleType, str] | None, shop: str, said: str, words: list[str]
) -> tuple[str, ...]:
    """Return the parts of names that narrow a question, where its topic is of SKUs; (): none does."""
    if feast := OF_FEAST.search(said):
        return ((feast[1] or _in_names(desk, feast[0])).casefold(),)
    folded, is_greeting = said.casefold(), not set(GREETS).isdisjoint(words)
    if is_greeting or is_said(WHYS, folded, words):
        return ()
    is_of_skus = topic is None or (topic[0] is not event and topic[1] in {*TAKE_SHOP, "sold"} - {"changed"})
    if not is_of_skus:
        return ()
    named = () if supplier_in(desk, folded, words) else names_beside(desk, said, shop)
    return named or names_unparted(desk, without_exceptions(said))


def of_names(
    desk: Desk, asker: Asker, topic: tuple[ModuleType, str] | None, named: tuple[str, ...], said: str, words: list[str]
) -> Iterator[Answer]:
    """Answer a question about all that is called so: what sold, or how each stands."""
    if topic == (stock, "sold"):
        few = {name: codes for name in named if (codes := few_called(desk, name))}
        yield from (how_to(LEFT_OUT, asker.voice, words=name) for name in named if name not in few)
        yield from of_codes(desk, asker, said, words, few)
        return
    yield from without_words(shop_in(desk, said) or supplier_in(desk, said.casefold(), words, ordered=True), asker)
    for name in named:
        if topic is not None:
            yield how_to(IN_NAMES, asker.voice, name=name)
        yield from told(desk, asker, stock, name)


def _in_names(desk: Desk, feast: str) -> str:
    """Return what a feast that is said in Chinese is called in names."""
    return feast if desk.store.products.holds(feast) else "christmas"


def without_words(words: str, asker: Asker) -> Iterator[Answer]:
    """Say that words of a question do not narrow its answer; nothing where they are ""."""
    if words:
        yield how_to(LEFT_OUT, asker.voice, words=words)
