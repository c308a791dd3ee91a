"""A file dropped into Slack is imported like one from the terminal; buttons ask for what it does not say."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.desk import Action, Asker, Desk, Dropped
from bot.errors import DeadButton
from bot.errors.file import AskDateOrder
from bot.errors.importing import AskPeriod, TakenBack, WrongShop
from bot.errors.setup import WhichShop
from bot.messages.importing.dated_again import again_message, stays_message
from bot.messages.importing.dropped import ask_dates, ask_period, ask_shop, ask_sure, reading_message
from bot.messages.importing.undone import stopped_message
from bot.messages.reply import Message
from bot.sheets.gate import admit_size
from bot.sheets.limits import SLACK
from bot.store import ImportGone, LastImport, Shop, UndoStopped
from bot.uploads import NO_SHOP, Upload, as_named, is_of_all_shops, take

TABLES = (".xlsx", ".csv", ".tsv", ".txt", ".xls", ".xlsm", ".xlsb", ".ods", ".numbers", ".zip", ".gz", ".rar", ".7z")
"""How files end that may be tables; those from .xlsm on are refused with a sentence, and so is an .xls of old Excel."""
FILE = re.compile(r"F[A-Z0-9]{2,}")


def table_dropped(desk: Desk, file: str) -> Dropped | None:
    """Return the shared file if it may be a table; pictures and other files are none of our business."""
    said = desk.slack.dropped(file)
    return said if said is not None and may_be_table(said.name) else None


def may_be_table(name: str) -> bool:
    """Return whether a file of that name may be a table, or an archive with tables in it."""
    return name.lower().endswith(TABLES)


def dropped(desk: Desk, asker: Asker, said: Dropped) -> Iterator[Message]:
    """Take in a table somebody shared, or ask whose it is. Raises: what importing raises."""
    desk.demand(asker.user, Action.IMPORT)
    yield reading_message(said.name, asker.voice)
    with _fetched(desk, said) as path:
        shop = _shop(desk, asker, path)
        if shop is None:
            yield ask_shop(said.id, said.name, [shop.name for shop in desk.store.shops.all()], asker.voice)
        else:
            yield _taken(desk, asker, said, path, shop)


def imported(
    desk: Desk, asker: Asker, file: str, shop: str, *, is_sure: bool = False, period: tuple[date, date] | None = None
) -> Message:
    """Take in a shared file for the shop somebody named. Raises: DeadButton and what importing raises."""
    said = asked_of(desk, asker, file)
    with _fetched(desk, said) as path:
        return _taken(desk, asker, said, path, desk.store.shops.named(shop), is_sure=is_sure, period=period)


def imported_again(
    desk: Desk, asker: Asker, file: str, made: LastImport, as_of: datetime, period: tuple[date, date] | None
) -> Iterator[Message]:
    """Import a file again, as of another moment or other days, in place of its import: in one step or not at all.

    Raises: DeadButton, TakenBack and what importing raises; the import then counts as it did.
    """
    said, shop = asked_of(desk, asker, file), desk.store.shops.named(made.shop)
    if made.in_the_way:
        yield stopped_message(made.file, [(stop.code, stop.values) for stop in made.in_the_way], asker.voice)
        return
    with _fetched(desk, said) as path:
        yield again_message(made.file, asker.voice)
        upload = Upload(
            path,
            shop,
            as_of,
            period,
            is_dated=as_of != made.as_of,
            is_sure=True,
            limits=SLACK,
            file=said.id,
            instead_of=made.id,
            user=asker.user,
        )
        try:
            taken = take(desk, upload, asker.voice)
        except (ImportGone, UndoStopped) as gone:  # since we looked
            raise TakenBack from gone
        if not taken.is_imported:
            yield stays_message(made.file, asker.voice)
        yield replace(taken.message, replaces=taken.is_imported)


def asked_of(desk: Desk, asker: Asker, file: str) -> Dropped:
    """Return the file a question was about. Raises: NotAllowed, DeadButton."""
    desk.demand(asker.user, Action.IMPORT)
    said = table_dropped(desk, file) if FILE.fullmatch(file) else None
    if said is None:
        raise DeadButton
    return said


def _taken(
    desk: Desk,
    asker: Asker,
    said: Dropped,
    path: Path,
    shop: Shop,
    *,
    is_sure: bool = False,
    period: tuple[date, date] | None = None,
) -> Message:
    as_of = min(said.at, desk.now())
    upload = Upload(path, shop, as_of, period=period, is_sure=is_sure, limits=SLACK, file=said.id, user=asker.user)
    try:
        return take(desk, as_named(upload), asker.voice).message
    except AskDateOrder as asked:
        return ask_dates(said.id, said.name, asked, asker.voice)
    except AskPeriod:
        return ask_period(said.id, said.name, shop.name, asker.voice)
    except WrongShop as wrong:
        return ask_sure(said.id, wrong, asker.voice)


def _shop(desk: Desk, asker: Asker, path: Path) -> Shop | None:
    """Return the file's shop: the channel's, or the only one; None where nobody said."""
    shops = desk.store.shops.all()
    if is_of_all_shops(path, SLACK):
        return shops[0] if shops else NO_SHOP
    if not shops:
        raise WhichShop(())
    mine = [shop for shop in shops if shop.channel == asker.channel]
    chosen = mine or list(shops)
    return chosen[0] if len(chosen) == 1 else None


@contextmanager
def _fetched(desk: Desk, said: Dropped) -> Iterator[Path]:
    """Provide the file while it is read; nothing of it stays on this machine. Raises: FileRefused."""
    admit_size(said.name, said.size, SLACK.workbook_bytes)
    with TemporaryDirectory(prefix="quartermaster-") as folder:
        yield desk.slack.fetch(said, Path(folder), SLACK.workbook_bytes + 1)
