"""`template`: writes the planning workbook, in which a seller tells what no export knows."""

import argparse
from datetime import datetime
from pathlib import Path

import numpy as np

from bot.errors.file import FileExists, NotWritten, NotXlsx
from bot.opening import open_kept, utc_now
from bot.settings import read
from bot.store import Store
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
            now = utc_now()
            known = without_gone_days(store, store.workbook.known(now.date()), now)
    try:
        file.write_bytes(planning_workbook(known, here()))
    except OSError as error:
        raise NotWritten(file.name, error.strerror or "") from error
    wrote = {"path": str(file.resolve()), "file": str(file)}
    say("Wrote {path}. Fill it in, save it, and import it: `python -m bot import {file}`", **wrote)
    return 0


def without_gone_days(store: Store, known: Known, now: datetime) -> Known:
    """Return what is known without the last days of sale whose goods are gone everywhere."""
    dated = [str(row["product"]) for row in known["products"] if "sell_by" in row]
    lies, left = set[str](), set[str]()
    for catalogue in store.facts.gather(now, products=dated, days=1) if dated else ():
        items = catalogue.items
        lies.update(items.product)
        left.update(np.array(items.product)[(items.perishing > 0) | np.isnan(items.on_hand)].tolist())
    gone = lies - left
    rows = [
        {name: value for name, value in row.items() if name != "sell_by" or row["product"] not in gone}
        for row in known["products"]
    ]
    return {**known, "products": rows}
