"""What runs out until a day, the first first, what is on its way counted; what is out already stands before it.

The day and the shop ("" for all) stand in ``about``, a line each.
"""

from datetime import date

from bot.desk import Asker, Desk
from bot.messages.page import ROWS, Page
from bot.messages.reply import File
from bot.messages.stock.running_out import running_out_page, running_out_title
from bot.standings import page_rows, standings_file
from bot.store import UnknownShop
from bot.understanding.listed_question import RUNNING_OUT, about_running_out

NAME = RUNNING_OUT


def page(desk: Desk, asker: Asker, about: str, first: int) -> Page:
    """Return a page of it."""
    day, shop, listed = _meant(desk, about)
    found, total = desk.store.levels.running_out(day, listed, ROWS, first)
    return running_out_page(
        page_rows(desk, found), total, day, shop, desk.store.levels.taken(listed).as_of, asker.voice
    )


def whole(desk: Desk, asker: Asker, about: str) -> File:
    """Return all of it as a workbook."""
    day, shop, listed = _meant(desk, about)
    found, total = desk.store.levels.running_out(day, listed)
    return standings_file(desk, found, running_out_title(total, day, shop, asker.voice), asker.voice)


def _meant(desk: Desk, about: str) -> tuple[date, str, str | None]:
    """Return the day, the shop, and under which shop its items are kept; None: all are meant."""
    day, shop = about_running_out(about)
    try:
        return date.fromisoformat(day), shop, desk.store.shops.listed_under(shop) if shop else None
    except UnknownShop:  # it was called so when the list was made
        return date.fromisoformat(day), shop, shop
