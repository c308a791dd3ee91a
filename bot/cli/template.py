"""`template`: writes the planning workbook, in which a seller tells what no export knows."""

import argparse
from pathlib import Path

from bot.errors.file import FileExists, NotWritten, NotXlsx
from bot.opening import open_kept, utc_now
from bot.settings import read
from bot.terminal import here, say
from bot.workbooks.template import Known, planning_workbook

NAME = "template"
HELP = "write the planning workbook to fill in: shops, suppliers, products and what else no export knows"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, default=Path("planning.xlsx"), metavar="FILE")
    parser.add_argument("--filled", action="store_true", help="with everything that is known already, to be edited")
    parser.add_argument("--force", action="store_true", help="write over a file that is there")


def run(parsed: argparse.Namespace) -> int:
    file: Path = parsed.file
    if file.suffix.lower() != ".xlsx":
        raise NotXlsx(file.name)
    if file.exists() and not parsed.force:
        raise FileExists(file.name)
    known: Known = {}
    if parsed.filled:
        with open_kept(read()) as (_, store):
            known = store.workbook.known(utc_now().date())
    try:
        file.write_bytes(planning_workbook(known, here()))
    except OSError as error:
        raise NotWritten(file.name, error.strerror or "") from error
    wrote = {"path": str(file.resolve()), "file": str(file)}
    say("Wrote {path}. Fill it in, save it, and import it: `python -m bot import {file}`", **wrote)
    return 0
