"""`backtest`: checks our forecast and orders against any file of past sales, before anybody has to trust them."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from bot.backtest.proving import proved
from bot.backtest.reading import read_file
from bot.backtest.telling import in_words, lines
from bot.backtest.typed import amount, days, rate, share
from bot.errors.backtest import NeedsBoosting, NoFolder
from bot.opening import utc_now
from bot.terminal import here, say, unmarked
from bot.wording import N_, Phrase
from bot.workbooks.backtest import backtest_workbook
from planner.backtest.proof import Asked
from planner.forecasting.boost import is_installed
from planner.intake.moments import DateOrder

NAME = "backtest"
HELP = (
    "check forecast and orders against a file of past sales: TikTok's order export, or a table of sku, date and units"
)

MOST = 2_000  # SKUs: they take a minute or two
PARTS: dict[str, Phrase] = {
    "foretold": N_("Foretelling from days of the past: {done} of {of}"),
    "ordered": N_("Playing orders: {done} of {of}"),
    "rhythms": N_("Playing rhythms of ordering: {done} of {of}"),
}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="CSV, XLSX or Parquet")
    parser.add_argument("--lead", default="30", metavar="DAYS", help="days from ordering to the shelf; without it: 30")
    parser.add_argument("--review", default="7", metavar="DAYS", help="days between two orders; without it: 7")
    parser.add_argument(
        "--fill", default="0.97", metavar="SHARE", help="share of demand to be served; without it: 0.97"
    )
    parser.add_argument("--lead-spread", default="0", metavar="DAYS", help="by how many days the lead time strays")
    parser.add_argument("--moq", default="1", metavar="UNITS", help="units of an order at least")
    parser.add_argument("--order-cost", default="0", metavar="MONEY", help="what placing one order costs")
    parser.add_argument("--dates", choices=[order.value for order in DateOrder], help="what 03/04/2026 begins with")
    parser.add_argument(
        "--rate",
        action="append",
        default=[],
        metavar="CURRENCY=WORTH",
        help="what one of a currency is worth in that of the other prices, such as EUR=0.86, where a file names both",
    )
    parser.add_argument("--most", default=str(MOST), metavar="SKUS", help=f"SKUs checked at most; without it: {MOST}")
    parser.add_argument("--boost", action="store_true", help="also with gradient boosting; takes several times as long")
    parser.add_argument(
        "--out",
        type=Path,
        default=Path(),
        metavar="FOLDER",
        help="where chart and workbook go; without it: the current one",
    )


def run(parsed: argparse.Namespace) -> int:
    asked = Asked(
        days("--lead", parsed.lead),
        days("--review", parsed.review),
        share(parsed.fill),
        amount("--moq", parsed.moq, least=1),
    )
    if parsed.boost and not is_installed():
        raise NeedsBoosting
    lead_spread, placing_cost = amount("--lead-spread", parsed.lead_spread), amount("--order-cost", parsed.order_cost)
    most, voice, told = int(amount("--most", parsed.most, least=1)), here(), Progress()
    into = _made(parsed.out)
    order = DateOrder(parsed.dates) if parsed.dates else None
    told.begins(parsed.file.name)
    sales = read_file(
        parsed.file,
        today=utc_now().date(),
        most=most,
        voice=voice,
        order=order,
        rates=dict(map(rate, parsed.rate)),
        on_progress=told.reading,
    )
    proof = proved(sales, asked, lead_spread, told.working, is_boosted=parsed.boost)
    told.done()
    from bot.charts.backtest import backtest_chart  # noqa: PLC0415 - half a second that no other verb should wait

    for line in lines(sales, proof, lead_spread, placing_cost, voice):
        print(unmarked(line))
    _write(into / f"{parsed.file.stem}-backtest.png", lambda: backtest_chart(proof, voice))
    _write(
        into / f"{parsed.file.stem}-backtest.xlsx",
        lambda: backtest_workbook(
            proof,
            sales.skus,
            sales.units,
            sales.price,
            voice,
            words=in_words(sales, proof, lead_spread, voice),
            currency=sales.currency,
        ),
    )
    return 0


class Progress:
    """Says on the error stream how far the work is: in place on a terminal, else a line for each part."""

    def __init__(self) -> None:
        self._is_watched = sys.stderr.isatty()
        self._part = ""
        self._width = 0

    def begins(self, file: str) -> None:
        """Tell that the file is being read."""
        self._say("reading", N_("Reading {file} …"), file=file)

    def reading(self, rows: int) -> None:
        """Tell how many rows are read; who does not watch knows that the file is being read."""
        if self._is_watched:
            self._say("rows", N_("{rows} rows read …"), rows=rows)

    def working(self, part: str, done: int, of: int) -> None:
        """Tell how much of a part is done."""
        self._say(part, PARTS[part], done=done, of=of)

    def done(self) -> None:
        """Leave nothing of it behind."""
        if self._is_watched:
            print("\r" + " " * self._width + "\r", end="", file=sys.stderr, flush=True)

    def _say(self, part: str, words: Phrase, **values: object) -> None:
        if not self._is_watched and part == self._part:
            return
        self._part = part
        line = unmarked(here().say(words, **values))
        blank = " " * max(0, self._width - len(line))
        self._width = 2 * len(line)
        print(
            f"\r{line}{blank}" if self._is_watched else line,
            end="" if self._is_watched else "\n",
            file=sys.stderr,
            flush=True,
        )


def _made(folder: Path) -> Path:
    """Return the folder, there now: nobody should wait for a check that cannot be written down."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NoFolder(str(folder), error.strerror or "") from error
    return folder


def _write(file: Path, made: Callable[[], bytes]) -> None:
    """Write a file that is there only once it is whole."""
    beside = file.with_name(f".{file.name}.part")
    try:
        beside.write_bytes(made())
        beside.replace(file)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise NoFolder(file.name, error.strerror or "") from error
    say("Wrote {file}.", file=str(file.resolve()))
