"""`backup`: a copy of the database, made while the bot runs, and checked."""

import argparse
from pathlib import Path

from bot.errors.database import BackUpOtherwise
from bot.errors.file import FileExists, NotWritten
from bot.opening import utc_now
from bot.settings import read
from bot.store import NotCopied, copy_database, demand_database
from bot.terminal import say

NAME = "backup"
HELP = "copy the database, while the bot runs, and check the copy"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="without it: named after today, here")
    parser.add_argument("--force", action="store_true", help="write over a file that is there")


def run(parsed: argparse.Namespace) -> int:
    settings = read()
    demand_database(settings.database_url)
    file: Path = parsed.file or Path(f"quartermaster-{utc_now().astimezone().date()}.db")
    try:
        if not copy_database(settings.database_url, file, over=parsed.force):
            raise BackUpOtherwise
    except FileExistsError:
        raise FileExists(file.name) from None
    except NotCopied as error:
        raise NotWritten(file.name, error.why) from error
    say("Wrote {path}, {size} MB, and checked it.", path=str(file.resolve()), size=f"{file.stat().st_size / 1e6:.1f}")
    say("To go back to it: stop the bot, put it in the place of the database, and delete the -wal and -shm beside it.")
    return 0
