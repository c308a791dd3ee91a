"""What keeps a file that can be read from coming in, in sentences: what is wrong and what to do."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.errors import UserError
from bot.wording import N_, Phrase


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
    is_orders: bool

    @property
    def sentence(self) -> Phrase:  # only orders are of a period
        if self.is_orders:
            return N_(
                "{file} has the right headers but no row that can be used. Nothing was imported; "
                "export it again with a longer period."
            )
        return N_("{file} has the right headers but no row that can be used. Nothing was imported; export it again.")


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
