"""The SKUs whose code or names hold the words somebody typed."""

from bot.desk import Asker, Desk
from bot.messages.page import ROWS, Page
from bot.messages.reply import File
from bot.messages.stock.hits import hits_page
from bot.standings import rows_of, standings_file

NAME = "hits"
MOST = 200_000  # products of the workbook


def page(desk: Desk, asker: Asker, about: str, first: int) -> Page:
    """Return a page of what the words find, the likeliest first."""
    hits = desk.store.products.search(about, ROWS, first)
    return hits_page(about, rows_of(desk, hits.codes), hits.total, asker.voice)


def whole(desk: Desk, asker: Asker, about: str) -> File:
    """Return everything the words find as a workbook, wherever it lies."""
    codes = desk.store.products.search(about, MOST).codes
    title = asker.voice.say("SKUs that match “{words}”", words=about)
    return standings_file(desk, desk.store.levels.of(codes), title, asker.voice)
