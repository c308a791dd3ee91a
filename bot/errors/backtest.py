"""Why a file of sales cannot be checked against, in sentences; each says what would work."""

from dataclasses import dataclass
from datetime import date

from bot.errors import UserError
from bot.wording import N_, Phrase, Safe


@dataclass(eq=False)
class NoSalesTable(UserError):
    file: str
    headers: str

    @property
    def sentence(self) -> Phrase:  # with headers to show, or none
        if self.headers:
            return N_(
                "I cannot find columns of sales in {file}; its first cells are: {headers}. One row must hold the "
                "headers sku, date and units (price if you have it), or sku and a date for each day or week, or date "
                "and each sku; or take TikTok's order export as it is."
            )
        return N_(
            "I cannot find columns of sales in {file}. One row must hold the headers sku, date and units "
            "(price if you have it), or sku and a date for each day or week, or date and each sku; or take TikTok's "
            "order export as it is."
        )


@dataclass(eq=False)
class LacksColumns(UserError):
    file: str
    missing: str
    row: int
    sentence = N_(
        "Row {row} of {file} looks like the header of a table of sales, but lacks: {missing}. "
        "Name the columns sku, date and units (price if you have it)."
    )


@dataclass(eq=False)
class NoSales(UserError):
    file: str
    sentence = N_("{file} holds no sale above zero, so there is nothing to check. Export a period in which you sold.")


@dataclass(eq=False)
class TooShortPast(UserError):
    file: str
    first: date
    last: date
    days: int
    needed: int
    lead: int
    review: int
    longest: int  # [days] of a lead time that can be checked; below 1: none can

    @property
    def sentence(self) -> Phrase:  # with a lead time that can be checked, or none
        if self.longest < 1:
            return N_(
                "Days of sales in {file}: {days} ({first} to {last}). To check orders that take {lead} days and are "
                "placed every {review}, {needed} are needed. Export a longer period."
            )
        return N_(
            "Days of sales in {file}: {days} ({first} to {last}). To check orders that take {lead} days and are "
            "placed every {review}, {needed} are needed. Export a longer period, or check a shorter lead time: "
            "`--lead {longest}`."
        )


@dataclass(eq=False)
class TooSeldom(UserError):
    file: str
    apart: int
    sentence = N_(
        "No two dates in {file} are less than {apart} days apart: its rows are sums of months or the like, which hold "
        "nothing of how sales go from day to day, or hardly anything was sold. Export sales by day, or by week."
    )


@dataclass(eq=False)
class NothingJudged(UserError):
    file: str
    day: date
    sentence = N_(
        "No SKU of {file} was sold for four weeks already on {day}, from where its sales would be foretold. "
        "Export a longer period."
    )


@dataclass(eq=False)
class NothingSoldSince(UserError):
    file: str
    day: date
    skus: int
    sentence = N_(
        "Of the SKUs of {file} that were sold for four weeks on that day ({skus}), nothing was sold from {day} on, so "
        "there is nothing to hold orders against. Export a period that ends while they sell."
    )


@dataclass(eq=False)
class UncertainDates(UserError):
    example: str
    day_first: date
    month_first: date
    sentence = N_(
        "Is `{example}` {day_first} or {month_first}? The file does not tell. Say it: `--dates day_first` "
        "or `--dates month_first`."
    )


@dataclass(eq=False)
class TwoWaysOfDates(UserError):
    example: str
    contradiction: str
    sentence = N_(
        "The file writes dates in two ways: `{example}` and `{contradiction}`. "
        "Export it again without changing it in a spreadsheet."
    )


@dataclass(eq=False)
class BadLead(UserError):
    name: str
    typed: str
    most: int
    sentence = N_("`{typed}` is not a number of days for {name}: whole days from 1 to {most} are needed.")


@dataclass(eq=False)
class BadFill(UserError):
    typed: str
    sentence = N_(
        "`{typed}` is not a share of demand to be served. Write it from 0.5 to 0.999, such as 0.97, or in percent: 97."
    )


@dataclass(eq=False)
class BadCount(UserError):
    name: str
    typed: str
    least: float
    sentence = N_("`{typed}` does not work for {name}: a number of {least} or more is needed.")


@dataclass(eq=False)
class BadRate(UserError):
    typed: str
    sentence = N_("`{typed}` is no rate: write a currency and what one of it is worth, such as `--rate EUR=0.86`.")


@dataclass(eq=False)
class NeedsParquetReader(UserError):
    file: str
    sentence = N_(
        "{file} is a Parquet file; reading it needs pyarrow: `pip install pyarrow`. Or save it as CSV, "
        "which needs nothing."
    )


@dataclass(eq=False)
class NoFolder(UserError):
    name: str
    why: str
    sentence = N_("{name} could not be written: {why}. Close it where it is open, or name another folder: `--out`.")


class NeedsBoosting(UserError):
    sentence = N_(
        "`--boost` needs LightGBM: `pip install '.[boost]'`, on Debian or Ubuntu also `apt install libgomp1`. Without "
        "`--boost` the check tells the same of everything else."
    )


@dataclass(eq=False)
class UnreadableCells(UserError):
    file: str
    count: int
    cells: Safe
    sentence = N_(
        "Cells of {file} that cannot be read: {count}.\n"
        "{cells}\n"
        "Nothing was checked. Correct them in the file, or export it again, and check it once more."
    )
