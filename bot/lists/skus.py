"""The SKUs somebody named, when they are too many for a card each.

Their codes stand a line each in ``about``; behind an empty line the shops they are of alone.
"""

from collections.abc import Sequence

from bot.desk import Asker, Desk
from bot.messages.page import ROWS, Page
from bot.messages.reply import File
from bot.messages.stock.hits import chosen_page, chosen_title
from bot.standings import rows_of, standings_file
from bot.understanding.slips import places_of

NAME = "skus"


def about(codes: Sequence[str], shops: Sequence[str] = ()) -> str:
    """Return what says which SKUs are meant, and of which shops alone."""
    return "\n".join((*codes, "", *shops) if shops else codes)


def page(desk: Desk, asker: Asker, about: str, first: int) -> Page:
    """Return a page of them, in the order in which they were named."""
    codes, shops = _meant(about)
    rows = rows_of(desk, codes[first : first + ROWS], places_of(desk, shops))
    return chosen_page(rows, len(codes), asker.voice, shops)


def whole(desk: Desk, asker: Asker, about: str) -> File:
    """Return them as a workbook, wherever they lie."""
    codes, shops = _meant(about)
    places = places_of(desk, shops)
    meant = [stood for stood in desk.store.levels.of(codes) if not shops or stood.location in places]
    return standings_file(desk, meant, chosen_title(len(codes), asker.voice, shops), asker.voice)


def _meant(about: str) -> tuple[list[str], list[str]]:
    codes, _, shops = about.partition("\n\n")
    return codes.splitlines(), shops.splitlines()
