"""Why a whole file was refused, in sentences: what is wrong and how to export it so that it works."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.errors import Told, UserError
from bot.errors.foreign import FOREIGN_REFUSED
from bot.wording import N_, Phrase

FILE_REFUSED: Mapping[str, Phrase] = {
    "not_found": N_("There is no file {name}. Check the path."),
    "empty": N_("{name} is empty. Export it again."),
    "not_a_workbook": N_("{name} is neither a workbook (.xlsx) nor a text table (.csv, .tsv, .txt)."),
    "wrong_extension": N_("{name} is really a {content} file. Rename it so that it ends in .{content}."),
    "old_excel": N_("{name} is in an old Excel format. Open it in Excel and save it as .xlsx."),
    "other_program": N_("{name} was saved by another program than Excel. Save it there as .xlsx."),
    "zipped": N_("{name} is an archive. Unpack it, then import the files that are in it."),
    "web_page": N_(
        "{name} is a web page, not an export; most often it is the one that asks you to log in again. "
        "Export it again; if Excel shows a table in it, save that as .xlsx."
    ),
    "password": N_("{name} is locked with a password. Save it without one."),
    "macros": N_("{name} contains macros. Save it as .xlsx without macros."),
    "external_links": N_("{name} links to other files. Break the links (Data, Edit Links) and save it again."),
    "too_large": N_(
        "{name} has {megabytes} MB; up to {limit_megabytes} MB are read. Export a shorter period or use CSV."
    ),
    "zip_bomb": N_("{name} unpacks to far more than a workbook does and was not opened. Export it again."),
    "too_many_columns": N_("The sheet {sheet} has more than {limit} columns. Export it again as TikTok makes it."),
    "encoding": N_("The letters of {name} cannot be read. Save it as CSV UTF-8."),
    "cell_too_long": N_(
        "Row {row} of {sheet} has a cell of more than {limit} characters; most often a quote is never closed."
    ),
    "ragged_row": N_("Row {row} of {sheet} has more cells than the header. Export the file again."),
    "cut_off": N_(
        "{sheet} ends in the middle of row {row}, as if its download had been broken off. Nothing of it was imported: "
        "download it again."
    ),
    "duplicate_column": N_("{sheet} has two columns {column}. Delete one of them."),
    "missing_columns": N_("Row {row} of {sheet} looks like the header of an export ({kind}), but lacks: {missing}."),
    "unknown_kind": N_(
        "I do not know this kind of file; its first cells are: {headers}. I read TikTok's order export, its stock "
        "batch-edit export, the report of stock fulfilled by TikTok, ads reports, and the planning workbook "
        "(`python -m bot template`), each with its header row."
    ),
    **FOREIGN_REFUSED,
    "formula_without_value": N_(
        "Cell {cell} of {sheet} holds a formula without a value. Open the file in Excel and save it."
    ),
    "error_value": N_("Cell {cell} of {sheet} holds the error {value}. Correct it, then import again."),
    "out_of_memory": N_("{name} needs more memory than a file may take. Export a shorter period or use CSV."),
    "timed_out": N_(
        "Reading {name} took more than {seconds} seconds and was stopped. Export a shorter period or use CSV."
    ),
    "unreadable": N_("{name} is damaged and cannot be read. Export it again."),
}


@dataclass(eq=False)
class RefusedFile(Told):
    """A file refused as a whole; nothing of it was imported."""


@dataclass(eq=False)
class AskDateOrder(UserError):
    example: str
    day_first: date
    month_first: date
    shop: str
    sentence = N_(
        "Is `{example}` {day_first} or {month_first}? The file does not tell. Say it once for the shop: "
        '`python -m bot shop change "{shop}" --dates day_first` (or `month_first`), then import again.'
    )


@dataclass(eq=False)
class ContradictingDates(UserError):
    example: str
    contradiction: str
    sentence = N_(
        "The file writes dates in two ways: `{example}` and `{contradiction}`. Nothing was imported. "
        "Export it again without changing it in a spreadsheet."
    )


@dataclass(eq=False)
class NoRows(UserError):
    file: str
    sentence = N_(
        "{file} has the right headers but no row that can be used. Nothing was imported; "
        "export it again with a longer period."
    )


@dataclass(eq=False)
class AlreadyImported(UserError):
    when: datetime
    sentence = N_("This very file was already imported {when}. Nothing changed.")


@dataclass(eq=False)
class ImportedElsewhere(UserError):
    sentence = N_(
        "Meanwhile somebody imported this file or the same orders, or changed the time zone of the shop. "
        "Nothing of it came in from here; if there is no receipt of it, import it again."
    )


@dataclass(eq=False)
class BadMoment(UserError):
    text: str
    sentence = N_("`{text}` is not a date and time. Write it like 2026-11-03T09:30.")


@dataclass(eq=False)
class MixedFile(UserError):
    file: str
    sentence = N_(
        "{file} holds several kinds of exports in one workbook. Nothing was imported; "
        "save each sheet as a file of its own."
    )


@dataclass(eq=False)
class CountedTwice(UserError):
    file: str
    sku: str
    sentence = N_(
        "{file} counts the SKU {sku} on two sheets, with different units. Nothing was imported; "
        "delete the sheet that does not hold."
    )


@dataclass(eq=False)
class FutureFile(UserError):
    file: str
    as_of: datetime
    sentence = N_(
        "{file} cannot have been exported {as_of}: that is still to come. Check `--as-of` and this machine's clock."
    )


@dataclass(eq=False)
class OnlyExamples(UserError):
    file: str
    sentence = N_(
        "{file} holds only its examples. Nothing was imported; write your own rows below them, in any of its sheets."
    )


@dataclass(eq=False)
class UnreadSheet(UserError):
    sheet: str
    headers: str
    sentence = N_(
        "The sheet {sheet} cannot be read: one row of it must hold the headers {headers}, each in a cell of its own. "
        "Nothing was imported. `python -m bot template` writes a fresh workbook."
    )


@dataclass(eq=False)
class FileExists(UserError):
    file: str
    sentence = N_("There is a file {file} already. Name another one, or add `--force` to write over it.")


@dataclass(eq=False)
class NotXlsx(UserError):
    file: str
    sentence = N_("{file} must end in .xlsx: the planning workbook is an Excel workbook.")


@dataclass(eq=False)
class NotWritten(UserError):
    file: str
    why: str
    sentence = N_("{file} could not be written: {why}. Name another file.")


@dataclass(eq=False)
class NoTable(UserError):
    sentence = N_(
        "I only read tables that Slack keeps itself: an export of Seller Center or the planning workbook, as .xlsx or "
        ".csv. Nothing was imported; drop such a file here."
    )
