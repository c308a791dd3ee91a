"""How SKUs stood at the last check: all by level with the worst first, or those of some levels or a shop.

Which is said in two lines: the choice of levels ("" for the overview) and the shop ("" for all).
"""

from bot.desk import Asker, Desk
from bot.messages.levels import CHOICES, PRESSING, choice_words
from bot.messages.page import ROWS, Page
from bot.messages.reply import File
from bot.messages.stock.overview import level_page, more_of_overview, nothing_of_shop, nothing_planned, overview_page
from bot.standings import page_rows, standings_file
from bot.store import UnknownShop
from bot.telling.alert_lines import expiring_now
from bot.telling.without_sales import planned_without_sales
from bot.wording import Safe, escape

NAME = "stock"


def about(choice: str = "", shop: str = "") -> str:
    """Return what says which list is meant."""
    return f"{choice}\n{shop}"


def page(desk: Desk, asker: Asker, about: str, first: int) -> Page:
    """Return a page of the list."""
    choice, shop = _meant(about)
    levels, voice = desk.store.levels, asker.voice
    by_shop = levels.by_shop()
    listed = _listed(desk, shop)
    taken = levels.taken(listed)
    if taken.as_of is None:
        return (
            nothing_of_shop(shop, voice) if by_shop else nothing_planned(voice, has_shops=bool(desk.store.shops.all()))
        )
    chosen = CHOICES[choice] if choice else PRESSING
    rows = page_rows(desk, levels.worst(ROWS, listed, chosen, first))
    total = sum(n for level, n in taken.counts if level in chosen)
    unsold = [name for name in planned_without_sales(desk) if shop in ("", name)]
    if choice:
        return level_page(choice, shop, rows, total, taken.as_of, voice, unsold)
    if first:
        return more_of_overview(rows, total, taken.as_of, voice)
    counts = {} if shop else {name: overview.counts for name, overview in by_shop.items()}
    expiring = expiring_now(desk, listed)
    return overview_page(taken.counts, counts, rows, expiring, taken.as_of, shop, voice, unsold)


def whole(desk: Desk, asker: Asker, about: str) -> File:
    """Return every SKU of it as a workbook; of the overview those at ease too."""
    choice, shop = _meant(about)
    standings = desk.store.levels.all(_listed(desk, shop), CHOICES[choice] if choice else None)
    title: Safe = choice_words(choice, asker.voice) if choice else asker.voice.say("Stock overview")
    named = Safe(f"{title} · {escape(shop)}") if shop else title
    return standings_file(desk, standings, named, asker.voice)


def _listed(desk: Desk, shop: str) -> str | None:
    """Return under which shop the items of a shop are kept; None: all are meant."""
    try:
        return desk.store.shops.listed_under(shop) if shop else None
    except UnknownShop:  # it was called so when the list was made
        return shop


def _meant(about: str) -> tuple[str, str]:
    choice, _, shop = about.partition("\n")
    return (choice if choice in CHOICES else ""), shop
