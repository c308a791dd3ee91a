"""What somebody means who asks `/stock` for what runs out until a day, or for the files that were imported."""

import re
from dataclasses import dataclass

from bot.desk import Asker, Desk
from bot.understanding.slips import shop_or_part
from bot.understanding.until import until

RUNNING_OUT, IMPORTS = "running_out", "imports"  # the lists
ASKS_OUT = {"out", "oos", "断货", "缺货"}
ASKS_IMPORTS = {"imports", "files", "导入", "文件"}
BESIDE = re.compile(r"\b(?:by|before|until|till|of|in)\b|之?前|以前", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ListedAsked:
    """Which list is asked for."""

    name: str
    about: str
    as_file: bool


def listed_asked(desk: Desk, asker: Asker, words: str) -> ListedAsked | None:
    """Return the list that is meant; None: another is, or something is named that no shop is called."""
    tokens = words.split()
    first, as_file = tokens[0].casefold() if tokens else "", bool(tokens) and tokens[-1].casefold() == "xlsx"
    rest = " ".join(tokens[1 : len(tokens) - as_file])
    is_of_all = not rest or shop_or_part(desk, rest) is not None  # each line names its shop
    if first in ASKS_IMPORTS and is_of_all and not desk.store.products.exact(words):
        return ListedAsked(IMPORTS, "", as_file)
    found = until(rest, desk.today(asker.voice.zone)) if first in ASKS_OUT and rest else None
    if found is None:
        return None
    day, others = found
    named = " ".join(BESIDE.sub(" ", others).split())
    shop = shop_or_part(desk, named) if named else ""
    return None if shop is None else ListedAsked(RUNNING_OUT, f"{day.isoformat()}\n{shop}", as_file)


def about_running_out(about: str) -> tuple[str, str]:
    """Return the day and the shop that a list is about.

    >>> about_running_out("2026-11-28\\nUK Home")
    ('2026-11-28', 'UK Home')
    """
    day, _, shop = about.partition("\n")
    return day, shop
