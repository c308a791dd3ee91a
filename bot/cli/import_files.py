"""`import`: the exports of a shop, its ads reports and the planning workbook, each recognised by its headers."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.desk import Desk
from bot.errors.file import AlreadyImported, BadMoment
from bot.errors.importing import BadPeriod, NoFiles
from bot.errors.setup import WhichShop
from bot.jobs import age_stock, bulk_orders, learn, plan
from bot.opening import desk_of, open_kept, open_or_make
from bot.refusals import said
from bot.settings import read
from bot.sheets.limits import TERMINAL
from bot.sheets.reading import Progress
from bot.sheets.refusal import FileRefused
from bot.store import Shop, Store
from bot.taking_back import take_back, wait_no_more
from bot.terminal import as_lines, here, print_error, say, unmarked, zone_here
from bot.uploads import LONGEST_PERIOD, NO_SHOP, Upload, as_named, is_of_all_shops, take

NAME = "import"
HELP = "import order exports, stock exports, ads reports or the planning workbook of a shop"

PROGRESS_EVERY = 10_000  # rows


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument(
        "--shop", default="", help="the shop the files were exported from; needed when there are several"
    )
    parser.add_argument(
        "--as-of",
        default="",
        help="when the files were exported, in the shop's time, for example 2026-11-03T09:30; without it: as their "
        "names say, else now",
    )
    parser.add_argument("--anyway", action="store_true", help="the shop is right, whatever the SKUs look like")
    parser.add_argument(
        "--undo", action="store_true", help="say what the last import of the shop was; with --yes take it back"
    )
    parser.add_argument(
        "--deleted",
        action="store_true",
        help="the listings that the newest stock export of the shop left out were deleted at TikTok",
    )
    parser.add_argument("--yes", action="store_true", help="with --undo: take it back")
    parser.add_argument("--from", dest="first", default="", help="first day of an ads report, for example 2026-10-01")
    parser.add_argument(
        "--to",
        dest="last",
        default="",
        help="last day of an ads report, or until when an order export is whole, for example 2026-10-31",
    )


def run(parsed: argparse.Namespace) -> int:
    if not parsed.files and not parsed.undo and not parsed.deleted:
        raise NoFiles
    settings = read()
    with (open_or_make if parsed.files else open_kept)(settings) as (_, store):
        desk = desk_of(settings, store)
        shop = _shop(store, parsed.shop, parsed.files)
        if parsed.deleted:
            wait_no_more(desk, shop)
            return 0
        if parsed.undo:
            if take_back(desk, shop, is_sure=parsed.yes):
                _plan(desk)
            return 0
        as_of = _moment(parsed.as_of, shop) or desk.now()
        period = _period(parsed.first, parsed.last, desk.today(ZoneInfo(shop.tz)))
        uploads = [
            Upload(path, shop, as_of, period=period, is_dated=bool(parsed.as_of), is_sure=parsed.anyway)
            for path in parsed.files
        ]
        if not parsed.as_of:
            uploads = [as_named(upload) for upload in uploads]
        return 0 if import_all(desk, uploads) else 1


def import_all(desk: Desk, uploads: Sequence[Upload]) -> bool:
    """Import the files, each whole or not at all, and plan anew; return whether none was refused."""
    imported = [import_one(desk, upload) for upload in uploads]
    if any(imported):
        _plan(desk)
    return all(imported)


def _plan(desk: Desk) -> None:
    say("Planning …")
    for job in (learn, bulk_orders):
        if job.due(desk):
            job.run(desk)
    plan.run(desk)
    age_stock.run(desk)


def import_one(desk: Desk, upload: Upload) -> bool:
    """Import one file, say its receipt or why not; return whether it is in."""
    voice = desk.voice(zone_here())
    with _progress(upload.path.name) as on_progress:
        try:
            taken = take(desk, upload, voice, on_progress)
        except Exception as error:
            refusal = said(error)
            if refusal is None:
                raise
            if isinstance(refusal, AlreadyImported):  # twice changes nothing, and is no failure
                print(unmarked(voice.tell(refusal)))
                return True
            print_error(refusal, voice)
            return False
    print("\n".join(as_lines(taken.message)))
    return taken.is_imported


def _shop(store: Store, name: str, files: Sequence[Path]) -> Shop:
    if name:
        return store.shops.named(name)
    shops = store.shops.all()
    if len(shops) != 1 and not (files and all(_is_of_all_shops(file) for file in files)):
        raise WhichShop(tuple(shop.name for shop in shops))
    return shops[0] if shops else NO_SHOP


def _is_of_all_shops(file: Path) -> bool:
    """Return whether it is a planning workbook; a file refused is none, and whose it is is asked for first."""
    try:
        return is_of_all_shops(file, TERMINAL)
    except FileRefused:
        return False


def _moment(text: str, shop: Shop) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise BadMoment(text) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(shop.tz))


def _period(first: str, last: str, today: date) -> tuple[date, date] | None:
    if not first and not last:
        return None
    try:
        period = (date.fromisoformat(first), date.fromisoformat(last))
    except ValueError:
        raise BadPeriod(first, last) from None
    if not period[0] <= period[1] <= today or (period[1] - period[0]).days > LONGEST_PERIOD:
        raise BadPeriod(first, last)
    return period


@contextmanager
def _progress(name: str) -> Iterator[Progress]:
    is_watched = sys.stderr.isatty()
    told = 0

    def tell(rows: int) -> None:
        nonlocal told
        if is_watched and rows - told >= PROGRESS_EVERY:
            told = rows
            reading = here().say("{name}: {rows} rows read …", name=name, rows=rows)
            print(f"\r{unmarked(reading)}", end="", file=sys.stderr, flush=True)

    yield tell
    if told:
        print("\r" + " " * 60 + "\r", end="", file=sys.stderr, flush=True)
