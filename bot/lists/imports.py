"""The files that were imported, the newest first; above them until when stock and orders of each shop are known."""

from dataclasses import astuple
from datetime import timedelta

from bot.desk import Asker, Desk
from bot.messages.importing.import_list import KINDS, ImportLine, ShopKnown, import_page
from bot.messages.page import ROWS, Page
from bot.messages.reply import File
from bot.store import Imported
from bot.understanding.listed_question import IMPORTS
from bot.wording import N_, Voice
from bot.workbooks.lists import Kind, Value, list_file

NAME = IMPORTS
MOST = 10_000  # of the workbook
COLUMNS = (
    (N_("File"), Kind.NAME),
    (N_("What it is"), Kind.NAME),
    (N_("Shop"), Kind.TEXT),
    (N_("As of"), Kind.MOMENT),
    (N_("Imported"), Kind.MOMENT),
    (N_("Who"), Kind.TEXT),
)


def page(desk: Desk, asker: Asker, _about: str, first: int) -> Page:
    """Return a page of them."""
    files = desk.store.imported
    known = [
        ShopKnown(name, files.newest(name, "stock"), files.newest(name, "fbt"), files.sold_until(name))
        for name in (shop.name for shop in desk.store.shops.all())
    ]
    lines = [ImportLine(*astuple(each)) for each in files.latest(ROWS, first)]
    too_old = desk.now() - timedelta(hours=desk.policy.stale)
    return import_page(known, lines, files.count(), first, too_old, asker.voice)


def whole(desk: Desk, asker: Asker, _about: str) -> File:
    """Return all of them as a workbook."""
    voice = asker.voice
    rows = [_row(each, voice) for each in desk.store.imported.latest(MOST)]
    return list_file("imports", voice.say("Imported files"), COLUMNS, rows, voice, desk.now())


def _row(it: Imported, voice: Voice) -> tuple[Value, ...]:
    return (it.file, voice.say(KINDS[it.kind]), it.shop, it.as_of, it.at, it.by)
