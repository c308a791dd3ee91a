"""The SKUs somebody named, when they are too many for a card each; their codes stand a line each in ``about``."""

from bot.desk import Asker, Desk
from bot.messages.hits import chosen_page
from bot.messages.page import ROWS, Page
from bot.messages.reply import File
from bot.standings import rows_of, standings_file

NAME = "skus"


def page(desk: Desk, asker: Asker, about: str, first: int) -> Page:
    """Return a page of them, in the order in which they were named."""
    codes = about.splitlines()
    return chosen_page(rows_of(desk, codes[first : first + ROWS]), len(codes), asker.voice)


def whole(desk: Desk, asker: Asker, about: str) -> File:
    """Return them as a workbook, wherever they lie."""
    codes = about.splitlines()
    title = asker.voice.count("The {n} SKU you named", "The {n} SKUs you named", len(codes))
    return standings_file(desk, desk.store.levels.of(codes), title, asker.voice)
