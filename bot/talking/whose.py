"""Hears whose is meant by a country or a city behind a command: “/reorder germany”, “/po 宁波”."""

from types import ModuleType

from bot.commands import po, reorder
from bot.desk import Desk
from bot.talking.overhearing import topic_of, words_of
from bot.talking.places import shop_in, supplier_in


def whose_meant(desk: Desk, command: ModuleType, typed: str) -> str:
    """Return the shop or supplier that is all that was typed behind a command; "": more was, or something else."""
    words = words_of(typed)
    if len(words) != 1 or topic_of(typed.casefold(), words):
        return ""
    supplier = supplier_in(desk, typed.casefold(), words, ordered=command is po) if command in {po, reorder} else ""
    return shop_in(desk, typed) or supplier
