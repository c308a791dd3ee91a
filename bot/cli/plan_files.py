"""`plan-files`: plans a catalogue of any size from Parquet files, for those who outgrow the store."""

import argparse
import os
import shutil
import sys
import time
from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors.file import NotWritten
from bot.errors.plan_files import BadDay, BadWorkers, FolderExists, MissingExtra, NoJava, NotAPlan
from bot.messages.levels import LEVEL_WORDS
from bot.opening import policy_of, utc_now
from bot.settings import read
from bot.terminal import here, say, unmarked
from planner.model import Level

if TYPE_CHECKING:
    from bot.engines.run import Done

NAME = "plan-files"
HELP = "plan a catalogue of any size from Parquet files into others"


HOLDS = """IN holds Parquet files, each a single one or a folder of parts:
  items.parquet    a row for each product at a location: product, location (text), on_hand; and what else is known
  history.parquet  the same rows: product, location, units (a list, a number a day, the oldest first); in_stock
  inbound.parquet  may be missing; a row for each receipt: product, location, quantity, day
  events.parquet   may be missing; a row for each event and item: product, location, start, end; planned, factor ...
README, "Outgrow one machine", says of every column what it may hold."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = HOLDS
    parser.add_argument("source", type=Path, metavar="IN", help="folder with items.parquet, history.parquet …")
    parser.add_argument("into", type=Path, metavar="OUT", help="folder to make, with plan.parquet and learned.json")
    parser.add_argument("--engine", choices=("local", "spark"), default="local", help="processes here, or Spark")
    parser.add_argument(
        "--as-of",
        default="",
        help="the day after the last one of history, for example 2026-11-03; without it: today",
    )
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes; else one a processor")
    parser.add_argument("--keep-giants", action="store_true", help="let days of one giant order count as any other")
    parser.add_argument("--force", action="store_true", help="put the new plan in the place of one that is there")


def run(parsed: argparse.Namespace) -> int:
    """Plan, and say what stands where."""
    _require(parsed)
    from bot.engines.catalogue import Catalogue  # noqa: PLC0415 - pyarrow is an extra
    from bot.engines.run import LEARNED, PLAN, plan_files  # noqa: PLC0415

    begun = time.monotonic()
    as_of = _day(parsed.as_of)
    policy = policy_of(read())
    catalogue = Catalogue.of(parsed.source)
    n = len(catalogue.rows)
    say("Items to plan: {n}, each with {days} days of history, as of {day} …", n=n, days=catalogue.days, day=as_of)
    if catalogue.unused:
        say("Columns that mean nothing here: {columns}.", columns=catalogue.unused)
    try:
        done = plan_files(
            catalogue,
            parsed.into,
            policy,
            as_of,
            _progress(n),
            engine=parsed.engine,
            workers=parsed.workers,
            keeps_giants=parsed.keep_giants,
        )
    except OSError as error:
        raise NotWritten(str(parsed.into), error.strerror or "") from error
    _tell(done)
    seconds = time.monotonic() - begun
    say(
        "Planned in {seconds} seconds. {plan} holds the plan, {learned} what the catalogue taught.",
        seconds=here().rate(seconds),
        plan=str(parsed.into / PLAN),
        learned=str(parsed.into / LEARNED),
    )
    return 0


def _require(parsed: argparse.Namespace) -> None:
    """Refuse what can be seen before anything is read."""
    if find_spec("pyarrow") is None:
        raise MissingExtra("pyarrow", "files")
    if parsed.engine == "spark":
        if find_spec("pyspark") is None:
            raise MissingExtra("PySpark", "spark")
        if not os.environ.get("JAVA_HOME") and shutil.which("java") is None:
            raise NoJava
    if parsed.workers < 1:
        raise BadWorkers(parsed.workers)
    into: Path = parsed.into
    if into.exists():
        if not parsed.force:
            raise FolderExists(str(into))
        if not (into / "plan.parquet").exists():
            raise NotAPlan(str(into))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text) if text else utc_now().date()
    except ValueError:
        raise BadDay(text) from None


def _tell(done: "Done") -> None:
    """Say how many items stand at each level, the worst first, and of how many a giant order was set apart."""
    for level in Level:
        if level.name in done.levels:
            sign, words = LEVEL_WORDS[level]
            say("{sign} {level}: {n}", sign=sign, level=here().say(words), n=done.levels[level.name])
    if done.set_apart:
        say(
            "Items of which days of one giant order were set apart, as such an order seldom comes again: {n}; most of "
            "`{item}`, {units} units. The column `set_apart` of the plan holds them; `--keep-giants` plans with them.",
            n=done.set_apart,
            item=done.largest,
            units=done.units,
        )


def _progress(n: int) -> Callable[[int], None]:
    is_watched = sys.stderr.isatty()

    def tell(done: int) -> None:
        if is_watched:
            planning = unmarked(here().say("{done} of {n} items planned …", done=done, n=n))
            print(f"\r{planning}", end="" if done < n else "\n", file=sys.stderr, flush=True)

    return tell
