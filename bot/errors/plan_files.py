"""Why Parquet files were not planned, in sentences: which file, column and row, and what to put there."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.errors import Told, UserError
from bot.wording import N_, Phrase

FILES_REFUSED: Mapping[str, Phrase] = {
    "no_file": N_("There is no {file} in {folder}. Put it there; README, “Outgrow one machine”, says what it holds."),
    "unreadable": N_("{file} is not a Parquet file, or it is damaged. Write it again."),
    "no_rows": N_("{file} has no rows. Write a row for each item."),
    "missing_column": N_("{file} has no column `{column}`. README, “Outgrow one machine”, says what it holds."),
    "no_text": N_("The column `{column}` of {file} holds {found}; text is needed."),
    "no_number": N_("The column `{column}` of {file} holds {found}; numbers are needed."),
    "no_class": N_("The column `{column}` of {file} holds {found}; the names of classes are needed: A, B or C."),
    "no_such_class": N_(
        "`{column}` of `{item}` (row {row} of {file}) is `{found}`, which is no class. "
        "Write A, B or C, or leave it empty."
    ),
    "no_flag": N_("The column `{column}` of {file} holds {found}; true or false is needed."),
    "no_date": N_("The column `{column}` of {file} holds {found}; dates are needed."),
    "no_days": N_(
        "The column `{column}` of {file} holds {found}; in each row a list of numbers is needed, "
        "one a day, the oldest first."
    ),
    "no_key": N_("Row {row} of {file} has no {column}. Each row must say which item it is of."),
    "twice": N_("{file} has `{item}` twice, in the rows {first} and {row}. Leave one of them."),
    "no_history": N_(
        "`{item}` (row {row} of items.parquet) has no row in history.parquet; that many items have none: {n}. "
        "Give a new item days of 0 units, with an `in_stock` of -1."
    ),
    "unknown_item": N_(
        "Row {row} of {file} is of `{item}`, which is not in items.parquet. Add it there, or leave it out."
    ),
    "ragged": N_(
        "The list `{column}` of `{item}` (row {row} of {file}) has {found} days, others {days}. "
        "All must be as long and end yesterday; before an item was there, its units are 0 and its `in_stock` is -1."
    ),
    "empty_day": N_("The list `{column}` of `{item}` (row {row} of {file}) has a day without a number. Write 0 there."),
    "no_day": N_(
        "`{column}` of `{item}` (row {row} of {file}) holds no day. An event needs its first and its last one."
    ),
    "too_low": N_("`{column}` of `{item}` (row {row} of {file}) is {found}; it must be {least} or more."),
    "too_high": N_("`{column}` of `{item}` (row {row} of {file}) is {found}; it may be {most} days at most."),
    "no_time": N_(
        "`{column}` of `{item}` (row {row} of {file}) is {found}. An order takes more than 0 and at most 730 days; "
        "leave it empty where nobody knows."
    ),
    "no_money": N_(
        "`{column}` of `{item}` (row {row} of {file}) is {found}, and nothing is bought or sold for that. Leave "
        "it empty where nobody knows."
    ),
    "no_units": N_(
        "`units` of `{item}` (row {row} of {file}) is {found} on one day. A day sells from 0 to 1,000,000,000; leave "
        "returns out."
    ),
    "no_state": N_(
        "`in_stock` of `{item}` (row {row} of {file}) is {found} on one day. Write 1 for a day in stock, 0 for one "
        "without, 2 where it ran out hours before its end, -1 where nobody knows."
    ),
    "ends_first": N_(
        "An event of `{item}` (row {row} of {file}) begins on {start} and ends before, on {end}. Write its first day "
        "as `start` and its last as `end`."
    ),
    "sells_nothing": N_(
        "An event of `{item}` (row {row} of {file}) pauses ads and plans {found} units. What pauses ads plans nothing: "
        "leave `planned` empty, or write two events."
    ),
    "out_of_range": N_(
        "`{column}` of `{item}` (row {row} of {file}) is {found}, which cannot be. "
        "README, “Outgrow one machine”, says what it may be."
    ),
    "process_ended": N_(
        "A process that planned was ended from outside, most often for want of memory. "
        "Try again with fewer of them than {workers}, such as `--workers 1`."
    ),
    "spark": N_("Spark did not finish: {why} Its log above says more."),
}


@dataclass(eq=False)
class RefusedFiles(Told):
    """Files refused as a whole; nothing was planned."""


@dataclass(eq=False)
class MissingExtra(UserError):
    package: str
    extra: str
    sentence = N_("This needs {package}, which is not installed: `pip install .[{extra}]`, then try again.")


@dataclass(eq=False)
class NoJava(UserError):
    sentence = N_("Spark needs Java 17 or newer, and there is none here. Install it, or leave `--engine spark` out.")


@dataclass(eq=False)
class FolderExists(UserError):
    folder: str
    sentence = N_("{folder} is there already. Name another folder, or add `--force` to put the new plan in its place.")


@dataclass(eq=False)
class NotAPlan(UserError):
    folder: str
    sentence = N_("{folder} holds something else than a plan, so `--force` does not replace it. Name another folder.")


@dataclass(eq=False)
class BadDay(UserError):
    text: str
    sentence = N_("`{text}` is not a day. Write it like 2026-11-03.")


@dataclass(eq=False)
class BadWorkers(UserError):
    workers: int
    sentence = N_("{workers} is not a number of processes; 1 or more are needed.")
